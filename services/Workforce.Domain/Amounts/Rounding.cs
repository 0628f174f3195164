namespace Workforce.Domain.Amounts;

/// <summary>How a value is rounded for display: to a number of places, half away from zero or truncated.</summary>
/// <param name="DecimalPlaces">How many places are kept, 0 to 6.</param>
/// <param name="Truncates">Drops further digits instead of rounding, as some older council papers did.</param>
/// <remarks>Source: docs/definitions.md 1.4; the official figures are to one place, half away from zero. Never banker's rounding.</remarks>
public readonly record struct Rounding(int DecimalPlaces, bool Truncates = false)
{
    public const int MaxDecimalPlaces = 6;

    public static Rounding Official => new(1);

#pragma warning disable RS0030 // The one place that rounds: everything else goes through it.
    /// <summary>The rounded value. Zero is never negative.</summary>
    public decimal Apply(decimal value) => WithoutNegativeZero(decimal.Round(
        value,
        DecimalPlaces,
        Truncates ? MidpointRounding.ToZero : MidpointRounding.AwayFromZero));
#pragma warning restore RS0030

    /// <summary>Decimal keeps the sign bit of a zero (-0.2 rounds to -0), which comes out wherever it is turned into another number.</summary>
    private static decimal WithoutNegativeZero(decimal value) => value == 0m ? 0m : value;
}
