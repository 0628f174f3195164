using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>The change that holds for each day of one thing's dated facts: of a unit's weightings, or of a worker's plans.</summary>
/// <remarks>Also keeps withdrawals, which bar a version made earlier that arrives later.</remarks>
internal sealed class DatedChanges
{
    public static readonly DatedChanges Empty = new(ImmutableSortedDictionary<DateOnly, Change>.Empty);

    private readonly ImmutableSortedDictionary<DateOnly, Change> _standing;

    private DatedChanges(ImmutableSortedDictionary<DateOnly, Change> standing)
    {
        _standing = standing;
    }

    /// <summary>The facts that hold and are not withdrawn, by day.</summary>
    public IEnumerable<Fact> Facts => _standing.Values.Where(change => !change.Withdrawn).Select(change => change.Fact);

    /// <summary>The change that holds for a day's fact, withdrawn or not; null if none was ever recorded.</summary>
    public Change? Of(DateOnly day) => _standing.GetValueOrDefault(day);

    public DatedChanges With(Change change) => _standing.TryGetValue(change.Fact.Key.FirstDate, out var other) && !change.HoldsOver(other)
        ? this
        : new(_standing.SetItem(change.Fact.Key.FirstDate, change));

    /// <summary>Whether a change is the one that holds for its fact.</summary>
    public bool Holds(Change change) => _standing.TryGetValue(change.Fact.Key.FirstDate, out var standing) && standing == change;
}
