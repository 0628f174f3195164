using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Reconciling;

/// <summary>A reconciliation while it is worked out: what is held, what the extract says, and what has been found so far.</summary>
internal sealed class ReconciliationDraft(StaffingSnapshot held, StaffingExtract extract)
{
    private readonly HashSet<FactReference> _atFault = [.. extract.Unreadable];
    private readonly HashSet<FactReference> _recorded = [];

    public StaffingSnapshot Held => held;

    public StaffingExtract Extract => extract;

    public int Day => extract.Day.DayNumber;

    public List<Difference> Differences { get; } = [];

    public List<Doubt> Doubts { get; } = [];

    public List<RowFault> Faults { get; } = [];

    public void Add(DifferenceKind kind, Fact fact, Fact? before, int row)
    {
        Differences.Add(new(kind, fact, before, row));
        _recorded.Add(fact.Subject);
    }

    public void Doubt(DoubtKind kind, FactReference about, int row = 0) => Doubts.Add(new(kind, about, row));

    public void Reject(ExtractRow row, string field, string rule)
    {
        Faults.Add(new(row.Row, field, rule));
        _atFault.Add(row.Subject);
    }

    /// <summary>Whether a row about the thing could not be read or applied.</summary>
    public bool IsAtFault(FactReference thing) => _atFault.Contains(thing);

    /// <summary>
    /// Whether a change holds over what the extract says: it was made later, or at the same moment, when nobody can tell which was first.
    /// </summary>
    public bool IsLater(Change change) => change.Made >= extract.Made;

    /// <summary>Whether a thing is known once what has been found so far is recorded.</summary>
    public bool WillBeKnown(FactReference thing) => held.Knows(thing) || _recorded.Contains(thing);

    /// <summary>What holds of a thing, applied, waiting or withdrawn, by kind and first date.</summary>
    public ReadOnlySpan<Change> ChangesOf(FactReference thing) => held.History(thing) is { } history ? history.Changes : [];

    /// <summary>The day on which a row's state is compared: the extract's, or its first where that lies ahead.</summary>
    public DateOnly DayOf(DateOnly? firstDate) => firstDate > extract.Day ? firstDate.Value : extract.Day;

    /// <summary>Whether something of that last day is no longer counted at the close of the extract's day.</summary>
    public bool HasEnded(DateOnly? lastDate) => lastDate <= extract.Day;

    /// <summary>A last day that is held and lies ahead: an extract that does not say so leaves it.</summary>
    public DateOnly? LastDateAhead(DateOnly? lastDate) => HasEnded(lastDate) ? null : lastDate;

    /// <summary>
    /// Whether the extract may end something because it has no row: if its own source says that it is so, nothing about it was changed
    /// later than the extract was made, and no row that could not be read may be about it. Notes why not.
    /// </summary>
    public bool MayEnd(Fact standing, ExtractContents content)
    {
        var thing = standing.Subject;

        if (extract.Unidentified.HasFlag(content) || IsAtFault(thing))
        {
            Doubt(DoubtKind.RowAtFault, thing);
            return false;
        }

        if (!IsOwn(standing))
        {
            Doubt(DoubtKind.OtherSource, thing);
            return false;
        }

        foreach (var change in ChangesOf(thing))
        {
            if (IsLater(change))
            {
                Doubt(DoubtKind.ChangedLater, thing);
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a fact that holds was said by the extract's own source.</summary>
    public bool IsOwn(Fact standing) => held.History(standing.Subject)!.ChangeOf(standing).Source == extract.Source;

    /// <summary>The rows by what they are about; a second row about the same thing is at fault.</summary>
    public RowIndex<TRow> Index<TRow>(IReadOnlyList<TRow> rows, string field)
        where TRow : ExtractRow =>
        new(rows, (row, first) => Reject(row, field, $"is the same as in row {first.Row}; each may be there once."));
}
