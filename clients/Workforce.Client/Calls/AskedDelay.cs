using Grpc.Core;

namespace Workforce.Client.Calls;

/// <summary>The wait before the next try where the service itself asked for one.</summary>
internal static class AskedDelay
{
    /// <summary>
    /// What <c>google.rpc.RetryInfo</c> asks for and a little more, so that callers who were all turned away at once do not
    /// all come back at once; null if the service did not ask.
    /// </summary>
    public static TimeSpan? Of(Exception? failure, WorkforceClientOptions options) =>
        failure is RpcException exception && WorkforceError.Of(exception).RetryDelay is { } asked
            ? asked + (options.FirstRetryDelay * Jitter())
            : null;

    /// <summary>Whether the call was turned away for now, and may be made again after a wait that the service names.</summary>
    public static bool IsAsked(RpcException failure) =>
        failure.StatusCode is StatusCode.ResourceExhausted && WorkforceError.Of(failure).RetryDelay is not null;

    // Spreads callers out; nothing depends on its not being guessed.
#pragma warning disable CA5394
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
