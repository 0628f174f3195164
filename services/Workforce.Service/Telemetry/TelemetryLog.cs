namespace Workforce.Service.Telemetry;

internal static partial class TelemetryLog
{
    [LoggerMessage(61, LogLevel.Information, "Metrics and traces are sent to {Collector}.")]
    public static partial void Exporting(this ILogger logger, string collector);

    [LoggerMessage(62, LogLevel.Warning, "Metrics and traces cannot be sent to the collector now. {Reason}")]
    public static partial void NotExported(this ILogger logger, string reason);

    [LoggerMessage(63, LogLevel.Information, "Metrics and traces are sent again, after {Elapsed}; traces of meanwhile are lost, counts are not.")]
    public static partial void ExportedAgain(this ILogger logger, TimeSpan elapsed);
}
