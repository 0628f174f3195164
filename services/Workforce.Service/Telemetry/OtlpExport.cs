using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Workforce.Service.Settings;

namespace Workforce.Service.Telemetry;

/// <summary>The OpenTelemetry SDK, listening to what the service measures and traces, and sending it to a collector.</summary>
/// <remarks>
/// Nothing of it is on a call's way but the counting itself: what is to be sent waits in a bounded queue (spans; more are dropped) or is a sum (metrics), and is
/// sent by threads of the SDK. OpenTelemetry's own variables (<c>OTEL_…</c>) are read from the service's configuration, and hold where this does not say otherwise.
/// </remarks>
internal sealed class OtlpExport : IDisposable
{
    /// <summary>Of our own; how calls, connections and the runtime do; and the database's retries.</summary>
    private static readonly string[] Meters =
    [
        WorkforceMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Microsoft.EntityFrameworkCore",
    ];

    private static readonly string[] Sources = [WorkforceMetrics.Name, "Microsoft.AspNetCore"];

    private readonly Uri _collector;
    private readonly TelemetryProtocol _protocol;
    private readonly TimeSpan _lastWords;
    private readonly CollectorState _state;
    private readonly MeterProvider _metrics;
    private readonly TracerProvider? _traces;

    /// <param name="collector">Where to.</param>
    /// <param name="settings">How.</param>
    /// <param name="configuration">Where the SDK finds its variables.</param>
    /// <param name="lastWords">How long <see cref="Dispose"/> takes at most.</param>
    /// <param name="logger">Is told once when the collector cannot be reached, and once when it can again.</param>
    public OtlpExport(Uri collector, TelemetrySettings settings, IConfiguration configuration, TimeSpan lastWords, ILogger logger)
    {
        (_collector, _lastWords, _state) = (collector, lastWords, new(logger));
        _protocol = CollectorAddress.ProtocolOf(settings, configuration);
        var resource = Resource();

        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter(options => Configure(options, "v1/metrics"))
            .Build();

        _traces = settings.TracesPerSecond == 0 ? null : Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .SetResourceBuilder(resource)
            .AddSource(Sources)
            .SetSampler(new BoundedSampler(settings.TracesPerSecond, TimeProvider.System))
            .AddOtlpExporter(options => Configure(options, "v1/traces"))
            .Build();
    }

    public void Dispose()
    {
        var milliseconds = (int)_lastWords.TotalMilliseconds;

        // Beside each other: a collector that does not answer would take the time twice.
        Parallel.Invoke(
            () => _metrics.Shutdown(milliseconds),
            () => _traces?.Shutdown(milliseconds));
        _metrics.Dispose();
        _traces?.Dispose();
    }

    /// <summary>What all of it is of. Who sets OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES knows better. The machine's name may be somebody's.</summary>
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddTelemetrySdk()
        .AddService(
            "workforce",
            serviceVersion: typeof(OtlpExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            serviceInstanceId: Guid.NewGuid().ToString())
        .AddEnvironmentVariableDetector();

    private void Configure(OtlpExporterOptions options, string path)
    {
        options.Protocol = _protocol is TelemetryProtocol.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;

        // As the standard has it for one endpoint of all signals; the library appends the path by itself only where it found the endpoint by itself.
        options.Endpoint = _protocol is TelemetryProtocol.Grpc ? _collector : new($"{_collector.AbsoluteUri.TrimEnd('/')}/{path}");
        options.HttpClientFactory = () => _state.CreateClient(TimeSpan.FromMilliseconds(options.TimeoutMilliseconds));
    }
}
