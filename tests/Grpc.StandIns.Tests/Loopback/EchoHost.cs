using System.Net;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.StandIns.Tests.Loopback;

/// <summary>The test service on a free port of this machine, over HTTP/2 without TLS.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoHost(WebApplication app)
    {
        _app = app;
    }

    public Uri Address => new(_app.Urls.Single());

    public WaitingRoom WaitingRoom => _app.Services.GetRequiredService<WaitingRoom>();

    public static Task<EchoHost> StartAsync() => StartAsync((app, _) => app.MapGrpcService<EchoEndpoint>());

    public static async Task<EchoHost> StartAsync(Action<IEndpointRouteBuilder, WaitingRoom> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<WaitingRoom>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.ResponseCompressionAlgorithm = "gzip";
            grpc.Interceptors.Add<NameLeavingInterceptor>("first");
            grpc.Interceptors.Add<NameLeavingInterceptor>("second");
        });

        var app = builder.Build();
        map(app, app.Services.GetRequiredService<WaitingRoom>());
        await app.StartAsync();
        return new EchoHost(app);
    }

    public GrpcChannel Channel(Action<GrpcChannelOptions>? configure = null)
    {
        var options = new GrpcChannelOptions();
        configure?.Invoke(options);
        return GrpcChannel.ForAddress(Address, options);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
