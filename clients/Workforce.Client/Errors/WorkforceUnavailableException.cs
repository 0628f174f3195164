using System.Globalization;

namespace Workforce.Client;

/// <summary>The service has been away for longer than the client was told to bear; trying again later may succeed.</summary>
/// <remarks>
/// A single call that the service did not answer fails with an RpcException of status UNAVAILABLE instead. This one is
/// thrown without calling, while the circuit breaker leaves the service alone, and by a push that gives up.
/// </remarks>
public sealed class WorkforceUnavailableException : Exception
{
    private WorkforceUnavailableException(string message, TimeSpan? retryAfter, Exception? cause)
        : base(message, cause) => RetryAfter = retryAfter;

    /// <summary>How long the client will go on not calling the service; null if it does not know when to try again.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static WorkforceUnavailableException LeftAlone(Uri address, TimeSpan? retryAfter, Exception cause) =>
        new(
            retryAfter is { } wait
                ? $"The Workforce service at {address} failed its last calls{Why(cause.InnerException)} and is not called again for "
                    + $"{Seconds(wait)} s."
                : $"The Workforce service at {address} failed its last calls{Why(cause.InnerException)} and is not called while one call "
                    + "tries whether it is back.",
            retryAfter,
            cause);

    internal static WorkforceUnavailableException NoProgress(
        Uri address, TimeSpan borne, long acknowledged, Exception? lastFailure, Exception timeout) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The Workforce service at {address} acknowledged nothing for {Seconds(borne)} s{Why(lastFailure)}. "
                + $"Of this push it had acknowledged {acknowledged} changes; push the rest again later."),
            retryAfter: null,
            lastFailure ?? timeout);

    private static string Why(Exception? failure) => failure is null ? "" : $" ({FailureReason.Of(failure)})";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
