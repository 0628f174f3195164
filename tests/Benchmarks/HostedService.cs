using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workforce.Service;
using Workforce.Service.Live;

namespace Workforce.Benchmarks;

/// <summary>The real service, with the no-op beside it, on a database of its own in this process.</summary>
internal sealed class HostedService : IAsyncDisposable
{
    private readonly string? _directory;
    private readonly WebApplication _app;

    /// <param name="databasePath">A database that is there, and stays; null for a new one.</param>
    /// <param name="configure">What else the service is to have, or to do without.</param>
    private HostedService(string? databasePath, Action<IServiceCollection>? configure)
    {
        _directory = databasePath is null ? Directory.CreateTempSubdirectory("workforce-benchmark-").FullName : null;
        DatabasePath = databasePath ?? Path.Combine(_directory!, "workforce.db");
        _app = WorkforceHost.Build(
            // One caller stands for many here.
            ["--Workforce:Port=0", $"--Workforce:DatabasePath={DatabasePath}", "--Workforce:Limits:CallsPerSecond=10000000", "--Workforce:Limits:CallBurst=10000000", "--Workforce:Limits:MessagesPerSecond=10000000"],
            builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder.Services);
            });
        _app.MapGrpcService<NoOpEndpoint>();
    }

    public string DatabasePath { get; }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public GrpcChannel Channel => field ??= GrpcChannel.ForAddress(Address);

    /// <inheritdoc cref="HostedService(string, Action{IServiceCollection})"/>
    public static async Task<HostedService> StartAsync(string? databasePath = null, Action<IServiceCollection>? configure = null)
    {
        var service = new HostedService(databasePath, configure);
        await service._app.StartAsync();
        await service._app.Services.GetRequiredService<LiveModel>().Ready;
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();

        if (_directory is not null)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }
}
