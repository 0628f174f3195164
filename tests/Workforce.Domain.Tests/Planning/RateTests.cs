using Workforce.Domain.Planning;

namespace Workforce.Domain.Tests.Planning;

/// <summary>How sure a rate is, and who is still there after some months.</summary>
public class RateTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.0576)]
    [InlineData(0.5)]
    public void Spread_OfAnyVariance_HasTheMeanOneAndNearlyThatVariance(decimal variance)
    {
        var spread = Spread.OfVariance(variance);
        decimal[] factors = [.. Enumerable.Range(0, Spread.Count).Select(i => (decimal)spread.Factor(i) / (1UL << Spread.FractionBits))];

        Assert.Equal(1m, factors.Average());
        Assert.Equal(factors.Order(), factors);
        Assert.InRange(factors.Average(factor => (factor - 1m) * (factor - 1m)), 0.9m * variance, variance);
    }

    /// <summary>Weight = (3600 / 3 x 0.05 + 1 / 0.02) / 0.1 = (60 + 50) / 0.1 = 1100; rate = (90 + 1100 x 0.02) / (3600 + 1100) = 112 / 4700.</summary>
    [Fact]
    public void Credibility_OfThreeYears_AddsTheOthersByTheirWeight()
    {
        var seen = Credibility.Of(cases: 90m, exposure: 3600m, years: 3m, others: 0.02m, between: 0.1m, yearly: 0.05m);

        Assert.Equal(1100m, seen.Weight);
        Assert.Equal(112m / 4700m, seen.Rate);
        Assert.Equal(0.1m * 1100m / 4700m, seen.Variance);
    }

    [Fact]
    public void Credibility_WithoutHistory_IsThatOfTheOthers() =>
        Assert.Equal(new(0.02m, 0m, 0.1m), Credibility.Of(0m, 0m, 0m, others: 0.02m, between: 0.1m, yearly: 0.05m));

    [Fact]
    public void Credibility_OfASmallUnit_IsNearerToTheOthersThanOfALarge()
    {
        // Nobody left either: of six people over three years, and of six hundred.
        var small = Credibility.Of(0m, 216m, 3m, others: 0.02m, between: 0.1m, yearly: 0.05m);
        var large = Credibility.Of(0m, 21_600m, 3m, others: 0.02m, between: 0.1m, yearly: 0.05m);

        // Weights (3.6 + 50) / 0.1 = 536 and (360 + 50) / 0.1 = 4100.
        Assert.Equal((536m * 0.02m / 752m, 4100m * 0.02m / 25_700m), (small.Rate, large.Rate));
    }

    [Fact]
    public void StayingShares_OfACertainRate_AreItsPowers()
    {
        var staying = new StayingShares(LeaverRate.Of(0.02m), [.. Enumerable.Repeat(1m, 36)]);

        AssertNear(0.98m, staying.Of(-1, 0));
        AssertNear(0.98m * 0.98m, staying.Of(3, 5));
        AssertNear(1m, staying.Of(7, 7));

        // Over the end of a year: 0.98^12 = 0.784716..., squared once more and a half for 30 months.
        AssertNear(Power(0.98m, 30), staying.Of(5, 35));
    }

    [Fact]
    public void StayingShares_OfAPartOfAMonth_TakeThatPart()
    {
        var staying = new StayingShares(LeaverRate.Of(0.02m), [0.5m, .. Enumerable.Repeat(1m, 11)]);

        AssertNear(0.99m * 0.98m, staying.Of(-1, 1));
    }

    /// <summary>A year's months may differ from those of another, and from a month on be the same again: each counts as itself.</summary>
    [Fact]
    public void StayingShares_OfMonthsThatDiffer_TakeEachItsOwn()
    {
        decimal[] shares = [0.5m, 1m, 1m, 0.25m, .. Enumerable.Repeat(1m, 10), 0m, 1m, 0.25m, .. Enumerable.Repeat(1m, 9)];
        var staying = new StayingShares(LeaverRate.Of(0.02m), shares);

        Assert.All(
            from to in Enumerable.Range(0, shares.Length) from first in Enumerable.Range(-1, to + 1) select (first, to),
            months => AssertNear(
                shares[(months.first + 1)..(months.to + 1)].Aggregate(1m, (product, share) => product * (1m - (0.02m * share))),
                staying.Of(months.first, months.to)));
    }

    /// <summary>Who differ do not leave as the average does: those who stay are those who leave less. E(1 - p)^2 = (1 - m)^2 + variance.</summary>
    [Fact]
    public void StayingShares_OfAnUncertainLevel_AreTheMeanOverIt()
    {
        var level = Spread.OfVariance(0.25m);
        var variance = Enumerable.Range(0, Spread.Count)
            .Select(i => ((decimal)level.Factor(i) / (1UL << Spread.FractionBits)) - 1m)
            .Average(difference => difference * difference);
        var staying = new StayingShares(new(0.02m, level, Spread.None), [1m, 1m]);

        AssertNear(0.98m, staying.Of(-1, 0));
        AssertNear((0.98m * 0.98m) + (0.02m * 0.02m * variance), staying.Of(-1, 1));
    }

    /// <summary>Years differ by themselves: within one it is as above, over two it is a product.</summary>
    [Fact]
    public void StayingShares_OfYearsThatDiffer_MultiplyOverThem()
    {
        var staying = new StayingShares(new(0.02m, Spread.None, Spread.OfVariance(0.1m)), [.. Enumerable.Repeat(1m, 24)]);

        AssertNear(staying.Of(-1, 11) * staying.Of(11, 23), staying.Of(-1, 23));
        Assert.True(staying.Of(-1, 11) > Power(0.98m, 12));
    }

    private static decimal Power(decimal value, int times) => Enumerable.Repeat(value, times).Aggregate(1m, (product, each) => product * each);

    private static void AssertNear(decimal expected, decimal actual) => Assert.InRange(actual - expected, -0.000_000_000_001m, 0.000_000_000_001m);
}
