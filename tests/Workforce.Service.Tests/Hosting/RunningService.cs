using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workforce.Service.Live;
using Workforce.V1;

namespace Workforce.Service.Tests.Hosting;

/// <summary>The real service on a free port and a database of its own, with a real channel to it.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("workforce-").FullName;
    private readonly string[] _settings;
    private readonly TimeProvider _clock;
    private readonly Action<IServiceCollection>? _with;
    private WebApplication? _app;
    private GrpcChannel? _channel;

    public RunningService()
        : this([])
    {
    }

    /// <param name="settings">Settings beside those that every test has.</param>
    /// <param name="clock">The time; the machine's where callers have tokens or certificates.</param>
    /// <param name="with">What fails, or is slow, on purpose.</param>
    internal RunningService(string[] settings, TimeProvider? clock = null, Action<IServiceCollection>? with = null)
    {
        _with = with;
        _settings = settings;
        _clock = clock ?? DayClock.OfTheRun;
    }

    public GrpcChannel Channel => _channel ?? throw new InvalidOperationException("The service has not started.");

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string DatabasePath => Path.Combine(_directory, "workforce.db");

    public StaffingService.StaffingServiceClient Staffing => new(Channel);

    public MeasuresService.MeasuresServiceClient Measures => new(Channel);

    public CaseloadService.CaseloadServiceClient Caseloads => new(Channel);

    public AuditService.AuditServiceClient Audit => new(Channel);

    public PrivacyService.PrivacyServiceClient Privacy => new(Channel);

    internal LogCapture Log { get; } = new();

    /// <summary>Settings that change while it runs.</summary>
    internal LaterSettings Later { get; } = new();

    internal IServiceProvider Services => _app!.Services;

    /// <summary>What the process is told to stop by.</summary>
    internal IHostLifetime Lifetime => _app!.Services.GetRequiredService<IHostLifetime>();

    internal bool IsStopping => _app!.Lifetime.ApplicationStopping.IsCancellationRequested;

    internal LiveModel Model => _app!.Services.GetRequiredService<LiveModel>();

    public static Task<RunningService> StartAsync(params string[] settings) => StartAsync(DayClock.OfTheRun, settings);

    public static async Task<RunningService> StartAsync(TimeProvider clock, params string[] settings)
    {
        var service = new RunningService(settings, clock);

        try
        {
            await service.InitializeAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    public async Task InitializeAsync()
    {
        string[] settings =
        [
            "--Workforce:Port=0",
            $"--Workforce:DatabasePath={DatabasePath}",
            "--Workforce:CreateLedger=true",
            "--Workforce:MinRevisionWait=00:01:00",
            .. _settings,
        ];
        ConfigurationManager? watchingFiles = null;

        try
        {
            _app = WorkforceHost.Build(settings, builder =>
            {
                watchingFiles = builder.Configuration;
                builder.Services.Replace(ServiceDescriptor.Singleton(_clock));
                _with?.Invoke(builder.Services);
                builder.Configuration.Sources.Add(Later);
                builder.Logging.ClearProviders().AddProvider(Log);
            });
        }
        catch
        {
            // Of the system's watchers of files one user has few.
            watchingFiles?.Dispose();
            throw;
        }

        await _app.StartAsync();
        await _app.Services.GetRequiredService<LiveModel>().Ready;

        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Address = new(address);
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { MaxReceiveMessageSize = null, MaxSendMessageSize = null });
    }

    /// <summary>Stops the service in order and starts it again on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Waits, a bounded time, until it begins to stop.</summary>
    internal async Task UntilStoppingAsync() =>
        await Task.Delay(TimeSpan.FromSeconds(60), _app!.Lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Stops in the background, to be watched from the caller's side.</summary>
    public Task BeginStopAsync() => _app!.StopAsync();

    private async Task StopAsync()
    {
        _channel?.Dispose();

        if (_app is not null)
        {
            // Disposing alone does not wait for what runs in the background, which would write on into a directory that goes.
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }
}
