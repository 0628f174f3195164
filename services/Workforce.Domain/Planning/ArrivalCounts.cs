namespace Workforce.Domain.Planning;

/// <summary>How many arrive in a month of whom nothing is known but their usual number: the Poisson distribution.</summary>
internal sealed class ArrivalCounts
{
    /// <summary>Above it the chance that nobody arrives is too small for a decimal, and the number is drawn in parts.</summary>
    private const decimal LargestPart = 16m;

    private readonly int _parts;
    private readonly ulong[] _upTo;

    /// <param name="mean">How many on average, 0 or more.</param>
    public ArrivalCounts(decimal mean)
    {
        _parts = Math.Max(1, (int)decimal.Ceiling(mean / LargestPart));
        _upTo = [.. UpTo(mean / _parts)];
    }

    /// <summary>One month's number. The greater the mean, the greater the number of the same random source.</summary>
    public int Next(RandomSource random)
    {
        var count = 0;

        for (var part = 0; part < _parts; part++)
        {
            var left = random.Next();

            for (var i = 0; i < _upTo.Length && left >= _upTo[i]; i++)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>The chance of at most 0, 1, 2 ... until it can no longer be told from certainty.</summary>
    private static IEnumerable<ulong> UpTo(decimal mean)
    {
        const decimal beyondTelling = 0.000_000_000_000_000_001m;

        var term = ExponentialOfMinus(mean);
        var sum = term;

        for (var count = 1; sum < 1m - beyondTelling && count < 200; count++)
        {
            yield return Chance.Of(decimal.Min(sum, 1m)).Bits;
            term = term * mean / count;
            sum += term;
        }

        if (mean == 0m)
        {
            yield return Chance.Certain.Bits;
        }
    }

    /// <summary>e^-x for x from 0 to 16, by its series for a small x, squared back.</summary>
    private static decimal ExponentialOfMinus(decimal x)
    {
        const int halvings = 6;

        var small = x / (1 << halvings);
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

        return sum;
    }
}
