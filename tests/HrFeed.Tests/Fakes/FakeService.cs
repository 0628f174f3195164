using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Workforce.HrFeed.Tests.Fakes;

/// <summary>A service that answers as a test says, behind a real transport: HTTP/2 on a port of this machine.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeService(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single());
    }

    public Uri Address { get; }

    public static async Task<FakeService> StartAsync(FakeStaffing staffing)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(staffing);
        builder.Services.AddGrpc();

        var app = builder.Build();
        app.MapGrpcService<FakeStaffing>();
        await app.StartAsync();
        return new FakeService(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
