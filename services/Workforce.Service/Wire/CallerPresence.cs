using Grpc.Core;

namespace Workforce.Service.Wire;

/// <summary>Whether anybody waits for a call's answer still. The call's token alone does not tell in time.</summary>
internal static class CallerPresence
{
    private static readonly object Left = new();

    /// <summary>Notes that reading the caller's messages has failed as it does when the caller has gone: that is known before any token says so.</summary>
    public static void NoteThatCallerLeft(this ServerCallContext context) => context.UserState[Left] = Left;

    /// <summary>Whether the call is over for its caller, who has gone or whose deadline has passed: what then fails is no fault of the service.</summary>
    /// <remarks>
    /// The token of a call that has a deadline is the library's own. It is told of an aborted request by a callback, when others may have been told before; and at
    /// the deadline once the answer has been ended, so that it cannot be written to any more.
    /// </remarks>
    public static bool CallerHasLeft(this ServerCallContext context) =>
        context.CancellationToken.IsCancellationRequested
        || context.Status.StatusCode is StatusCode.DeadlineExceeded
        || context.UserState.ContainsKey(Left)
        || context.GetHttpContext().RequestAborted.IsCancellationRequested;

    /// <summary>Whether an exception is one of those with which reading from or writing to a caller fails who has left; which of them depends on how far it has come.</summary>
    public static bool IsOfCallerWhoLeft(this Exception exception, ServerCallContext context) =>
        exception is OperationCanceledException or IOException or InvalidOperationException && context.CallerHasLeft();
}
