using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Workforce.Service.Access;
using Workforce.Service.Auditing;
using Workforce.Service.Endpoints;
using Workforce.V1;

namespace Workforce.Benchmarks;

/// <summary>What the audit trail adds to a page of caseloads: the very handler with it and without, in turns, in one process and on one thread.</summary>
/// <remarks>CPU time and bytes, which other work on the machine does not change as it does the clock. The network's share is left out on both sides.</remarks>
internal static class AuditBenchmark
{
    public static async Task RunAsync(int calls, int rounds)
    {
        var caseloads = new GeneratedCaseloads(teams: 10);
        await using var service = await HostedService.StartAsync();
        await caseloads.LoadAsync(service);
        var endpoint = service.Services.GetRequiredService<CaseloadEndpoint>();
        var recorder = service.Services.GetRequiredService<AuditRecorder>();
        var (bare, audited) = (new Handlers(), new Handlers());
        CaseloadService.BindService(bare, endpoint);
        CaseloadService.BindService(new AuditedCalls(audited, recorder, CaseloadService.Descriptor), endpoint);

        foreach (var size in new[] { 1, 30, 300 })
        {
            var request = new ListCaseloadsRequest { UnitId = GeneratedCaseloads.Council, PageSize = size };
            Run(bare, request, calls);
            Run(audited, request, calls);
            var (without, with) = (new List<(double Micros, double Bytes)>(), new List<(double Micros, double Bytes)>());

            for (var round = 0; round < rounds; round++)
            {
                without.Add(Run(bare, request, calls));
                with.Add(Run(audited, request, calls));
            }

            var (less, more) = (without.OrderBy(each => each.Micros).ElementAt(rounds / 2), with.OrderBy(each => each.Micros).ElementAt(rounds / 2));
            Console.WriteLine(
                $"audit: ListCaseloads, page of {size}: without {less.Micros:F2} us and {less.Bytes:F0} B a call, with {more.Micros:F2} us and {more.Bytes:F0} B:"
                + $" {more.Micros - less.Micros:+0.00;-0.00} us, {more.Bytes - less.Bytes:+0;-0} B (median of {rounds} x {calls} calls, CPU time of one thread)");
        }
    }

    private static (double Micros, double Bytes) Run(Handlers handlers, ListCaseloadsRequest request, int calls)
    {
        var context = new Context();
        var (bytes, time) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);

        for (var i = 0; i < calls; i++)
        {
            handlers.ListCaseloads!(request, context).GetAwaiter().GetResult();
        }

        return ((Environment.CpuUsage.TotalTime - time).TotalMicroseconds / calls, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / calls);
    }

    /// <summary>Keeps the one handler.</summary>
    private sealed class Handlers : ServiceBinderBase
    {
        public UnaryServerMethod<ListCaseloadsRequest, ListCaseloadsResponse>? ListCaseloads { get; private set; }

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
            ListCaseloads = handler as UnaryServerMethod<ListCaseloadsRequest, ListCaseloadsResponse> ?? ListCaseloads;

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
        {
        }

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
        {
        }

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
        {
        }
    }

    private sealed class Context : ServerCallContext
    {
        private readonly Metadata _headers = [];

        public Context()
        {
            var http = new DefaultHttpContext();
            http.Features.Set(Caller.Development);
            UserState["__HttpContext"] = http;
        }

        protected override string MethodCore => "workforce.v1.CaseloadService/ListCaseloads";

        protected override string HostCore => "";

        protected override string PeerCore => "";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore => _headers;

        protected override CancellationToken CancellationTokenCore => CancellationToken.None;

        protected override Metadata ResponseTrailersCore => _headers;

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore => new("", []);

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
    }
}
