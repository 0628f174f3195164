using Workforce.Domain.Amounts;
using Workforce.Domain.Planning;

namespace Workforce.Domain.Tests.Planning;

public class ProjectionTests
{
    private const int Months = 36;

    [Theory]
    [InlineData(6, 0.5, 0)]
    [InlineData(300, 3.5, 90)]
    [InlineData(2000, 20, 800)]
    public void Of_ManySimulations_HasTheMeanThatIsWorkedOut(int heads, decimal usualStarters, int leavers)
    {
        var input = Input(heads, LeaverRate.Of(new(leavers, 24m * heads), default, 0m), usualStarters) with
        {
            PossibleStarters =
            [
                new(2, 1, Fte.One, Chance.Of(0.9m)),
                new(8, 12, Fte.Of(10m), Chance.Of(0.75m)),
            ],
        };

        var projection = Projection.Of(input, simulations: 4000, seed: 7);

        // The median lies within a head of the mean: the distributions are nearly symmetrical, and 4,000 draws of a deviation of
        // at most sqrt(n) heads put the middle within 0.02 sqrt(n).
        Assert.All(projection.Months, month => Assert.InRange(
            (month.InPost.Median.Value - month.MeanInPost) * (month.InPost.Median.Value - month.MeanInPost),
            0m,
            1m + (0.01m * heads)));
    }

    [Fact]
    public void Of_TheSameSeed_IsTheSame_AndOfAnotherIsNot()
    {
        var input = Input(120, LeaverRate.Of(new(40, 2880m), default, 0m), usualStarters: 1.5m);

        Assert.Equal(Projection.Of(input, 500, seed: 1).Months, Projection.Of(input, 500, seed: 1).Months);
        Assert.NotEqual(Projection.Of(input, 500, seed: 1).Months, Projection.Of(input, 500, seed: 2).Months);
    }

    [Fact]
    public void Of_NobodyWhoLeavesOrStarts_StaysAsItIs()
    {
        var input = Input(50, LeaverRate.Of(new(0, 1m), default, 0m), usualStarters: 0m);

        Assert.All(Projection.Of(input, 50, seed: 1).Months, month =>
        {
            Assert.Equal(new(Fte.Of(50m), Fte.Of(50m), Fte.Of(50m), Fte.Of(50m), Fte.Of(50m)), month.InPost);
            Assert.Equal(50m, month.MeanInPost);
        });
    }

    /// <summary>DOMAIN.md 5: from 13.5 of 78.3 vacant with 4.5 appointed 9.0 remain, 11.5 %: 2.74 FTE short of 8 %, which is 6.264.</summary>
    [Fact]
    public void ShareWithVacancyRateAtMost_OfTheFourAndAHalfAppointed_IsNoneForEightPerCentAndAllForTwelve()
    {
        var input = Input(60, LeaverRate.Of(new(0, 1m), default, 0m), usualStarters: 0m) with
        {
            Fte = Fte.Of(64.8m),
            Establishment = [.. Enumerable.Repeat(Fte.Of(78.3m), Months)],
            PossibleStarters = [new(3, 5, Fte.Of(4.5m), Chance.Certain)],
        };
        var projection = Projection.Of(input, 20, seed: 1);

        Assert.Equal(Fte.Of(13.5m), projection.Months[2].Vacant.Median);
        Assert.Equal(Fte.Of(9m), projection.Months[3].Vacant.Median);
        Assert.Equal(0m, projection.ShareWithVacancyRateAtMost(3, 8m));
        Assert.Equal(1m, projection.ShareWithVacancyRateAtMost(3, 11.5m));
    }

    [Fact]
    public void MeanAgencyCover_ReleasesWhatStartersFill_AndNeverGrows()
    {
        var input = Input(90, LeaverRate.Of(new(0, 1m), default, 0m), usualStarters: 0m) with
        {
            AgencyCover = Fte.Of(8m),
            PossibleStarters = [new(1, 6, Fte.Of(6m), Chance.Certain)],
        };
        var months = Projection.Of(input, 10, seed: 1).Months;

        // 100 funded less 90: ten vacant, eight covered; six start, so that four are left to cover.
        Assert.Equal([8m, 4m, 4m], months.Take(3).Select(month => month.MeanAgencyCover));
    }

    [Fact]
    public void Ranges_GrowWithTheMonths_AndHoldEachOther()
    {
        var months = Projection.Of(Input(200, LeaverRate.Of(new(60, 4800m), default, 0m), usualStarters: 2.5m), 2000, seed: 3).Months;

        Assert.All(months, month => Assert.True(
            month.InPost.Low95 <= month.InPost.Low80
            && month.InPost.Low80 <= month.InPost.Median
            && month.InPost.Median <= month.InPost.High80
            && month.InPost.High80 <= month.InPost.High95));
        Assert.True(Width(months[0]) < Width(months[11]) && Width(months[11]) < Width(months[35]));

        static Fte Width(ProjectedMonth month) => month.InPost.High95 - month.InPost.Low95;
    }

    private static ProjectionInput Input(int heads, LeaverRate rate, decimal usualStarters) => new(
        heads,
        Fte.Of(heads),
        rate,
        [.. Enumerable.Repeat(Fte.Zero, Months)],
        [.. Enumerable.Repeat(Fte.Of(100m), Months)],
        Fte.Zero,
        Fte.Zero,
        [],
        [.. Enumerable.Repeat(usualStarters, Months)],
        Fte.One);
}
