namespace Workforce.Domain.Planning;

/// <summary>A probability, as a whole number of 2^-63.</summary>
/// <remarks>Whole numbers, so that a seed gives the same projection on every machine, and in a month what it gave in the last.</remarks>
public readonly record struct Chance
{
    private const int Places = 63;

    private Chance(ulong bits)
    {
        Bits = bits;
    }

    public static Chance None => default;

    public static Chance Certain => new(1UL << Places);

    /// <summary>How many 2^-63.</summary>
    internal ulong Bits { get; }

    public Chance Complement => new(Certain.Bits - Bits);

    /// <param name="value">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside.</exception>
    public static Chance Of(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1m);
        return new((ulong)(value * Certain.Bits));
    }

    /// <summary>A share of two whole numbers; certain if the numerator is the larger.</summary>
    internal static Chance OfShare(UInt128 numerator, UInt128 denominator) =>
        numerator >= denominator ? Certain : new((ulong)((numerator << Places) / denominator));

    /// <summary>That this happens every time of so many.</summary>
    public Chance Power(int times)
    {
        var (result, square) = (Certain, this);

        for (; times > 0; times >>= 1)
        {
            result = (times & 1) == 0 ? result : result.And(square);
            square = square.And(square);
        }

        return result;
    }

    public Chance And(Chance other) => new((ulong)(((UInt128)Bits * other.Bits) >> Places));

    /// <summary>How much likelier than its contrary, in 2^-32; not for the certain.</summary>
    internal ulong Odds => (ulong)(((UInt128)Bits << 32) / Complement.Bits);
}
