using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Ledger;

namespace Workforce.Service.Live;

internal static class LedgerReading
{
    /// <summary>How many changes are added to a snapshot at once: enough to share the work, few enough to hold.</summary>
    private const int ChangesAtOnce = 50_000;

    /// <summary>The snapshot with what the ledger has recorded since, through a revision.</summary>
    /// <remarks>While some changes go into the model the next are read: at a start both take about as long.</remarks>
    public static async Task<WorkforceSnapshot> ThroughAsync(
        this WorkforceSnapshot snapshot,
        ChangeLedger ledger,
        long revision,
        CancellationToken cancellationToken)
    {
        var changes = new List<RecordedChange>();
        var taking = Task.FromResult(snapshot);

        await foreach (var change in ledger.ReadAsync(snapshot.Revision, revision, cancellationToken))
        {
            // Only whole revisions, so that the snapshot in between can say which one it is.
            if (changes.Count >= ChangesAtOnce && change.Revision != changes[^1].Revision)
            {
                taking = TakeAsync(await taking, changes, cancellationToken);
                changes = [];
            }

            changes.Add(change);
        }

        return (await taking).With(changes, revision, out _);
    }

    private static Task<WorkforceSnapshot> TakeAsync(WorkforceSnapshot snapshot, List<RecordedChange> changes, CancellationToken cancellationToken) =>
        Task.Run(() => snapshot.With(changes, changes[^1].Revision, out _), cancellationToken);
}
