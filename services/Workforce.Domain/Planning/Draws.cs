namespace Workforce.Domain.Planning;

/// <summary>Draws from the distributions that a projection needs, in whole numbers throughout.</summary>
internal static class Draws
{
    /// <summary>The fraction bits of the mean of a Poisson draw.</summary>
    public const int FractionBits = 32;

    /// <summary>Above this mean a draw is made in parts, so that the chance of none is a number worth computing with.</summary>
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

    private static int SmallPoisson(RandomSource random, ulong mean)
    {
        if (mean == 0)
        {
            return 0;
        }

        var left = random.Next();
        UInt128 term = Chance.ExponentialOfMinus(mean).Bits;

        for (var count = 0; ; count++)
        {
            if (left < term)
            {
                return count;
            }

            left -= (ulong)term;
            term = ((term * mean) >> FractionBits) / (uint)(count + 1);

            if (term == 0)
            {
                return count;
            }
        }
    }
}
