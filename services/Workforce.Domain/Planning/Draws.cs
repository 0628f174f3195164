namespace Workforce.Domain.Planning;

/// <summary>Draws from the distributions that a projection needs, in whole numbers throughout.</summary>
internal static class Draws
{
    /// <summary>The fraction bits of the mean of a Poisson draw.</summary>
    public const int FractionBits = 32;

    /// <summary>Above this mean a draw is made in parts, so that the chance of none is a number worth computing with.</summary>
    private const int LargeMean = 16;

    private static readonly Chance NoneOfLargeMean = Chance.ExponentialOfMinus((ulong)LargeMean << FractionBits);

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
        var term = chance.Complement.Power(number).Bits;

        for (var happened = 0; happened < number; happened++)
        {
            if (left < term)
            {
                return happened;
            }

            left -= term;
            term = Part(term, (uint)(number - happened) * odds, (uint)(happened + 1));

            if (term == 0)
            {
                return happened;
            }
        }

        return number;
    }

    /// <summary>How many arrive of whom nothing is known but their usual number: the Poisson distribution.</summary>
    /// <param name="random">Where the chance comes from.</param>
    /// <param name="mean">How many on average, in 2^-32.</param>
    public static int Poisson(RandomSource random, ulong mean)
    {
        var count = 0;

        for (; mean > (ulong)LargeMean << FractionBits; mean -= (ulong)LargeMean << FractionBits)
        {
            count += SmallPoisson(random, (ulong)LargeMean << FractionBits);
        }

        return count + SmallPoisson(random, mean);
    }

    /// <summary>The same of a small mean that is drawn again and again.</summary>
    /// <param name="random">Where the chance comes from.</param>
    /// <param name="mean">How many on average, in 2^-32; 16 at most.</param>
    /// <param name="none">How likely none is: e^-mean.</param>
    public static int Poisson(RandomSource random, ulong mean, Chance none)
    {
        var left = random.Next();
        var term = none.Bits;

        for (var count = 0; ; count++)
        {
            if (left < term)
            {
                return count;
            }

            left -= term;
            term = Part(term, mean, (uint)(count + 1));

            if (term == 0)
            {
                return count;
            }
        }
    }

    private static int SmallPoisson(RandomSource random, ulong mean) =>
        mean == 0 ? 0 : Poisson(random, mean, mean == (ulong)LargeMean << FractionBits ? NoneOfLargeMean : Chance.ExponentialOfMinus(mean));

    /// <summary>A term times a factor in 2^-32, divided: in one word as long as it fits, since division by more takes many times as long.</summary>
    private static ulong Part(ulong term, ulong factor, uint divisor)
    {
        var product = ((UInt128)term * factor) >> FractionBits;
        return product <= ulong.MaxValue ? (ulong)product / divisor : (ulong)(product / divisor);
    }
}
