using System.Collections.Immutable;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Caseloads;

/// <summary>The thresholds, weightings and breach plans: few, and each change of them is kept as it came.</summary>
internal sealed record PolicyBook
{
    public static readonly PolicyBook Empty = new();

    public ImmutableSortedDictionary<string, Change> Thresholds { get; private init; } =
        ImmutableSortedDictionary.Create<string, Change>(StringComparer.Ordinal);

    /// <summary>The weightings of each unit.</summary>
    public ImmutableSortedDictionary<string, FactHistory> Weightings { get; private init; } =
        ImmutableSortedDictionary.Create<string, FactHistory>(StringComparer.Ordinal);

    /// <summary>The plans for each worker.</summary>
    public ImmutableDictionary<string, FactHistory> Plans { get; private init; } =
        ImmutableDictionary.Create<string, FactHistory>(StringComparer.Ordinal);

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
                    weightings[id] = With(weightings.GetValueOrDefault(id), change);
                    break;

                default:
                    plans[id] = With(plans.GetValueOrDefault(id), change);
                    break;
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
        _ => Plans.GetValueOrDefault(change.Fact.Key.Id)?.Holds(change) ?? false,
    };

    /// <summary>This book with one threshold in the place of all others of its scope.</summary>
    public PolicyBook Instead(CaseloadThreshold threshold)
    {
        var others = Thresholds.Where(each => !ThresholdScope.IsSame((CaseloadThreshold)each.Value.Fact, threshold));
        var thresholds = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, others);

        // It may have the id of one whose scope it changes.
        return (this with { Thresholds = thresholds.SetItem(threshold.ThresholdId, new("", "", default, false, threshold)) }).Indexed();
    }

    private static FactHistory With(FactHistory? history, Change change) =>
        (history ?? FactHistory.Empty).With([change]) ?? history ?? FactHistory.Empty;

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
