using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workforce.Benchmarks.Reads;
using Workforce.Service;
using Workforce.Service.Live;

namespace Workforce.Benchmarks;

/// <summary>The real service, with the no-op beside it, on a database of its own in this process.</summary>
internal sealed class HostedService : IAsyncDisposable
{
    private readonly string? _directory;
    private readonly WebApplication _app;

    /// <param name="databasePath">A database that is there, and stays; null for a new one.</param>
    /// <param name="settings">Further settings.</param>
    private HostedService(string? databasePath, string[] settings)
    {
        _directory = databasePath is null ? Directory.CreateTempSubdirectory("workforce-benchmark-").FullName : null;
        DatabasePath = databasePath ?? Path.Combine(_directory!, "workforce.db");
        _app = WorkforceHost.Build(
            // One caller stands for many here.
            [
                "--Workforce:Port=0",
                $"--Workforce:DatabasePath={DatabasePath}",
                "--Workforce:CreateLedger=true",
                "--Workforce:Limits:CallsPerSecond=10000000",
                "--Workforce:Limits:CallBurst=10000000",
                "--Workforce:Limits:MessagesPerSecond=10000000",
                .. settings,
            ],
            builder => builder.Logging.ClearProviders());
        _app.MapGrpcService<NoOpEndpoint>();
        _app.MapGrpcService(Ready.Definition);
    }

    public string DatabasePath { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Methods beside the service's own whose answers are ready bytes.</summary>
    public ReadyAnswers Ready { get; } = new();

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public GrpcChannel Channel => field ??= GrpcChannel.ForAddress(Address);

    /// <inheritdoc cref="HostedService(string, string[])"/>
    public static async Task<HostedService> StartAsync(string? databasePath = null, params string[] settings)
    {
        var service = new HostedService(databasePath, settings);
        await service._app.StartAsync();
        await service._app.Services.GetRequiredService<LiveModel>().Ready;
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        // Disposing alone does not wait for what runs in the background, which would write on into a directory that goes.
        await _app.StopAsync();
        await _app.DisposeAsync();

        if (_directory is not null)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }
}
