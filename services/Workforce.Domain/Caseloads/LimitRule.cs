using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>Which limit applies to a worker on a day: the one place that says so.</summary>
/// <remarks>
/// The narrowest scope wins: a worker's own threshold; then that of the unit nearest to the worker, so that a team's goes before a
/// service's and a service's before a council's; of one unit, that of the worker's role before that of all roles. Should two of one
/// scope apply (two replicas may each have accepted one), the one that began last does, and then the one made last.
/// </remarks>
internal static class LimitRule
{
    /// <param name="policies">What was set.</param>
    /// <param name="workerId">The worker.</param>
    /// <param name="place">Where the worker's load counts on the day; null for nowhere, where nothing applies.</param>
    /// <param name="day">The day.</param>
    /// <param name="next">Lowered to the next day on which another limit may apply.</param>
    public static AppliedLimit? On(PolicyBook policies, string workerId, CasePlace? place, int day, ref int next) =>
        place is not null && ThresholdOn(policies, workerId, place, day, ref next) is { } threshold
            ? Applied(policies, threshold, place, day, ref next)
            : null;

    /// <summary>The limit that a threshold makes for somebody in a place.</summary>
    public static AppliedLimit Applied(PolicyBook policies, CaseloadThreshold threshold, CasePlace place, int day, ref int next)
    {
        var percent = PercentOn(threshold, place, day, ref next);
        var weighting = threshold.Basis is CaseloadBasis.WeightedPoints ? WeightingOn(policies, place, day, ref next) : null;

        return new(
            threshold,
            percent,
            Part(threshold.Limit, percent, threshold.LimitRounding),
            threshold.AmberLimit is { } amber ? Part(amber, percent, threshold.LimitRounding) : null,
            weighting);
    }

    /// <summary>Whether a threshold's scope holds a worker in a place.</summary>
    public static bool Covers(this CaseloadThreshold threshold, string workerId, CasePlace place) =>
        (threshold.WorkerId is null || threshold.WorkerId == workerId)
        && (threshold.Role is null || threshold.Role == place.Role)
        && place.Path.Contains(threshold.UnitId);

    /// <summary>The weighting of the nearest unit that has one.</summary>
    public static CaseWeighting? WeightingOn(PolicyBook policies, CasePlace place, int day, ref int next)
    {
        if (policies.Weightings.IsEmpty)
        {
            return null;
        }

        foreach (var unitId in place.Path)
        {
            CaseWeighting? latest = null;

            foreach (var fact in policies.Weightings.GetValueOrDefault(unitId)?.Facts ?? [])
            {
                var weighting = (CaseWeighting)fact;

                if (weighting.FirstDate.DayNumber > day)
                {
                    next = Math.Min(next, weighting.FirstDate.DayNumber);
                    break;
                }

                latest = weighting;
            }

            if (latest is not null)
            {
                return latest;
            }
        }

        return null;
    }

    private static CaseloadThreshold? ThresholdOn(PolicyBook policies, string workerId, CasePlace place, int day, ref int next)
    {
        Change? best = null;

        if (policies.OfWorkers.TryGetValue(workerId, out var own))
        {
            foreach (var unitId in place.Path)
            {
                foreach (var change in own)
                {
                    if (((CaseloadThreshold)change.Fact).UnitId == unitId)
                    {
                        Consider(change, place, day, ref best, ref next);
                    }
                }

                if (best is not null)
                {
                    return (CaseloadThreshold)best.Fact;
                }
            }
        }

        foreach (var unitId in place.Path)
        {
            if (policies.OfUnits.TryGetValue(unitId, out var ofUnit))
            {
                foreach (var change in ofUnit)
                {
                    Consider(change, place, day, ref best, ref next);
                }

                if (best is not null)
                {
                    return (CaseloadThreshold)best.Fact;
                }
            }
        }

        return null;
    }

    private static void Consider(Change change, CasePlace place, int day, ref Change? best, ref int next)
    {
        var threshold = (CaseloadThreshold)change.Fact;
        var until = threshold.LastDate is { } last ? last.DayNumber + 1 : int.MaxValue;

        if ((threshold.Role is { } role && role != place.Role) || until <= day)
        {
            return;
        }

        if (threshold.FirstDate.DayNumber > day)
        {
            next = Math.Min(next, threshold.FirstDate.DayNumber);
            return;
        }

        next = Math.Min(next, until);

        if (best is null || IsNarrower(change, threshold, best))
        {
            best = change;
        }
    }

    private static bool IsNarrower(Change change, CaseloadThreshold threshold, Change best)
    {
        var other = (CaseloadThreshold)best.Fact;

        if (threshold.Role is null != other.Role is null)
        {
            return threshold.Role is not null;
        }

        return threshold.FirstDate != other.FirstDate ? threshold.FirstDate > other.FirstDate : change.HoldsOver(best);
    }

    private static decimal PercentOn(CaseloadThreshold threshold, CasePlace place, int day, ref int next)
    {
        if (place.NewlyQualifiedSince is not { } since || threshold.Protection.Text.Length == 0)
        {
            return 100m;
        }

        var months = WholeMonths.Between(since, DateOnly.FromDayNumber(day));

        foreach (var (untilMonths, percent) in threshold.Protection.Steps)
        {
            if (months < untilMonths)
            {
                next = Math.Min(next, After(since, untilMonths));
                return percent;
            }
        }

        return 100m;
    }

    /// <summary>The day a number of months later; the calendar's last if it ends before.</summary>
    private static int After(DateOnly since, int months) =>
        months < ((DateOnly.MaxValue.Year - since.Year) * 12) + 12 - since.Month
            ? since.AddMonths(months).DayNumber
            : DateOnly.MaxValue.DayNumber;

    private static decimal Part(decimal limit, decimal percent, LimitRounding rounding)
    {
        if (percent == 100m)
        {
            return limit;
        }

        var part = limit * percent / 100m;

        return rounding switch
        {
            LimitRounding.Down => decimal.Floor(part),
            LimitRounding.HalfUp => new Rounding(0).Apply(part),
            LimitRounding.Up => decimal.Ceiling(part),
            _ => part,
        };
    }
}
