using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Reconciling;

/// <summary>A reconciliation while it is worked out: what is held, what the extract says, and what has been found so far.</summary>
internal sealed class ReconciliationDraft(StaffingSnapshot held, StaffingExtract extract, Func<FactReference, bool>? mayChange)
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

    /// <summary>Whether the sender may do anything to all there is.</summary>
    public bool MayChangeAll => mayChange is null;

    /// <summary>Whether a thing is one that the sender may change: of what there is, and of what there is not yet.</summary>
    public bool MayChange(FactReference thing) => mayChange?.Invoke(thing) ?? true;

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

    /// <summary>A last day that is held and lies ahead: a row that does not say so leaves it, unless it speaks of what begins only after it.</summary>
    /// <param name="lastDate">The last day that is held.</param>
    /// <param name="firstDate">The first day that the row gives.</param>
    public DateOnly? LastDateAhead(DateOnly? lastDate, DateOnly? firstDate) => HasEnded(lastDate) || lastDate < firstDate ? null : lastDate;

    /// <summary>Whether a row speaks of the very state that stands, be it only to say or put right when that ends; if not, of one that begins after its end.</summary>
    /// <param name="heldLastDate">The last day of the state that stands.</param>
    /// <param name="firstDate">The first day that the row gives.</param>
    /// <param name="lastDate">The last day as it will be.</param>
    public bool IsSameState(DateOnly? heldLastDate, DateOnly? firstDate, DateOnly? lastDate) =>
        !(heldLastDate < firstDate) && (HasEnded(lastDate) || !HasEnded(heldLastDate));

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

        // It was where the sender may change things, and has gone since to where it may not.
        if (!MayChange(thing))
        {
            Doubt(DoubtKind.ChangedLater, thing);
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

    /// <summary>The rows by what they are about; a second row about the same thing is at fault, and one about what is not the sender's.</summary>
    public RowIndex<TRow> Index<TRow>(IReadOnlyList<TRow> rows, string field)
        where TRow : ExtractRow => new(
            rows,
            (row, first) => Reject(row, field, $"is the same as in row {first.Row}; each may be there once."),
            mayChange is null ? null : row =>
            {
                if (MayChange(row.Subject))
                {
                    return true;
                }

                Reject(row, field, "is an id that is not the sender's to use.");
                return false;
            });
}
