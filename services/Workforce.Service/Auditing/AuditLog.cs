namespace Workforce.Service.Auditing;

internal static partial class AuditLog
{
    [LoggerMessage(41, LogLevel.Critical, "The audit trail cannot be written; calls that it must keep are refused until it can.")]
    public static partial void AuditNotWritten(this ILogger logger, Exception exception);

    [LoggerMessage(42, LogLevel.Warning, "The audit trail is written again; nothing of it is lost.")]
    public static partial void AuditWrittenAgain(this ILogger logger);

    [LoggerMessage(43, LogLevel.Critical, "The service stops without having written {Entries} entries of the audit trail, which stand for {Calls} calls: they are lost.")]
    public static partial void AuditLost(this ILogger logger, int entries, long calls);
}
