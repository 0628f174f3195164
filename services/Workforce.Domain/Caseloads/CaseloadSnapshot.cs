using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>The caseloads and thresholds known at one revision. Immutable; a function of the set of changes, whatever their order.</summary>
public sealed class CaseloadSnapshot
{
    public static readonly CaseloadSnapshot Empty = new(ImmutableDictionary<FactKey, Change>.Empty);

    private readonly ImmutableDictionary<FactKey, Change> _standing;

    private CaseloadSnapshot(ImmutableDictionary<FactKey, Change> standing)
    {
        _standing = standing;
    }

    /// <summary>This snapshot with further changes of its own facts.</summary>
    public CaseloadSnapshot With(IEnumerable<RecordedChange> changes)
    {
        var standing = _standing.ToBuilder();

        foreach (var change in changes.Select(recorded => recorded.Change))
        {
            if (!standing.TryGetValue(change.Fact.Key, out var other) || change.HoldsOver(other))
            {
                standing[change.Fact.Key] = change;
            }
        }

        return new(standing.ToImmutable());
    }

    /// <summary>Whether a change is the one that holds for its fact.</summary>
    public bool Holds(Change change) => _standing.TryGetValue(change.Fact.Key, out var standing) && standing == change;
}
