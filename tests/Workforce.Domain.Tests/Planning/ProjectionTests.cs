using Workforce.Domain.Amounts;
using Workforce.Domain.Measures;
using Workforce.Domain.Planning;

namespace Workforce.Domain.Tests.Planning;

public class ProjectionTests
{
    private const int Months = 36;

    private static readonly Spread Uncertain = Spread.OfVariance(0.06m);

    /// <summary>The mean of the simulations must lie within four of its standard errors of the one that is worked out, in every month.</summary>
    [Theory]
    [InlineData(6, 0.5, 0.01)]
    [InlineData(300, 3.5, 0.0125)]
    [InlineData(2000, 20, 0.02)]
    public void Of_ManySimulations_HasTheMeanThatIsWorkedOut(int heads, decimal usualStarters, decimal leaverRate)
    {
        const int simulations = 1000;
        var input = Input(heads, new(leaverRate, Uncertain, Uncertain), usualStarters) with
        {
            LeaverShares = [0.4m, .. Enumerable.Repeat(1m, Months - 1)],
            PossibleStarters =
            [
                new(2, 1, Fte.One, Chance.Of(0.9m)),
                new(8, 12, Fte.Of(10m), Chance.Of(0.75m)),
            ],
            OtherChanges = 0.03m,
        };

        var projection = Projection.Of(input, simulations, seed: 7);

        Assert.All(projection.Months, month =>
        {
            // 95 % of a nearly normal amount are 3.92 deviations wide; 4 x (width / 3.92) / sqrt(1000) = width / 31.
            var width = month.InPost.High95 - month.InPost.Low95;
            Assert.InRange(month.SimulatedMean - month.InPost.Mean, -width / 31m, width / 31m);
        });
    }

    [Fact]
    public void Of_TheSameSeed_IsTheSame_AndOfAnotherIsNot()
    {
        var input = Input(120, new(0.014m, Uncertain, Uncertain), usualStarters: 1.5m);

        Assert.Equal(Projection.Of(input, 200, seed: 1).Months, Projection.Of(input, 200, seed: 1).Months);
        Assert.NotEqual(Projection.Of(input, 200, seed: 1).Months, Projection.Of(input, 200, seed: 2).Months);
    }

    [Fact]
    public void Of_NobodyWhoLeavesOrStarts_StaysAsItIs()
    {
        var input = Input(50, LeaverRate.Of(0m), usualStarters: 0m);

        Assert.All(Projection.Of(input, 50, seed: 1).Months, month =>
        {
            Assert.Equal(new(50m, 50m, 50m, 50m, 50m, 50m), month.InPost);
            Assert.Equal(50m, month.SimulatedMean);
        });
    }

    /// <summary>docs/definitions.md 6.1: 13.5 of 78.3 vacant are 17.24 %; with 4.5 appointed 9.0 remain, 11.49 %.</summary>
    [Fact]
    public void Of_TheFourAndAHalfAppointedOf2010_LeavesNineVacant()
    {
        var months = Projection.Of(Council2010(), 20, seed: 1).Months;

        Assert.Equal((13.5m, 9m), (months[2].Vacant.Median, months[3].Vacant.Median));
        Assert.Equal((17.24m, 11.49m), (Rounded(months[2].Rates!.Vacant.Mean), Rounded(months[3].Rates!.Vacant.Mean)));

        // 13.7 of cover less 4.5 released are 9.2: over-covered by 0.2, as in November.
        Assert.Equal((9.2m, -0.26m), (months[3].AgencyCover.Median, Rounded(months[3].Rates!.NetOfAgency.Mean)));

        // 9 / (9 + 69.3) = 11.49 %: nobody is beyond the establishment.
        Assert.Equal(11.49m, Rounded(months[3].DfeRate!.Value.Mean));
    }

    [Fact]
    public void AgencyCover_IsReleasedAsVacanciesAreFilled_AndNeverGrows()
    {
        var input = Input(90, LeaverRate.Of(0m), usualStarters: 0m) with
        {
            Vacancies = new(Fte.Of(10m), Fte.Zero, Fte.Of(8m), Chance.Of(0.5m)),
            Establishment = [Fte.Of(100m), Fte.Of(100m), .. Enumerable.Repeat(Fte.Of(110m), Months - 2)],
            PossibleStarters = [new(1, 6, Fte.Of(6m), Chance.Certain)],
        };
        var months = Projection.Of(input, 10, seed: 1).Months;

        // Six of ten are filled, half of which release cover: 8 - 3 = 5. Ten posts more leave fourteen vacant: the cover is today's and no more.
        Assert.Equal([8m, 5m, 8m], months.Take(3).Select(month => month.AgencyCover.Mean));
    }

    [Fact]
    public void Ranges_GrowWithTheMonths_AndHoldEachOther()
    {
        var months = Projection.Of(Input(200, new(0.0125m, Uncertain, Uncertain), usualStarters: 2.5m), 500, seed: 3).Months;

        Assert.All(months, month => Assert.True(
            month.InPost.Low95 <= month.InPost.Low80
            && month.InPost.Low80 <= month.InPost.Median
            && month.InPost.Median <= month.InPost.High80
            && month.InPost.High80 <= month.InPost.High95));
        Assert.True(Width(months[0]) < Width(months[11]) && Width(months[11]) < Width(months[35]));

        static decimal Width(ProjectedMonth month) => month.InPost.High95 - month.InPost.Low95;
    }

    /// <summary>Expected leavers and starters are what the mean changes by.</summary>
    [Fact]
    public void Flows_OfEachMonth_AreWhatTheMeanChangesBy()
    {
        var input = Input(150, new(0.015m, Uncertain, Uncertain), usualStarters: 1.8m) with { PossibleStarters = [new(4, 3, Fte.Of(2.5m), Chance.Of(0.5m))] };
        var before = 150m;

        foreach (var (month, i) in Projection.Of(input, 1, seed: 1).Months.Select((month, i) => (month, i)))
        {
            var expected = before - month.Flows.Leavers + month.Flows.UsualStarters + (i == 4 ? 1.25m : 0m);
            Assert.InRange(month.InPost.Mean - expected, -0.000_000_001m, 0.000_000_001m);
            before = month.InPost.Mean;
        }
    }

    /// <summary>Two teams at the rate of their council, each with its share of the starters, come to the council's mean: it is linear in who is there.</summary>
    [Fact]
    public void Means_OfUnitsUnderTheSameAssumptions_AddUpToTheCouncils()
    {
        var rate = new LeaverRate(0.013m, Uncertain, Uncertain);
        var council = Projection.Of(Input(100, rate, usualStarters: 1.5m), 1, seed: 1).Months;
        var teams = new[] { Input(70, rate, 1m), Input(30, rate, 0.5m) }.Select(input => Projection.Of(input, 1, seed: 1).Months).ToList();

        Assert.All(Enumerable.Range(0, Months), month => Assert.InRange(
            council[month].InPost.Mean - teams.Sum(team => team[month].InPost.Mean), -0.000_000_001m, 0.000_000_001m));
    }

    /// <summary>Whoever asked has gone: it ends before the next simulation.</summary>
    [Fact]
    public void Of_ACallThatHasEnded_Ends()
    {
        var input = Input(300, new(0.0125m, Uncertain, Uncertain), usualStarters: 3.5m);
        var aim = StaffingAim.Of(new FigureMeasure(StaffingFigure.InPost).Code, 320m)!;
        var ended = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => Projection.Of(input, 1, seed: 1, ended));
        Assert.Throws<OperationCanceledException>(() => StartersForTarget.Of(input, aim, new(11, 0.8m, 0, 10m), 1, seed: 1, ended));
        Assert.Throws<OperationCanceledException>(() => StartersForTarget.WithUsualStarters(input, aim, 1, seed: 1, ended));
    }

    internal static ProjectionInput Council2010() => Input(60, LeaverRate.Of(0m), usualStarters: 0m) with
    {
        Fte = Fte.Of(64.8m),
        Establishment = [.. Enumerable.Repeat(Fte.Of(78.3m), Months)],
        Vacancies = new(Fte.Of(13.5m), Fte.Zero, Fte.Of(13.7m), Chance.Certain),
        PossibleStarters = [new(3, 5, Fte.Of(4.5m), Chance.Certain)],
    };

    internal static ProjectionInput Input(int heads, LeaverRate rate, decimal usualStarters) => new(
        heads,
        Fte.Of(heads),
        rate,
        [.. Enumerable.Repeat(1m, Months)],
        [.. Enumerable.Repeat(Fte.Zero, Months)],
        [.. Enumerable.Repeat(Fte.Of(100m), Months)],
        new(Fte.Of(Math.Max(0, 100 - heads)), Fte.Zero, Fte.Zero, Chance.Certain),
        [],
        new([.. Enumerable.Repeat(usualStarters, Months)], Fte.One, Spread.None, Spread.None));

    private static decimal Rounded(decimal value) => decimal.Round(value, 2, MidpointRounding.AwayFromZero);
}
