using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Workforce.Service.Settings;

namespace Workforce.Service.Telemetry;

/// <summary>Sends metrics and traces to a collector while the service runs, where one is named. Else nothing of OpenTelemetry is so much as loaded.</summary>
internal sealed class TelemetryExport(
    IOptions<WorkforceSettings> settings,
    IConfiguration configuration,
    ILogger<TelemetryExport> logger) : IHostedService
{
    /// <summary>What the last measurements and spans may take to be sent once the service has stopped.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private IDisposable? _export;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (CollectorAddress.Of(settings.Value.Telemetry, configuration) is { } collector)
        {
            _export = Begin(collector);
            logger.Exporting(collector.GetLeftPart(UriPartial.Authority));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _export is null ? Task.CompletedTask : Task.Run(_export.Dispose, CancellationToken.None);

    /// <summary>A method of its own, so that the assemblies it names are loaded only when it is called.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private OtlpExport Begin(Uri collector) => new(collector, settings.Value.Telemetry, configuration, LastWords, logger);
}
