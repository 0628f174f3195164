using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Workforce.Service.Access;
using Workforce.Service.Access.Authentication;
using Workforce.Service.Access.Transport;
using Workforce.Service.Auditing;
using Workforce.Service.Endpoints;
using Workforce.Service.Limits;
using Workforce.Service.Live;
using Workforce.Service.Reconciling;
using Workforce.Service.Settings;
using Workforce.Service.Standard;
using Workforce.Service.Telemetry;
using Workforce.Service.Wire;

namespace Workforce.Service;

/// <summary>Puts the service together; the program, the demo and the tests all host this one.</summary>
public static class WorkforceHost
{
    /// <param name="args">Settings on the command line, such as <c>--Workforce:Port=5081</c>.</param>
    /// <param name="configure">What else a host wants, before the service is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The program's own folder holds its appsettings.json, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

        builder.Configuration.AddCallersFile();
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        builder.Services.AddWorkforceSettings();
        builder.Services.AddTelemetry();
        builder.Services.AddAuditing();
        builder.Services.AddLiveModel();
        builder.Services.AddAccess();
        builder.Services.AddStandardServices();
        builder.Services.AddGrpc();
        builder.Services.AddOptions<Grpc.AspNetCore.Server.GrpcServiceOptions>()
            .Configure<IOptions<WorkforceSettings>>((grpc, settings) => grpc.MaxReceiveMessageSize = settings.Value.MaxMessageBytes);
        builder.Logging.AddWireFilters();
        builder.Services.AddOptions<KestrelServerOptions>()
            // In place of the section Kestrel, which the web server would read again whenever the settings change, and listen where it says.
            .Configure(kestrel => kestrel.Configure())
            .Configure<IOptions<LimitSettings>>((kestrel, settings) => settings.Value.Apply(kestrel.Limits))
            .Configure<IOptions<WorkforceSettings>, ConnectionCount, IServiceProvider>((kestrel, settings, connections, provider) => kestrel.Listen(
                IPAddress.Parse(settings.Value.Address),
                settings.Value.Port,
                listen =>
                {
                    connections.Bound(listen);
                    listen.Secure(settings.Value, provider);
                }));
        configure?.Invoke(builder);

        var app = builder.Build();

        app.Services.GetRequiredService<ObservedState>();
        app.UseMiddleware<CallTags>();
        app.UseMiddleware<AuditedRefusals>();
        app.UseMiddleware<UnreadableRequests>();
        app.UseMiddleware<AuthenticatedCalls>();
        app.UseMiddleware<CallGate>();

        foreach (var service in ContractService.All)
        {
            service.Map(app);
        }

        app.MapStandardServices();

        return app;
    }

    /// <summary>Adds the file of callers, if one is named: its settings prevail over all others.</summary>
    internal static void AddCallersFile(this IConfigurationManager configuration)
    {
        if (configuration[$"{WorkforceSettings.Section}:{nameof(WorkforceSettings.CallersPath)}"] is { Length: > 0 } callers)
        {
            configuration.AddJsonFile(Path.GetFullPath(callers), optional: false, reloadOnChange: true);
        }
    }

    internal static void AddWorkforceSettings(this IServiceCollection services)
    {
        services.AddOptions<WorkforceSettings>()
            .BindConfiguration(WorkforceSettings.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<LimitSettings>()
            .BindConfiguration(LimitSettings.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkforceSettings>, OpenToTheNetwork>();
        services.AddSingleton<IValidateOptions<WorkforceSettings>, KnownSettingsOnly>();
        services.AddSingleton<IValidateOptions<WorkforceSettings>, LedgerSettings>();
        services.AddSingleton<IValidateOptions<WorkforceSettings>, AccessFaults>();
        services.TryAddSingleton(TimeProvider.System);

        // Streams end by themselves when the service stops; a connection that its client does not close then is not waited for longer.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
    }

    private static void AddLiveModel(this IServiceCollection services)
    {
        services.AddSingleton(provider => LedgerSettings.Open(provider.GetRequiredService<IOptions<WorkforceSettings>>().Value));
        services.AddSingleton<LiveModel>();
        services.AddSingleton<SnapshotPublisher>();
        services.AddSingleton<PastSnapshots>();
        services.AddSingleton<Readings>();
        services.AddSingleton<FlowCache>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<PolicyRecorder>();
        services.AddSingleton<DifferenceWalk>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<CallerAllowances>();
        services.AddSingleton(provider => new ConnectionCount(
            provider.GetRequiredService<IOptions<LimitSettings>>().Value.MaxConnections, provider.GetRequiredService<WorkforceMetrics>()));
        services.AddSingleton<Pushes>();
        services.AddSingleton<ExtractRecorder>();
        services.AddSingleton<Extracts>();
        services.AddSingleton<StaffingEndpoint>();
        services.AddSingleton<MeasuresEndpoint>();
        services.AddSingleton<CaseloadEndpoint>();
        services.AddSingleton<PlanningEndpoint>();
        services.AddSingleton<ProjectionPlaces>();
        services.AddSingleton<AuditEndpoint>();
        services.AddSingleton<PrivacyEndpoint>();
        services.AddSingleton<BreachFeed>();
        services.AddSingleton<ChangeCommitter>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeCommitter>());
        services.AddHostedService<LedgerFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<BreachFeed>());
    }
}
