namespace Workforce.Domain.Flows;

/// <summary>By what the leavers of a part of a year are multiplied to stand for those of a whole one.</summary>
/// <remarks>
/// Kept as two numbers: 365.25 / 31 has no end, and what was cut off it once would take an exact tie (6.2 leavers of 100 in
/// a month of 31 days are 73.05 per cent) to the wrong side when the rate is rounded.
/// </remarks>
/// <param name="Multiplier">What is multiplied by first.</param>
/// <param name="Divisor">What is divided by last; above 0.</param>
public readonly record struct AnnualFactor(decimal Multiplier, decimal Divisor)
{
    /// <summary>Leavers as they are.</summary>
    public static AnnualFactor None => new(1m, 1m);

    /// <summary>The factor as one number, to be shown: whoever works with it loses the exact ties.</summary>
    public decimal Value => Multiplier / Divisor;
}
