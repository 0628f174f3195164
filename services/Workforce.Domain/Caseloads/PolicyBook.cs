using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>The thresholds, weightings and breach plans: few, and each change of them is kept as it came.</summary>
internal sealed record PolicyBook
{
    public static readonly PolicyBook Empty = new();

    public ImmutableSortedDictionary<string, Change> Thresholds { get; private init; } =
        ImmutableSortedDictionary.Create<string, Change>(StringComparer.Ordinal);

    /// <summary>The weightings of each unit.</summary>
    public ImmutableSortedDictionary<string, DatedChanges> Weightings { get; private init; } =
        ImmutableSortedDictionary.Create<string, DatedChanges>(StringComparer.Ordinal);

    /// <summary>The plans for each worker.</summary>
    public ImmutableDictionary<string, DatedChanges> Plans { get; private init; } =
        ImmutableDictionary.Create<string, DatedChanges>(StringComparer.Ordinal);

    /// <summary>The standing thresholds of each unit but for those of single workers.</summary>
    public ImmutableDictionary<string, ImmutableArray<Change>> OfUnits { get; private init; } =
        ImmutableDictionary.Create<string, ImmutableArray<Change>>(StringComparer.Ordinal);

    /// <summary>The standing thresholds of single workers.</summary>
    public ImmutableDictionary<string, ImmutableArray<Change>> OfWorkers { get; private init; } =
        ImmutableDictionary.Create<string, ImmutableArray<Change>>(StringComparer.Ordinal);

    public PolicyBook With(List<Change> changes)
    {
        if (changes.Count == 0)
        {
            return this;
        }

        var thresholds = Thresholds.ToBuilder();
        var (weightings, plans) = (Weightings.ToBuilder(), Plans.ToBuilder());

        foreach (var change in changes)
        {
            var id = change.Fact.Key.Id;

            switch (change.Fact)
            {
                case CaseloadThreshold:
                    if (!thresholds.TryGetValue(id, out var standing) || change.HoldsOver(standing))
                    {
                        thresholds[id] = change;
                    }

                    break;

                case CaseWeighting:
                    weightings[id] = weightings.GetValueOrDefault(id, DatedChanges.Empty).With(change);
                    break;

                case BreachPlan:
                    plans[id] = plans.GetValueOrDefault(id, DatedChanges.Empty).With(change);
                    break;

                default:
                    throw change.Fact.Astray("caseloads");
            }
        }

        var next = this with { Thresholds = thresholds.ToImmutable(), Weightings = weightings.ToImmutable(), Plans = plans.ToImmutable() };
        return changes.Exists(change => change.Fact is CaseloadThreshold) ? next.Indexed() : next;
    }

    /// <summary>Whether a change is the one that holds for its fact.</summary>
    public bool Holds(Change change) => change.Fact switch
    {
        CaseloadThreshold threshold => Thresholds.TryGetValue(threshold.ThresholdId, out var standing) && standing == change,
        CaseWeighting weighting => Weightings.GetValueOrDefault(weighting.UnitId)?.Holds(change) ?? false,
        BreachPlan plan => Plans.GetValueOrDefault(plan.WorkerId)?.Holds(change) ?? false,
        _ => throw change.Fact.Astray("caseloads"),
    };

    /// <summary>This book with one threshold in the place of all others of its scope.</summary>
    public PolicyBook Instead(CaseloadThreshold threshold)
    {
        var others = Thresholds.Where(each => !ThresholdScope.IsSame((CaseloadThreshold)each.Value.Fact, threshold));
        var thresholds = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, others);

        // It may have the id of one whose scope it changes.
        return (this with { Thresholds = thresholds.SetItem(threshold.ThresholdId, new("", "", default, false, threshold)) }).Indexed();
    }

    private PolicyBook Indexed()
    {
        var standing = Thresholds.Values
            .Where(change => !change.Withdrawn)
            .ToLookup(change => ((CaseloadThreshold)change.Fact).WorkerId is null);

        return this with
        {
            OfUnits = standing[true]
                .GroupBy(change => ((CaseloadThreshold)change.Fact).UnitId)
                .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal),
            OfWorkers = standing[false]
                .GroupBy(change => ((CaseloadThreshold)change.Fact).WorkerId!)
                .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal),
        };
    }
}
