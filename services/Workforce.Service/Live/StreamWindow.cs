namespace Workforce.Service.Live;

/// <summary>Bounds how much of one stream is under way: one side enters and waits while it is full, the other leaves.</summary>
internal sealed class StreamWindow(int size)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private int _taken;

    /// <summary>Waits until there is room. What is larger than the whole window enters once the window is empty.</summary>
    public async ValueTask EnterAsync(int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task room;

            lock (_lock)
            {
                if (_taken == 0 || _taken + count <= size)
                {
                    _taken += count;
                    return;
                }

                _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _waiting.Task;
            }

            await room.WaitAsync(cancellationToken);
        }
    }

    public void Leave(int count)
    {
        TaskCompletionSource? waiting;

        lock (_lock)
        {
            _taken -= count;
            waiting = _waiting;
            _waiting = null;
        }

        waiting?.TrySetResult();
    }
}
