namespace Workforce.Domain.Caseloads;

/// <summary>Which thresholds are of one scope: the same unit, role and worker.</summary>
public static class ThresholdScope
{
    /// <summary>The thresholds of the same scope that apply on a day on which another would, by id; that of the same id apart.</summary>
    public static IReadOnlyList<CaseloadThreshold> Overlapping(CaseloadSnapshot caseloads, CaseloadThreshold threshold) =>
        [.. Others(caseloads, threshold).Where(other =>
            other.FirstDate <= (threshold.LastDate ?? DateOnly.MaxValue)
            && threshold.FirstDate <= (other.LastDate ?? DateOnly.MaxValue))];

    /// <summary>The thresholds of the same scope, whenever they apply, by id; that of the same id apart.</summary>
    public static IEnumerable<CaseloadThreshold> Others(CaseloadSnapshot caseloads, CaseloadThreshold threshold) =>
        caseloads.Thresholds.Where(other => other.ThresholdId != threshold.ThresholdId && IsSame(other, threshold));

    internal static bool IsSame(CaseloadThreshold one, CaseloadThreshold other) =>
        (one.UnitId, one.Role, one.WorkerId) == (other.UnitId, other.Role, other.WorkerId);
}
