namespace Workforce.Domain.Caseloads;

/// <summary>An amount that may be a quotient, kept as such so that comparing it with a limit never rounds.</summary>
/// <param name="Numerator">Cases or points.</param>
/// <param name="Denominator">FTE, above 0; 1 for an amount that is not per FTE.</param>
public readonly record struct CaseloadAmount(decimal Numerator, decimal Denominator = 1m)
{
    /// <summary>The unrounded value.</summary>
    public decimal Value => Numerator / Denominator;

    /// <summary>Strictly above a limit: 30 of 30 is not (docs/definitions.md 3).</summary>
    public bool Exceeds(decimal limit) => Numerator > limit * Denominator;

    public bool Exceeds(CaseloadAmount other) => Numerator * other.Denominator > other.Numerator * Denominator;
}
