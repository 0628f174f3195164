using Workforce.Domain.Facts;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Appending;

/// <summary>Sorts the changes of a batch into new and known, and numbers the new ones.</summary>
/// <param name="revision">The revision under which the new ones are recorded.</param>
/// <param name="lastChangeNumber">The number of the last change there is.</param>
/// <param name="known">What was recorded before; takes up what the batch adds. Null to take every change for new.</param>
internal sealed class AppendBatch(long revision, long lastChangeNumber, Dictionary<ChangeIdentity, KnownChange>? known)
{
    public long Revision => revision;

    public long LastChangeNumber { get; private set; } = lastChangeNumber;

    public List<ChangeRow> Rows { get; } = [];

    /// <summary>The facts of the new changes, by the type of row.</summary>
    public Dictionary<Type, List<FactRow>> Facts { get; } = [];

    public AppendedChange Add(Change change)
    {
        if (known is not null && known.TryGetValue(ChangeIdentity.Of(change), out var first))
        {
            return new(
                first.Change == change ? AppendOutcome.Duplicate : AppendOutcome.Reused,
                first.Revision,
                first.Number);
        }

        var number = ++LastChangeNumber;

        known?.Add(ChangeIdentity.Of(change), new(revision, number, change));
        Rows.Add(ChangeRow.Of(number, revision, change));
        AddFact(FactRow.Of(number, change.Fact));

        return new(AppendOutcome.Recorded, revision, number);
    }

    private void AddFact(FactRow row)
    {
        if (!Facts.TryGetValue(row.GetType(), out var rows))
        {
            Facts[row.GetType()] = rows = [];
        }

        rows.Add(row);
    }
}
