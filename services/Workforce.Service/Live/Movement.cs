namespace Workforce.Service.Live;

/// <summary>Lets any number wait until something has moved on, again and again.</summary>
/// <remarks>
/// Who waits takes <see cref="Next"/> before looking, so that a move in between is not waited for. Nothing leads from one move to the next: a chain
/// of them, held at its beginning by something that has died but is not collected yet, would keep all in it alive for just as long.
/// </remarks>
internal sealed class Movement
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the next move from now on.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Happened() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
