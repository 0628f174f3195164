namespace Workforce.Client.Tests.Fakes;

/// <summary>A service that does not answer.</summary>
internal static class Hang
{
    public static Task UntilCancelledAsync(ServerCallContext context) =>
        Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
}
