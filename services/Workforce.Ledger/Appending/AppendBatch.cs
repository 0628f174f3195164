using Workforce.Domain.Facts;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Appending;

/// <summary>Sorts the changes of a batch into new and known, and numbers the new ones.</summary>
/// <param name="revision">The revision under which the new ones are recorded.</param>
/// <param name="lastChangeNumber">The number of the last change there is.</param>
/// <param name="known">What was recorded before; takes up what the batch adds. Null to take every change for new.</param>
/// <param name="erasures">What stands of the erasures of names, of whoever occurs with one; takes up what the batch adds.</param>
internal sealed class AppendBatch(
    long revision,
    long lastChangeNumber,
    Dictionary<ChangeIdentity, KnownChange>? known,
    StandingErasures erasures)
{
    public long Revision => revision;

    public long LastChangeNumber { get; private set; } = lastChangeNumber;

    /// <summary>The new changes that are not in the tables yet.</summary>
    public List<ChangeRow> Rows { get; } = [];

    /// <summary>The facts of the new changes, by the type of row.</summary>
    public Dictionary<Type, List<FactRow>> Facts { get; } = [];

    public AppendedChange Add(Change change)
    {
        if (known is not null && known.TryGetValue(ChangeIdentity.Of(change), out var first))
        {
            return new(
                change.IsRepeatOf(first.Change) ? AppendOutcome.Duplicate : AppendOutcome.Reused,
                first.Revision,
                first.Number);
        }

        var number = ++LastChangeNumber;
        var kept = erasures.Keep(change);

        known?.Add(ChangeIdentity.Of(change), new(revision, number, kept));
        Rows.Add(ChangeRow.Of(number, revision, kept));
        AddFact(FactRow.Of(number, kept.Fact));

        if (kept is { Fact: NameErasure erasure, Withdrawn: false })
        {
            EraseNameIn(erasure.WorkerId);
        }

        return new(AppendOutcome.Recorded, revision, number, NameLeftOut: !ReferenceEquals(kept, change));
    }

    /// <summary>Lets go of the rows, once they are in the tables.</summary>
    public void ForgetRows()
    {
        Rows.Clear();

        foreach (var facts in Facts.Values)
        {
            facts.Clear();
        }
    }

    /// <summary>Takes a name out of what the batch holds before its erasure; what is in the tables is the writer's to do.</summary>
    private void EraseNameIn(string workerId)
    {
        var rows = Facts.GetValueOrDefault(typeof(WorkerRow)) ?? [];

        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].ToFact() is Worker worker && worker.WorkerId == workerId)
            {
                rows[i] = WorkerRow.Of(rows[i].ChangeNumber, worker.WithoutName());
            }
        }
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
