namespace Workforce.Domain.Planning;

/// <summary>By what an uncertain quantity may differ from its mean: factors that are equally likely, with the mean 1.</summary>
/// <remarks>
/// A gamma distribution in as many slices as it has factors, so that one can be drawn by a single look-up, and a mean over all of them
/// worked out instead of simulated. The slices are those of Wilson and Hilferty: the cube root of a gamma is nearly normal.
/// </remarks>
public sealed class Spread
{
    /// <summary>How many factors there are.</summary>
    internal const int Count = 1 << CountBits;

    /// <summary>The fraction bits of a factor.</summary>
    internal const int FractionBits = 32;

    private const int CountBits = 6;

    /// <summary>Above it the cube root is not nearly normal, and nothing that is planned is so uncertain.</summary>
    private const decimal LargestVariance = 1m;

    private readonly ulong[] _factors;

    private Spread(decimal variance, ulong[] factors)
    {
        Variance = variance;
        _factors = factors;
    }

    /// <summary>No spread: every factor is 1.</summary>
    public static Spread None { get; } = OfVariance(0m);

    /// <summary>The square of the standard deviation, as a share of the square of the mean.</summary>
    public decimal Variance { get; }

    /// <summary>The standard deviation as a share of the mean.</summary>
    public decimal Deviation => SquareRoots.Of(Variance);

    /// <param name="variance">0 or more; more than 1 counts as 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0.</exception>
    public static Spread OfVariance(decimal variance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variance);

        var taken = decimal.Min(variance, LargestVariance);
        var deviation = SquareRoots.Of(taken);
        var values = new decimal[Count];

        for (var i = 0; i < Count; i++)
        {
            var root = decimal.Max(0m, 1m - (taken / 9m) + (NormalSlices.Deviate(i) * deviation / 3m));
            values[i] = root * root * root;
        }

        var mean = values.Sum() / Count;
        ulong[] factors = [.. values.Select(value => (ulong)(value / mean * (1UL << FractionBits)))];

        // What was cut off goes to the largest, so that the mean is 1 and nothing else.
        factors[^1] += ((ulong)Count << FractionBits) - factors.Aggregate(0UL, (sum, factor) => sum + factor);
        return new(taken, factors);
    }

    /// <summary>One of the factors, in 2^-32.</summary>
    internal ulong Factor(int index) => _factors[index];

    /// <summary>Which factor is drawn.</summary>
    internal static int Draw(RandomSource random) => (int)(random.Next() >> (63 - CountBits));
}
