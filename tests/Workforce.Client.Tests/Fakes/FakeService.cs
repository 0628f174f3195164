using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Workforce.Client.Tests.Fakes;

/// <summary>A service that fails as a test says, behind a real transport: HTTP/2 on a port of this machine.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeService(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single());
    }

    public Uri Address { get; }

    public static async Task<FakeService> StartAsync(FakeStaffing staffing, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        // A test that stops the service means it to be gone, not to wait for its streams.
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.Services.AddSingleton(staffing);
        builder.Services.AddGrpc();

        var app = builder.Build();
        app.MapGrpcService<FakeStaffing>();
        app.MapGrpcService<FakeMeasures>();
        app.MapGrpcService<FakeAudit>();
        await app.StartAsync();
        return new FakeService(app);
    }

    /// <summary>Options for a client that need not wait long.</summary>
    public WorkforceClientOptions Options() => new()
    {
        Address = Address,
        FirstRetryDelay = TimeSpan.FromMilliseconds(1),
        MaxRetryDelay = TimeSpan.FromMilliseconds(20),
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
