namespace Workforce.Domain.Caseloads;

/// <summary>Which thresholds are of one scope, and which of two is the narrower.</summary>
public static class ThresholdScope
{
    /// <summary>The thresholds of the same unit, role and worker that apply on a day on which another would, by id; the same id apart.</summary>
    public static IReadOnlyList<CaseloadThreshold> Overlapping(CaseloadSnapshot caseloads, CaseloadThreshold threshold) =>
        throw new NotImplementedException();
}
