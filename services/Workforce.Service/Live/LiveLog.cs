namespace Workforce.Service.Live;

internal static partial class LiveLog
{
    [LoggerMessage(1, LogLevel.Information, "Ready: {Changes} changes through revision {Revision} read from {Ledger} in {Elapsed}.")]
    public static partial void Ready(this ILogger logger, long changes, long revision, string ledger, TimeSpan elapsed);

    [LoggerMessage(2, LogLevel.Critical, "The service stops: it cannot use {Ledger}, in which it must be able to read and write. {Reason}")]
    public static partial void LedgerNotReadable(this ILogger logger, string ledger, string reason);

    [LoggerMessage(3, LogLevel.Error, "The ledger cannot be written; the senders were told to try again.")]
    public static partial void LedgerUnavailable(this ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "A group of changes was not recorded because of a fault of the service.")]
    public static partial void CommitFailed(this ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Error, "A group of changes was recorded, but could not be taken into the model yet.")]
    public static partial void PublishFailed(this ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Critical, "The service stops, because of a fault of its own while it read the ledger.")]
    public static partial void LoadFailed(this ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "What other processes record cannot be followed now. {Reason}")]
    public static partial void LedgerNotFollowed(this ILogger logger, string reason);

    [LoggerMessage(8, LogLevel.Warning, "What other processes record is followed again, after {Elapsed}.")]
    public static partial void LedgerFollowedAgain(this ILogger logger, TimeSpan elapsed);

    [LoggerMessage(9, LogLevel.Critical, "The service stops: {Reason}")]
    public static partial void LedgerCutShort(this ILogger logger, string reason);

    [LoggerMessage(10, LogLevel.Error, "What other processes record cannot be taken in, because of a fault of the service.")]
    public static partial void FollowFailed(this ILogger logger, Exception exception);

    [LoggerMessage(11, LogLevel.Error, "What changed of the breaches could not be worked out because of a fault of the service; who watches gets the state anew.")]
    public static partial void BreachesNotFollowed(this ILogger logger, Exception exception);

    [LoggerMessage(12, LogLevel.Information, "Told to stop: for {DrainTime} the service says that it is not ready, and answers all the same.")]
    public static partial void Draining(this ILogger logger, TimeSpan drainTime);
}
