namespace Workforce.Domain.Caseloads;

/// <summary>How many cases, by category: each 0 or more. Each child of a sibling group is a case (docs/definitions.md 1.2).</summary>
/// <param name="Assessment">In assessment.</param>
/// <param name="ChildInNeed">With a child in need plan.</param>
/// <param name="ChildProtection">With a child protection plan.</param>
/// <param name="LookedAfter">Children looked after.</param>
/// <param name="CareLeaver">Care leavers.</param>
/// <param name="Other">Open in any other way.</param>
/// <param name="OpenButFinished">Finished, and still open in the case system: they count until they are closed.</param>
public readonly record struct CaseCounts(
    int Assessment,
    int ChildInNeed,
    int ChildProtection,
    int LookedAfter,
    int CareLeaver,
    int Other,
    int OpenButFinished)
{
    public int Total => Assessment + ChildInNeed + ChildProtection + LookedAfter + CareLeaver + Other + OpenButFinished;

    public static CaseCounts operator +(CaseCounts left, CaseCounts right) => new(
        left.Assessment + right.Assessment,
        left.ChildInNeed + right.ChildInNeed,
        left.ChildProtection + right.ChildProtection,
        left.LookedAfter + right.LookedAfter,
        left.CareLeaver + right.CareLeaver,
        left.Other + right.Other,
        left.OpenButFinished + right.OpenButFinished);
}
