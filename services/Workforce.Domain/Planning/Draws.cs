using System.Numerics;

namespace Workforce.Domain.Planning;

/// <summary>Draws from the distributions that a projection needs, in whole numbers throughout.</summary>
internal static class Draws
{
    /// <summary>The fraction bits of a draw from the exponential and gamma distributions.</summary>
    public const int FractionBits = 32;

    /// <summary>ln 2, in 2^-32.</summary>
    private const ulong NaturalLogOfTwo = 2_977_044_472;

    /// <summary>Bits of a logarithm worked out behind the point: a millionth is far below what a head count shows.</summary>
    private const int LogarithmBits = 20;

    /// <summary>From this shape on the sum of exponentials is drawn as what it tends to, the normal distribution.</summary>
    private const int LargeShape = 400;

    /// <summary>Below it a product of uniform draws has too few bits left to take further ones.</summary>
    private const ulong SmallProduct = 1UL << 40;

    /// <summary>Above this mean a binomial draw is cut in two, so that the chance of none of them is a number worth computing with.</summary>
    private const int LargeMean = 16;

    /// <summary>How many of a number happen.</summary>
    public static int Binomial(RandomSource random, int number, Chance chance)
    {
        if (number == 0 || chance == Chance.None)
        {
            return 0;
        }

        if (chance.Bits > chance.Complement.Bits)
        {
            return number - Binomial(random, number, chance.Complement);
        }

        if ((UInt128)chance.Bits * (uint)number > (UInt128)Chance.Certain.Bits * LargeMean)
        {
            return Binomial(random, number / 2, chance) + Binomial(random, number - (number / 2), chance);
        }

        var left = random.Next();
        var odds = chance.Odds;
        UInt128 term = chance.Complement.Power(number).Bits;

        for (var happened = 0; happened < number; happened++)
        {
            if (left < term)
            {
                return happened;
            }

            left -= (ulong)term;
            term = ((term * (uint)(number - happened) * odds) >> 32) / (uint)(happened + 1);

            if (term == 0)
            {
                return happened;
            }
        }

        return number;
    }

    /// <summary>A sum of so many independent draws of the exponential distribution of mean 1, in 2^-32; at least 1.</summary>
    public static UInt128 Gamma(RandomSource random, int shape)
    {
        if (shape >= LargeShape)
        {
            return LargeGamma(random, shape);
        }

        UInt128 sum = 1;
        var product = Chance.Certain.Bits;

        for (var i = 0; i < shape; i++)
        {
            // The sum of logarithms is the logarithm of a product, as long as enough of its bits are left.
            product = (ulong)(((UInt128)product * (random.Next() | 1)) >> 63);

            if (product < SmallProduct)
            {
                sum += MinusLogarithm(product | 1);
                product = Chance.Certain.Bits;
            }
        }

        return sum + MinusLogarithm(product);
    }

    /// <summary>Minus the natural logarithm of a fraction above 0 and up to 1 in 2^-63, in 2^-32.</summary>
    private static ulong MinusLogarithm(ulong fraction)
    {
        var zeros = BitOperations.LeadingZeroCount(fraction) - 1;
        var mantissa = fraction << (zeros + 1);
        var behind = 0UL;

        // The binary logarithm of a number from 1 up to 2: each squaring tells one more bit of it.
        for (var bit = 0; bit < LogarithmBits; bit++)
        {
            var square = ((UInt128)mantissa * mantissa) >> 63;
            var isTwoOrMore = square >> 64 != 0;
            mantissa = (ulong)(isTwoOrMore ? square >> 1 : square);
            behind = (behind << 1) | (isTwoOrMore ? 1UL : 0UL);
        }

        var minusLog2 = ((ulong)(zeros + 1) << FractionBits) - (behind << (FractionBits - LogarithmBits));
        return (ulong)(((UInt128)minusLog2 * NaturalLogOfTwo) >> FractionBits);
    }

    private static UInt128 LargeGamma(RandomSource random, int shape)
    {
        // Twelve uniform draws less six have mean 0 and variance 1, and are near enough to normal within four deviations.
        var deviate = -6L << FractionBits;

        for (var i = 0; i < 12; i++)
        {
            deviate += (long)(random.Next() >> (63 - FractionBits));
        }

        var deviation = (long)SquareRoot((UInt128)(uint)shape << (2 * 16));
        var value = ((Int128)shape << FractionBits) + (((Int128)deviate * deviation) >> 16);
        return value < 1 ? 1 : (UInt128)value;
    }

    private static ulong SquareRoot(UInt128 value)
    {
        var root = (UInt128)1 << 64;

        while (true)
        {
            var next = (root + (value / root)) >> 1;

            if (next >= root)
            {
                return (ulong)root;
            }

            root = next;
        }
    }
}
