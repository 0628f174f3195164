using Microsoft.EntityFrameworkCore;
using Workforce.Domain.Facts;
using Workforce.Ledger.Reading;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Appending;

/// <summary>A change by its source and id.</summary>
internal readonly record struct ChangeIdentity(string Source, string ChangeId)
{
    public static ChangeIdentity Of(Change change) => new(change.Source, change.ChangeId);
}

/// <summary>A change that is recorded, or is about to be.</summary>
internal readonly record struct KnownChange(long Revision, long Number, Change Change);

/// <summary>Finds which changes of a batch were recorded before.</summary>
internal static class KnownChanges
{
    /// <summary>
    /// The recorded changes whose identities occur in the batch, whole: whether the content is the same is asked of the
    /// change itself, so that a field added later cannot be forgotten.
    /// </summary>
    public static async Task<Dictionary<ChangeIdentity, KnownChange>> FindAsync(
        LedgerContext context,
        IReadOnlyList<Change> batch,
        CancellationToken cancellationToken)
    {
        var numbers = new List<long>();

        foreach (var changesOfSource in batch.GroupBy(change => change.Source, StringComparer.Ordinal))
        {
            var source = changesOfSource.Key;

            foreach (var ids in changesOfSource.Select(change => change.ChangeId).Distinct(StringComparer.Ordinal).Chunk(context.MaxValues))
            {
                numbers.AddRange(await context.RowsWith<ChangeRow, string>(row => row.ChangeId, ids)
                    .Where(row => row.Source == source)
                    .Select(row => row.ChangeNumber)
                    .ToListAsync(cancellationToken));
            }
        }

        var known = new Dictionary<ChangeIdentity, KnownChange>(batch.Count);

        foreach (var recorded in await ChangeReader.ListAsync(context, numbers, cancellationToken))
        {
            known.Add(ChangeIdentity.Of(recorded.Change), new(recorded.Revision, recorded.Number, recorded.Change));
        }

        return known;
    }
}
