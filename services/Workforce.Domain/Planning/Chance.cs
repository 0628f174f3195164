namespace Workforce.Domain.Planning;

/// <summary>A probability, as a whole number of 2^-63.</summary>
/// <remarks>Whole numbers, so that a seed gives the same projection on every machine, and in a month what it gave in the last.</remarks>
public readonly record struct Chance
{
    internal const int Places = 63;

    /// <summary>e^-x for x = 2^-32, 2^-31 ... 16: of any x it is the product over its bits.</summary>
    private static readonly Chance[] ExponentialsOfBits = [.. Enumerable.Range(0, 37).Select(OfBit)];

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

    /// <summary>As many 2^-63; certain from 2^63 on.</summary>
    internal static Chance OfBits(UInt128 bits) => bits >= Certain.Bits ? Certain : new((ulong)bits);

    /// <summary>The value, from 0 to 1.</summary>
    public decimal Value => (decimal)Bits / (1UL << Places);

    /// <summary>So many times as likely, in 2^-32; certain at most.</summary>
    internal Chance Times(ulong factor) => OfBits(((UInt128)Bits * factor) >> 32);

    /// <summary>e^-x, for an x in 2^-32 that is less than 32.</summary>
    internal static Chance ExponentialOfMinus(ulong x)
    {
        var result = Certain;

        for (var bit = 0; x != 0; bit++, x >>= 1)
        {
            result = (x & 1) == 0 ? result : result.And(ExponentialsOfBits[bit]);
        }

        return result;
    }

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

    public Chance And(Chance other)
    {
        var high = Math.BigMul(Bits, other.Bits, out var low);
        return new((high << (64 - Places)) | (low >> Places));
    }

    /// <summary>How much likelier than its contrary, in 2^-32; not for the certain.</summary>
    internal ulong Odds => (ulong)(((UInt128)Bits << 32) / Complement.Bits);

    private static Chance OfBit(int bit)
    {
        // By its series for a small x, squared back up.
        var halvings = Math.Max(0, bit - 26);
        var small = (decimal)(1UL << (bit - halvings)) / (1UL << 32);
        var (sum, term) = (1m, 1m);

        for (var i = 1; i < 24; i++)
        {
            term = -term * small / i;
            sum += term;
        }

        for (var i = 0; i < halvings; i++)
        {
            sum *= sum;
        }

        return Of(sum);
    }
}
