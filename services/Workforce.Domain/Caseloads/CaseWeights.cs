namespace Workforce.Domain.Caseloads;

/// <summary>The points of one case of each category; each 0 or more, at most six decimal places.</summary>
public sealed record CaseWeights(
    decimal Assessment,
    decimal ChildInNeed,
    decimal ChildProtection,
    decimal LookedAfter,
    decimal CareLeaver,
    decimal Other,
    decimal OpenButFinished)
{
    /// <summary>The points of a caseload without the stable points.</summary>
    public decimal Of(CaseCounts counts) =>
        (counts.Assessment * Assessment)
        + (counts.ChildInNeed * ChildInNeed)
        + (counts.ChildProtection * ChildProtection)
        + (counts.LookedAfter * LookedAfter)
        + (counts.CareLeaver * CareLeaver)
        + (counts.Other * Other)
        + (counts.OpenButFinished * OpenButFinished);
}
