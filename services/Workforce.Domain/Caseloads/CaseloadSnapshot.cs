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

    /// <summary>How fresh each case system is on a day, by system: those that have said anything of any day.</summary>
    public IReadOnlyList<CaseSystemFreshness> Freshness(DateOnly day) => throw new NotImplementedException();

    /// <summary>The last snapshot that a system has completed of a day before one; null if none: what the next is held against.</summary>
    public CaseloadSnapshotCompleted? LastCompletedBefore(string caseSystem, DateOnly day) => throw new NotImplementedException();

    /// <summary>The thresholds, by id.</summary>
    public IEnumerable<CaseloadThreshold> Thresholds => throw new NotImplementedException();

    /// <summary>The threshold of an id; null if there is none.</summary>
    public CaseloadThreshold? Threshold(string thresholdId) => throw new NotImplementedException();

    /// <summary>When the change that holds for a threshold was made; null if there is none of that id.</summary>
    public MadeAt? ThresholdMade(string thresholdId) => throw new NotImplementedException();

    /// <summary>The weightings, by unit and first date.</summary>
    public IEnumerable<CaseWeighting> Weightings => throw new NotImplementedException();

    /// <summary>The plan for a breach as it stood on a day: the latest of a day within the breach and not after that day; null if none.</summary>
    public BreachPlan? PlanOf(Breach breach, DateOnly day) => throw new NotImplementedException();
}
