using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Ledger;

namespace Workforce.Service.Live;

internal static class LedgerReading
{
    /// <summary>How many changes are added to a snapshot at once: enough to share the work, few enough to hold.</summary>
    private const int ChangesAtOnce = 50_000;

    /// <summary>The snapshot with what the ledger has recorded since, through a revision.</summary>
    public static async Task<WorkforceSnapshot> ThroughAsync(
        this WorkforceSnapshot snapshot,
        ChangeLedger ledger,
        long revision,
        CancellationToken cancellationToken)
    {
        var changes = new List<RecordedChange>();

        await foreach (var change in ledger.ReadAsync(snapshot.Revision, revision, cancellationToken))
        {
            // Only whole revisions, so that the snapshot in between can say which one it is.
            if (changes.Count >= ChangesAtOnce && change.Revision != changes[^1].Revision)
            {
                snapshot = snapshot.With(changes, changes[^1].Revision, out _);
                changes.Clear();
            }

            changes.Add(change);
        }

        return snapshot.With(changes, revision, out _);
    }
}
