namespace Workforce.Domain.Caseloads;

/// <summary>The limit for one worker on a run of days, and where it comes from.</summary>
/// <param name="Threshold">The threshold that applies: the narrowest in scope.</param>
/// <param name="Percent">What part of it the worker carries: 100, or less for one newly qualified.</param>
/// <param name="Limit">The limit after that, rounded as the threshold says.</param>
/// <param name="AmberLimit">The amber limit likewise; null for none.</param>
/// <param name="Weighting">What a case weighs, where the threshold is in points; null elsewhere, and where there is none.</param>
public sealed record AppliedLimit(
    CaseloadThreshold Threshold,
    decimal Percent,
    decimal Limit,
    decimal? AmberLimit,
    CaseWeighting? Weighting);
