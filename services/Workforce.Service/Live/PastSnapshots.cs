using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Ledger;
using Workforce.Service.Settings;

namespace Workforce.Service.Live;

/// <summary>Snapshots of past revisions, read from the ledger when asked for; those used last are kept, as many as hold so many changes together.</summary>
/// <remarks>
/// One is read at a time, so that questions about the past never take the machine from those about now. Who waits keeps its place: two who compare
/// revisions do not push each other out. A reading that has begun goes on when who asked has gone: otherwise a question that takes longer than its caller
/// waits could never be answered.
/// </remarks>
internal sealed class PastSnapshots(ChangeLedger ledger, IOptions<WorkforceSettings> settings, IHostApplicationLifetime lifetime)
    : IDisposable
{
    /// <summary>How many may be waited for.</summary>
    private const int MaxWaiting = 100;

    private readonly SemaphoreSlim _reading = new(1);
    private readonly Lock _lock = new();

    /// <summary>The snapshots kept or being read, the one used last first.</summary>
    private readonly LinkedList<Place> _places = [];

    /// <summary>The snapshot of a revision.</summary>
    /// <param name="revision">The revision, not beyond that of <paramref name="latest"/>.</param>
    /// <param name="latest">The latest snapshot.</param>
    /// <param name="cancellationToken">Ends the waiting, not the reading.</param>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read now.</exception>
    /// <exception cref="OperationCanceledException">Too many were asked for at once, the service stops, or the caller has gone.</exception>
    public Task<WorkforceSnapshot> AtAsync(long revision, WorkforceSnapshot latest, CancellationToken cancellationToken) =>
        revision == latest.Revision ? Task.FromResult(latest) : WaitAsync(Enter(revision), cancellationToken);

    /// <summary>Keeps none of them any longer: a name has been erased, which they may hold. Read anew they do not.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _places.Clear();
        }
    }

    public void Dispose() => _reading.Dispose();

    private Place Enter(long revision)
    {
        lock (_lock)
        {
            var place = Find(revision);

            if (place is null)
            {
                if (_places.Count(each => !each.Snapshot.IsCompleted) >= MaxWaiting)
                {
                    throw new OperationCanceledException("Too many questions about the past were asked at once.");
                }

                place = new(revision);
                place.Snapshot = Task.Run(() => ReadAsync(place));
            }

            _places.Remove(place);
            _places.AddFirst(place);
            place.Waiting++;

            return place;
        }
    }

    private async Task<WorkforceSnapshot> WaitAsync(Place place, CancellationToken cancellationToken)
    {
        try
        {
            return await place.Snapshot.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                place.Waiting--;
                MakeRoom();
            }
        }
    }

    private Place? Find(long revision)
    {
        if (_places.FirstOrDefault(each => each.Revision == revision) is not { } place)
        {
            return null;
        }

        // One that failed is tried again.
        if (place.Snapshot.IsFaulted || place.Snapshot.IsCanceled)
        {
            _places.Remove(place);
            return null;
        }

        return place;
    }

    private void MakeRoom()
    {
        var (count, changes) = (0, 0L);

        for (var node = _places.First; node is not null;)
        {
            var (place, next) = (node.Value, node.Next);

            if (place.Snapshot.IsCompleted && place.Waiting == 0)
            {
                (count, changes) = (count + 1, changes + place.Changes);

                if (count > settings.Value.PastSnapshots && changes > settings.Value.PastChanges)
                {
                    _places.Remove(node);
                }
            }

            node = next;
        }
    }

    private async Task<WorkforceSnapshot> ReadAsync(Place place)
    {
        await _reading.WaitAsync(lifetime.ApplicationStopping);

        try
        {
            ThrowIfGivenUp(place);
            place.Changes = await ledger.LastNumberAsync(place.Revision, lifetime.ApplicationStopping);
            return await Nearest(place.Revision).ThroughAsync(ledger, place.Revision, lifetime.ApplicationStopping);
        }
        finally
        {
            _reading.Release();
        }
    }

    private void ThrowIfGivenUp(Place place)
    {
        lock (_lock)
        {
            if (place.Waiting == 0 || !_places.Contains(place))
            {
                _places.Remove(place);
                throw new OperationCanceledException("Nobody waits for it any more, or it is not to be kept.");
            }
        }
    }

    /// <summary>The latest kept snapshot before a revision: it saves reading what both know.</summary>
    private WorkforceSnapshot Nearest(long revision)
    {
        lock (_lock)
        {
            return _places
                .Where(place => place.Snapshot.IsCompletedSuccessfully && place.Revision < revision)
                .Select(place => place.Snapshot.Result)
                .MaxBy(snapshot => snapshot.Revision) ?? WorkforceSnapshot.Empty;
        }
    }

    private sealed class Place(long revision)
    {
        public long Revision => revision;

        /// <summary>How many changes the ledger held then, by which its memory is guessed; too much where it shares with another.</summary>
        public long Changes { get; set; }

        /// <summary>Set before anybody else sees the place.</summary>
        public Task<WorkforceSnapshot> Snapshot { get; set; } = null!;

        /// <summary>How many wait for it.</summary>
        public int Waiting { get; set; }
    }
}
