namespace Workforce.Service.Wire;

internal static partial class WireLog
{
    [LoggerMessage(40, LogLevel.Error, "A call of {Method} failed because of a fault of the service.")]
    public static partial void CallFailed(this ILogger logger, Exception exception, string method);

    /// <summary>Silences what others log of a hostile caller at levels that wake somebody up; a caller decides how often.</summary>
    public static void AddWireFilters(this ILoggingBuilder logging)
    {
        // Each message that cannot be read, as an error with its stack. The service's own faults are logged by ReadableMessages.
        logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None);

        // Each connection closed since it sends faster than it reads, as critical, several times over. It is counted:
        // kestrel.connection.duration with the error.type output_queue_size_exceeded.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Http2", LogLevel.None);
    }
}
