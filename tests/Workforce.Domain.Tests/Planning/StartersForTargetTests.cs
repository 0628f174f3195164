using Workforce.Domain.Amounts;
using Workforce.Domain.Planning;

namespace Workforce.Domain.Tests.Planning;

public class StartersForTargetTests
{
    private const int Months = 12;

    [Fact]
    public void Of_NobodyWhoLeaves_IsTheNumberThatFillsTheGapInTime()
    {
        // 100 funded, 80 in post; 8 % leaves 92: twelve starters over twelve months. With the probability of a half a Poisson number of
        // mean m is at least 12 from about m = 11.67, which is 0.97 a month.
        var answer = StartersForTarget.Of(Input(80, leavers: 0), 8m, byMonth: 11, 0.5m, mostPerMonth: 10m, simulations: 3000, seed: 1);

        Assert.True(answer.IsReachable);
        Assert.InRange(answer.StartersPerMonth, 0.9m, 1.1m);
        Assert.InRange(answer.Probability, 0.5m, 0.65m);
        Assert.Equal(11, answer.FirstMonth);
    }

    [Fact]
    public void Of_MoreCertainty_NeedsMoreStarters()
    {
        var even = StartersForTarget.Of(Input(80, leavers: 30), 8m, byMonth: 11, 0.5m, mostPerMonth: 20m, simulations: 1000, seed: 1);
        var sure = StartersForTarget.Of(Input(80, leavers: 30), 8m, byMonth: 11, 0.95m, mostPerMonth: 20m, simulations: 1000, seed: 1);

        Assert.True(sure.StartersPerMonth > even.StartersPerMonth);
        Assert.True(sure.Probability >= 0.95m);
    }

    [Fact]
    public void Of_ATargetMet_NeedsNobody()
    {
        var answer = StartersForTarget.Of(Input(95, leavers: 0), 8m, byMonth: 5, 0.9m, mostPerMonth: 10m, simulations: 100, seed: 1);

        Assert.Equal(new(true, 0m, 1m, 0), answer);
    }

    [Fact]
    public void Of_TooFewAtMost_IsNotReachableInTime_AndSaysWhenItWouldBe()
    {
        // Twelve are missing; two a month come within six months, not within two.
        var answer = StartersForTarget.Of(Input(80, leavers: 0), 8m, byMonth: 1, 0.5m, mostPerMonth: 2m, simulations: 1000, seed: 1);

        Assert.False(answer.IsReachable);
        Assert.Equal(2m, answer.StartersPerMonth);
        Assert.Equal(5, answer.FirstMonth);
    }

    private static ProjectionInput Input(int heads, int leavers) => new(
        heads,
        Fte.Of(heads),
        LeaverRate.Of(new(leavers, 24m * heads), default, 0m),
        [.. Enumerable.Repeat(Fte.Zero, Months)],
        [.. Enumerable.Repeat(Fte.Of(100m), Months)],
        Fte.Zero,
        Fte.Zero,
        [],
        [.. Enumerable.Repeat(0m, Months)],
        Fte.One);
}
