namespace Workforce.Service.Live;

internal static partial class LiveLog
{
    [LoggerMessage(1, LogLevel.Information, "Ready: {Changes} changes read through revision {Revision} in {Elapsed}.")]
    public static partial void Ready(this ILogger logger, long changes, long revision, TimeSpan elapsed);

    [LoggerMessage(2, LogLevel.Critical, "The ledger cannot be read; the service stops.")]
    public static partial void LedgerNotReadable(this ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "The ledger cannot be written; the senders were told to try again.")]
    public static partial void LedgerUnavailable(this ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "A group of changes was not recorded because of a fault of the service.")]
    public static partial void CommitFailed(this ILogger logger, Exception exception);
}
