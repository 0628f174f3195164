using Workforce.V1;

namespace Workforce.Conformance.Facts;

/// <summary>Facts to push for one unit, and the rates to ask of it.</summary>
/// <param name="UnitId">The unit, a council of its own.</param>
/// <param name="CensusDay">The day at whose close stock is counted; the year ends with it.</param>
/// <param name="Counts">What the facts add up to.</param>
/// <param name="Gaps">The columns that could not be returned or are not to be relied on, and which of the two.</param>
/// <param name="Asked">The rates.</param>
public sealed record FactSet(
    string UnitId,
    DateOnly CensusDay,
    StaffingCounts Counts,
    IReadOnlyDictionary<string, ReportingGapReason> Gaps,
    IReadOnlyList<Measure> Asked)
{
    /// <summary>Why the rate has no value, as the facts say; unspecified if they say nothing of the kind.</summary>
    public NoValueReason Lacks(Measure measure)
    {
        var reasons = new[] { measure.Numerator, measure.Other }.Where(Gaps.ContainsKey).Select(column => Gaps[column]).ToList();

        return reasons.Contains(ReportingGapReason.NotReturned) ? NoValueReason.Missing
            : reasons.Count > 0 ? NoValueReason.Unreliable
            : NoValueReason.Unspecified;
    }
}
