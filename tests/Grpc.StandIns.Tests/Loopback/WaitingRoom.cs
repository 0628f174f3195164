namespace Grpc.StandIns.Tests.Loopback;

/// <summary>Tells a test when a call has begun to wait, and when the server has seen that nobody waits any more.</summary>
internal sealed class WaitingRoom
{
    // Far longer than it takes, so that a failure ends the test rather than hangs it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsEntered => _entered.Task.IsCompleted;

    public Task Entered => _entered.Task.WaitAsync(Patience);

    public Task Left => _left.Task.WaitAsync(Patience);

    public async Task StayAsync(CancellationToken cancellationToken)
    {
        _entered.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            _left.TrySetResult();
        }
    }
}
