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
    public void ArrivalCounts_OfManyDraws_HaveMeanAndVarianceAlike(decimal mean)
    {
        var random = new RandomSource(seed: 2, stream: 0);
        var arrivals = new ArrivalCounts(mean);

        AssertMoments(mean, mean, () => arrivals.Next(random));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(399)]
    [InlineData(400)]
    public void Gamma_OfManyDraws_HasMeanAndVarianceAlike(int shape)
    {
        var random = new RandomSource(seed: 3, stream: shape);

        AssertMoments(shape, shape, () => (decimal)Draws.Gamma(random, shape) / (1UL << Draws.FractionBits));
    }

    [Fact]
    public void Binomial_WithoutChanceOrWithCertainty_IsNoneOrAll()
    {
        var random = new RandomSource(seed: 4, stream: 0);

        Assert.Equal(0, Draws.Binomial(random, 1000, Chance.None));
        Assert.Equal(1000, Draws.Binomial(random, 1000, Chance.Certain));
    }

    [Fact]
    public void ArrivalCounts_OfNobody_AreNone()
    {
        var random = new RandomSource(seed: 5, stream: 0);
        var nobody = new ArrivalCounts(0m);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(0, nobody.Next(random)));
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
