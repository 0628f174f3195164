using Microsoft.Extensions.Options;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Ledger;
using Workforce.Service.Settings;

namespace Workforce.Service.Live;

/// <summary>Snapshots of past revisions, read from the ledger when asked for; the few used last are kept.</summary>
/// <remarks>One is read at a time, so that questions about the past never take the machine from those about now.</remarks>
internal sealed class PastSnapshots(StaffingLedger ledger, IOptions<WorkforceSettings> settings) : IDisposable
{
    /// <summary>How many changes are added to a snapshot at once: enough to share the work, few enough to hold.</summary>
    public const int ChangesAtOnce = 50_000;

    private readonly SemaphoreSlim _reading = new(1);
    private readonly LinkedList<StaffingSnapshot> _kept = [];

    /// <summary>The snapshot of a revision.</summary>
    /// <param name="revision">The revision, not beyond that of <paramref name="latest"/>.</param>
    /// <param name="latest">The latest snapshot.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<StaffingSnapshot> AtAsync(long revision, StaffingSnapshot latest, CancellationToken cancellationToken)
    {
        if (revision == latest.Revision)
        {
            return latest;
        }

        await _reading.WaitAsync(cancellationToken);

        try
        {
            var snapshot = _kept.FirstOrDefault(kept => kept.Revision == revision);

            if (snapshot is null)
            {
                // An earlier one saves reading what both know.
                var start = _kept.Where(kept => kept.Revision < revision).MaxBy(kept => kept.Revision) ?? StaffingSnapshot.Empty;
                snapshot = await start.ThroughAsync(ledger, revision, cancellationToken);
            }

            _kept.Remove(snapshot);
            _kept.AddFirst(snapshot);

            if (_kept.Count > settings.Value.PastSnapshots)
            {
                _kept.RemoveLast();
            }

            return snapshot;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();
}

internal static class LedgerReading
{
    /// <summary>The snapshot with what the ledger has recorded since, through a revision.</summary>
    public static async Task<StaffingSnapshot> ThroughAsync(
        this StaffingSnapshot snapshot,
        StaffingLedger ledger,
        long revision,
        CancellationToken cancellationToken)
    {
        var changes = new List<RecordedChange>();

        await foreach (var change in ledger.ReadAsync(snapshot.Revision, revision, cancellationToken))
        {
            // Only whole revisions, so that the snapshot in between can say which one it is.
            if (changes.Count >= PastSnapshots.ChangesAtOnce && change.Revision != changes[^1].Revision)
            {
                snapshot = snapshot.With(changes, changes[^1].Revision, out _);
                changes.Clear();
            }

            changes.Add(change);
        }

        return snapshot.With(changes, revision, out _);
    }
}
