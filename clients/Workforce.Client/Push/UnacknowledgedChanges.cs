namespace Workforce.Client.Push;

/// <summary>
/// What was taken from the caller and is not acknowledged yet, in order, bounded: filled by one packer, sent by one stream
/// at a time, emptied by one reader of acknowledgements.
/// </summary>
internal sealed class UnacknowledgedChanges<TChange>(int capacity) : IDisposable
{
    private readonly SemaphoreSlim _room = new(capacity, capacity);
    private readonly Lock _gate = new();
    private readonly Queue<PackedMessage<TChange>> _sent = new();
    private Queue<PackedMessage<TChange>> _toSend = new();
    private TaskCompletionSource _changed = NewSignal();
    private bool _complete;

    /// <summary>Takes room for one change if there is some now.</summary>
    public bool TryReserve() => _room.Wait(0, CancellationToken.None);

    /// <summary>Takes room for one change as soon as there is some.</summary>
    public Task ReserveAsync(CancellationToken cancellationToken) => _room.WaitAsync(cancellationToken);

    /// <summary>Adds changes for which room was taken.</summary>
    public void Add(PackedMessage<TChange> message)
    {
        lock (_gate)
        {
            _toSend.Enqueue(message);
            Signal();
        }
    }

    /// <summary>Says that no more will be added.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _complete = true;
            Signal();
        }
    }

    /// <summary>Waits until something is unacknowledged; false once all that there ever will be is acknowledged.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;

            lock (_gate)
            {
                if (_sent.Count + _toSend.Count > 0 || _complete)
                {
                    return _sent.Count + _toSend.Count > 0;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes the next message to send; null once there will be none.</summary>
    public async ValueTask<PackedMessage<TChange>?> NextToSendAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;

            lock (_gate)
            {
                if (_toSend.TryDequeue(out var message))
                {
                    _sent.Enqueue(message);
                    return message;
                }

                if (_complete)
                {
                    return null;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Makes all that is unacknowledged to be sent again. Nothing may be sending.</summary>
    public void Rewind()
    {
        lock (_gate)
        {
            _toSend = new Queue<PackedMessage<TChange>>([.. _sent.Select(message => message.WithoutAcknowledged()), .. _toSend]);
            _sent.Clear();
        }
    }

    /// <summary>Drops the first <paramref name="count"/> changes, not their room; false if fewer were sent.</summary>
    public bool TryAcknowledge(int count)
    {
        lock (_gate)
        {
            for (var left = count; left > 0;)
            {
                if (!_sent.TryPeek(out var first))
                {
                    return false;
                }

                left -= first.Acknowledge(left);

                if (first.IsAcknowledged)
                {
                    _sent.Dequeue();
                }
            }
        }

        return true;
    }

    /// <summary>Gives back the room of acknowledged changes.</summary>
    public void Release(int count)
    {
        if (count > 0)
        {
            _room.Release(count);
        }
    }

    public void Dispose() => _room.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        _changed.SetResult();
        _changed = NewSignal();
    }
}
