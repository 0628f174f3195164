using System.Globalization;
using Workforce.Domain.Planning;

namespace Workforce.Domain.Tests.Planning;

/// <summary>Means and variances of many draws, within five standard errors of what the distributions have; the seeds are fixed.</summary>
public class DrawsTests
{
    private const int Count = 20_000;

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(10, 0.013)]
    [InlineData(300, 0.0125)]
    [InlineData(300, 0.9)]
    [InlineData(20_000, 0.0125)]
    public void Binomial_OfManyDraws_HasItsMeanAndVariance(int number, decimal chance)
    {
        var random = new RandomSource(seed: 1, stream: number);

        AssertMoments(number * chance, number * chance * (1m - chance), () => Draws.Binomial(random, number, Chance.Of(chance)));
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(3)]
    [InlineData(50)]
    public void Poisson_OfManyDraws_HasMeanAndVarianceAlike(decimal mean)
    {
        var random = new RandomSource(seed: 2, stream: 0);
        var fixedPoint = (ulong)(mean * (1UL << Draws.FractionBits));

        AssertMoments(mean, mean, () => Draws.Poisson(random, fixedPoint));
    }

    [Fact]
    public void Binomial_WithoutChanceOrWithCertainty_IsNoneOrAll()
    {
        var random = new RandomSource(seed: 4, stream: 0);

        Assert.Equal(0, Draws.Binomial(random, 1000, Chance.None));
        Assert.Equal(1000, Draws.Binomial(random, 1000, Chance.Certain));
    }

    [Fact]
    public void Poisson_OfNobody_IsNone()
    {
        var random = new RandomSource(seed: 5, stream: 0);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(0, Draws.Poisson(random, 0)));
    }

    /// <summary>e^-1 = 0.367879441171442..., e^-12.5 = 0.00000372665317207867: from tables.</summary>
    [Theory]
    [InlineData(0, "1")]
    [InlineData(1, "0.367879441171442")]
    [InlineData(12.5, "0.000003726653172")]
    public void ExponentialOfMinus_IsThatOfTheTables(decimal x, string expected)
    {
        var value = Chance.ExponentialOfMinus((ulong)(x * (1UL << 32))).Value;

        Assert.InRange(value - decimal.Parse(expected, CultureInfo.InvariantCulture), -0.000_000_000_000_001m, 0.000_000_000_000_001m);
    }

    private static void AssertMoments(decimal mean, decimal variance, Func<decimal> draw)
    {
        var draws = Enumerable.Range(0, Count).Select(_ => draw()).ToList();
        var seen = draws.Average();
        var seenVariance = draws.Average(each => (each - seen) * (each - seen));

        // The standard error of a mean is sqrt(variance / count); squared on both sides, since decimals have no root.
        Assert.True((seen - mean) * (seen - mean) <= 25m * variance / Count, $"Mean {seen}, not {mean}.");
        Assert.InRange(seenVariance, 0.93m * variance, 1.07m * variance);
    }
}
