using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workforce.V1;

namespace Workforce.Caseloads.Tests.Fakes;

/// <summary>A service that refuses every question about a worker with one status, behind a real transport.</summary>
internal sealed class RefusingService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RefusingService(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<RefusingService> StartAsync(StatusCode code)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(new Refusing(code));
        builder.Services.AddGrpc();

        var app = builder.Build();
        app.MapGrpcService<Refusing>();
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed class Refusing(StatusCode code) : CaseloadService.CaseloadServiceBase
    {
        public override Task<WorkerCaseloadRecord> GetWorkerCaseload(GetWorkerCaseloadRequest request, ServerCallContext context) =>
            throw new RpcException(new Status(code, "For a developer."));
    }
}
