using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Ledger;
using Workforce.Service.Settings;

namespace Workforce.Service.Live;

/// <summary>Snapshots of past revisions, read from the ledger when asked for; the few used last are kept.</summary>
/// <remarks>
/// One is read at a time, so that questions about the past never take the machine from those about now. Reading goes on when
/// who asked has gone: otherwise a question that takes longer than its caller waits could never be answered.
/// </remarks>
internal sealed class PastSnapshots(ChangeLedger ledger, IOptions<WorkforceSettings> settings, IHostApplicationLifetime lifetime)
    : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Lock _lock = new();

    /// <summary>The snapshots kept or being read, the one used last first.</summary>
    private readonly LinkedList<(long Revision, Task<WorkforceSnapshot> Snapshot)> _kept = [];

    /// <summary>The snapshot of a revision.</summary>
    /// <param name="revision">The revision, not beyond that of <paramref name="latest"/>.</param>
    /// <param name="latest">The latest snapshot.</param>
    /// <param name="cancellationToken">Ends the waiting, not the reading.</param>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read now.</exception>
    /// <exception cref="OperationCanceledException">Too many were asked for at once, the service stops, or the caller has gone.</exception>
    public Task<WorkforceSnapshot> AtAsync(long revision, WorkforceSnapshot latest, CancellationToken cancellationToken)
    {
        if (revision == latest.Revision)
        {
            return Task.FromResult(latest);
        }

        lock (_lock)
        {
            var found = Find(revision);

            if (found is null)
            {
                found = new((revision, Task.Run(() => ReadAsync(revision))));
                MakeRoom();
            }
            else
            {
                _kept.Remove(found);
            }

            _kept.AddFirst(found);
            return found.Value.Snapshot.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Keeps none of them any longer: a name has been erased, which they may hold. Read anew they do not.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _kept.Clear();
        }
    }

    public void Dispose() => _reading.Dispose();

    private LinkedListNode<(long Revision, Task<WorkforceSnapshot> Snapshot)>? Find(long revision)
    {
        for (var node = _kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Revision == revision)
            {
                // One that failed is tried again.
                if (!node.Value.Snapshot.IsFaulted && !node.Value.Snapshot.IsCanceled)
                {
                    return node;
                }

                _kept.Remove(node);
                return null;
            }
        }

        return null;
    }

    private void MakeRoom()
    {
        while (_kept.Count >= settings.Value.PastSnapshots)
        {
            _kept.RemoveLast();
        }
    }

    private async Task<WorkforceSnapshot> ReadAsync(long revision)
    {
        await _reading.WaitAsync(lifetime.ApplicationStopping);

        try
        {
            // Questions about many revisions push each other out while they wait; only those that are still kept are worth reading.
            ThrowIfPushedOut(revision);
            return await Nearest(revision).ThroughAsync(ledger, revision, lifetime.ApplicationStopping);
        }
        finally
        {
            _reading.Release();
        }
    }

    private void ThrowIfPushedOut(long revision)
    {
        lock (_lock)
        {
            if (!_kept.Any(kept => kept.Revision == revision))
            {
                throw new OperationCanceledException("Other questions about the past came in between.");
            }
        }
    }

    /// <summary>The latest kept snapshot before a revision: it saves reading what both know.</summary>
    private WorkforceSnapshot Nearest(long revision)
    {
        lock (_lock)
        {
            return _kept
                .Where(kept => kept.Snapshot.IsCompletedSuccessfully && kept.Revision < revision)
                .Select(kept => kept.Snapshot.Result)
                .MaxBy(snapshot => snapshot.Revision) ?? WorkforceSnapshot.Empty;
        }
    }
}
