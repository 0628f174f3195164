using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workforce.Benchmarks.V1;
using Workforce.Service.Access;
using Workforce.Service.Limits;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;

namespace Workforce.Benchmarks;

/// <summary>What the limits cost a call that meets none: the gate by itself, all cores at it for one caller, beside whole calls that do nothing.</summary>
internal static class LimitsBenchmark
{
    private const int Concurrency = 64;

    /// <summary>The gate is so much shorter than a call.</summary>
    private const int PassagesPerCall = 20;

    public static async Task RunAsync(int calls, int rounds)
    {
        await using var service = await HostedService.StartAsync();
        using var callers = new CallerAllowances(Options.Create(new LimitSettings { CallsPerSecond = 10_000_000, CallBurst = 10_000_000 }), TimeProvider.System);
        var metrics = service.Services.GetRequiredService<WorkforceMetrics>();
        var gate = new CallGate(_ => Task.CompletedTask, callers, Options.Create(new LimitSettings()), metrics);
        var passages = calls * PassagesPerCall;
        var (called, passed) = (new List<Spent>(), new List<Spent>());

        // Compiled first, and then in turns.
        for (var round = -1; round < rounds; round++)
        {
            var call = await Spent.OnAsync(() => CallAsync(service, calls));
            var passage = await Spent.OnAsync(() => PassAsync(gate, passages));

            if (round >= 0)
            {
                called.Add(call);
                passed.Add(passage);
            }
        }

        var (whole, alone) = (Median(called), Median(passed));
        Console.WriteLine($"Limits: {Concurrency} concurrent calls that do nothing, client and service in one process, and the gate by itself on {Environment.ProcessorCount} threads for one caller; median of {rounds} rounds by processor time.");
        Console.WriteLine($"{"",-12} {"us",8} {"CPU us",8} {"bytes",8} {"GC us",8}");
        Console.WriteLine($"{"call",-12} {whole.Each(calls)}");
        Console.WriteLine($"{"gate",-12} {alone.Each(passages)}");
        Console.WriteLine($"{"share",-12} {"",8} {alone.Processor / passages / (whole.Processor / calls),8:0.0000} {(double)alone.Allocated / passages / ((double)whole.Allocated / calls),8:0.0000}");
    }

    private static Spent Median(List<Spent> runs) => runs.OrderBy(run => run.Processor).ElementAt(runs.Count / 2);

    private static async Task CallAsync(HostedService service, int calls)
    {
        var client = new NoOpService.NoOpServiceClient(service.Channel);
        var left = calls;
        await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                // With a deadline, as every ordinary caller's call has one.
                await client.CallAsync(new(), deadline: DateTime.UtcNow.AddSeconds(10));
            }
        })));
    }

    private static Task PassAsync(CallGate gate, int passages) => Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
    {
        var method = new Method<NoOpRequest, NoOpResponse>(MethodType.Unary, "s", "m", Marshallers.Create(_ => Array.Empty<byte>(), _ => new NoOpRequest()), Marshallers.Create(_ => Array.Empty<byte>(), _ => new NoOpResponse()));
        var context = new DefaultHttpContext();
        context.Features.Set(Caller.Development);
        context.SetEndpoint(new(null, new(new GrpcMethodMetadata(typeof(LimitsBenchmark), method)), null));
        context.Request.Headers["grpc-timeout"] = "10S";

        for (var i = passages / Environment.ProcessorCount; i > 0; i--)
        {
            await gate.InvokeAsync(context);
        }
    })));
}
