using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workforce.Service;

namespace Workforce.Conformance.Asking;

/// <summary>The real service in this process, on a free port of the loopback and a database of its own.</summary>
internal sealed class HostedService : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("workforce-conformance-").FullName;
    private readonly WebApplication _app;

    private HostedService()
    {
        _app = WorkforceHost.Build(
            ["--Workforce:Port=0", $"--Workforce:DatabasePath={Path.Combine(_directory, "workforce.db")}", "--Workforce:CreateLedger=true"],
            builder => builder.Logging.ClearProviders());
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<HostedService> StartAsync(CancellationToken cancellationToken)
    {
        var service = new HostedService();
        await service._app.StartAsync(cancellationToken);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        // Disposing alone does not wait for what runs in the background, which would write on into a directory that goes.
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
