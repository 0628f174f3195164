using System.Runtime.ExceptionServices;
using Google.Protobuf;

namespace Workforce.Client.Push;

/// <summary>
/// Takes changes from the caller's sequence and packs them: a message leaves when it is full, when its first change has
/// waited long enough, or when there is no room to take another change.
/// </summary>
internal sealed class ChangePacker<TChange>(UnacknowledgedChanges<TChange> unacknowledged, PushOptions options, TimeProvider clock)
    where TChange : IMessage
{
    private List<TChange> _open = [];
    private int _openBytes;
    private long _openedAt;

    /// <summary>What the caller's sequence failed with; null if it did not. Known once the packing is done.</summary>
    public ExceptionDispatchInfo? Fault { get; private set; }

    /// <summary>Packs to the sequence's end, or up to its failure. Does not throw.</summary>
    public async Task PackAsync(IAsyncEnumerable<TChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            await using var sequence = new ChangeSequence<TChange>(changes.GetAsyncEnumerator(cancellationToken));
            await PackAsync(sequence, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever the caller's own sequence throws goes back to the caller.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fault = ExceptionDispatchInfo.Capture(exception);
        }

        Seal();
        unacknowledged.Complete();
    }

    private async Task PackAsync(ChangeSequence<TChange> sequence, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!unacknowledged.TryReserve())
            {
                Seal();
                await unacknowledged.ReserveAsync(cancellationToken);
            }

            if (!sequence.TryMoveNext(out var moved))
            {
                if (_open.Count > 0 && !await sequence.MovesWithinAsync(TimeLeft, clock, cancellationToken))
                {
                    Seal();
                }

                moved = await sequence.MovedAsync(cancellationToken);
            }

            if (!moved)
            {
                return;
            }

            Pack(sequence.Current);
        }
    }

    private TimeSpan TimeLeft => options.MaxPackingTime - clock.GetElapsedTime(_openedAt);

    private void Pack(TChange change)
    {
        var bytes = change.CalculateSize();

        if (_open.Count > 0 && _openBytes + bytes > options.MaxBytesPerMessage)
        {
            Seal();
        }

        if (_open.Count == 0)
        {
            _openedAt = clock.GetTimestamp();
        }

        _open.Add(change);
        _openBytes += bytes;

        if (_open.Count == options.MaxChangesPerMessage || TimeLeft <= TimeSpan.Zero)
        {
            Seal();
        }
    }

    private void Seal()
    {
        if (_open.Count > 0)
        {
            unacknowledged.Add(new PackedMessage<TChange>(_open));
            _open = [];
            _openBytes = 0;
        }
    }
}
