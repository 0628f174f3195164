namespace Workforce.Client.Push;

/// <summary>The caller's sequence, which may be left while it is still thinking about its next change.</summary>
internal sealed class ChangeSequence<TChange>(IAsyncEnumerator<TChange> changes) : IAsyncDisposable
{
    private Task<bool>? _moving;

    /// <summary>The change moved to.</summary>
    /// <exception cref="ArgumentException">The sequence holds a null.</exception>
    public TChange Current => changes.Current ?? throw new ArgumentException("The sequence of changes holds a null.");

    /// <summary>Moves on if that takes no waiting; otherwise false, and the move is under way.</summary>
    public bool TryMoveNext(out bool moved)
    {
        var move = changes.MoveNextAsync();

        if (move.IsCompletedSuccessfully)
        {
            moved = move.Result;
            return true;
        }

        _moving = move.AsTask();
        moved = false;
        return false;
    }

    /// <summary>Whether the move under way ends within a time.</summary>
    public async ValueTask<bool> MovesWithinAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (time > TimeSpan.Zero)
        {
            await ((Task)_moving!).WaitAsync(time, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return _moving!.IsCompleted;
    }

    /// <summary>The outcome of the move under way.</summary>
    public Task<bool> MovedAsync(CancellationToken cancellationToken) => _moving!.WaitAsync(cancellationToken);

    /// <summary>Ends the sequence: at once, or as soon as it has come to its next change and can be.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_moving is { IsCompleted: false } moving)
        {
            _ = DisposeAfterAsync(moving);
        }
        else
        {
            await changes.DisposeAsync();
        }
    }

    private async Task DisposeAfterAsync(Task moving)
    {
        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await changes.DisposeAsync();
    }
}
