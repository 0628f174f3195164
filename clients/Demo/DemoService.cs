using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workforce.Service;
using Workforce.Service.Live;

namespace Workforce.Demo;

/// <summary>The real service in this process, on a database that is new for each demo and goes with it.</summary>
internal sealed class DemoService : IAsyncDisposable
{
    private const int UsualPort = 5080;

    private readonly string _directory;
    private readonly WebApplication _app;

    private DemoService(string directory, WebApplication app)
    {
        _directory = directory;
        _app = app;
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public string DatabasePath => PathIn(_directory);

    public static async Task<DemoService> StartAsync()
    {
        var directory = Directory.CreateTempSubdirectory("workforce-demo-").FullName;
        var app = WorkforceHost.Build(
            [
                $"--Workforce:Port={(IsFree(UsualPort) ? UsualPort : 0).ToString(CultureInfo.InvariantCulture)}",
                $"--Workforce:DatabasePath={PathIn(directory)}",
                "--Workforce:CreateLedger=true",
            ],
            builder => builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning).AddFilter("Workforce", LogLevel.Warning));

        await app.StartAsync();
        await app.Services.GetRequiredService<LiveModel>().Ready;
        return new(directory, app);
    }

    public Task UntilStoppedAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // Disposing alone does not wait for what runs in the background, which would write on into a directory that goes.
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static string PathIn(string directory) => Path.Combine(directory, "workforce.db");

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
