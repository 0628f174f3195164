using Workforce.Domain.Amounts;
using Workforce.Domain.Measures;
using Workforce.Domain.Planning;

namespace Workforce.Domain.Tests.Planning;

public class StartersForTargetTests
{
    private static readonly StaffingAim EightPerCent = RateAim(VacancyDefinition.Establishment, 8m);

    [Fact]
    public void Of_NobodyWhoLeaves_IsTheNumberThatFillsTheGapInTime()
    {
        // 100 funded, 80 in post; 8 % leaves 92: twelve starters over twelve months. With the probability of a half a Poisson number of
        // mean m is at least 12 from about m = 11.67, which is 0.97 a month.
        var answer = Solve(Team(80, 0m), EightPerCent, new(11, 0.5m, 0, 10m));

        Assert.True(answer.IsReachable);
        Assert.InRange(answer.StartersPerMonth, 0.9m, 1.1m);
        Assert.InRange(answer.MetShares[11], 0.5m, 0.6m);
        Assert.Equal(11, answer.FirstMonth);
    }

    [Fact]
    public void Of_ALaterStart_NeedsMoreAMonth()
    {
        var atOnce = Solve(Team(80, 0m), EightPerCent, new(11, 0.5m, 0, 10m));
        var later = Solve(Team(80, 0m), EightPerCent, new(11, 0.5m, 6, 10m));

        // Twelve in six months and not in twelve.
        Assert.InRange(later.StartersPerMonth, 1.9m * atOnce.StartersPerMonth, 2.1m * atOnce.StartersPerMonth);
        Assert.Equal(0m, later.MetShares[5]);
    }

    /// <summary>Each further starter a month can only help, in every simulation and month.</summary>
    [Fact]
    public void Of_MoreCertainty_NeedsMoreStarters_AndNeverMakesAMonthWorse()
    {
        var answers = Enumerable.Range(10, 10)
            .Select(twentieths => Solve(Team(80, 0.02m), EightPerCent, new(11, twentieths / 20m, 0, 20m)))
            .ToList();

        Assert.All(answers.Zip(answers.Skip(1)), pair =>
        {
            Assert.True(pair.First.StartersPerMonth <= pair.Second.StartersPerMonth);
            Assert.All(pair.First.MetShares.Zip(pair.Second.MetShares), shares => Assert.True(shares.First <= shares.Second));
        });
        Assert.True(answers[^1].StartersPerMonth > answers[0].StartersPerMonth);
        Assert.True(answers[^1].MetShares[11] >= 0.95m);
    }

    [Fact]
    public void Of_ATargetMet_NeedsNobody()
    {
        var answer = Solve(Team(95, 0m), EightPerCent, new(5, 0.9m, 0, 10m));

        Assert.Equal((true, 0m, 0), (answer.IsReachable, answer.StartersPerMonth, answer.FirstMonth));
        Assert.All(answer.MetShares, share => Assert.Equal(1m, share));
    }

    [Fact]
    public void Of_TooFewAtMost_IsNotReachableInTime_AndSaysWhenItWouldBe()
    {
        // Twelve are missing; two a month come within six months, not within two.
        var answer = Solve(Team(80, 0m), EightPerCent, new(1, 0.5m, 0, 2m));

        Assert.Equal((false, 2m, 5), (answer.IsReachable, answer.StartersPerMonth, answer.FirstMonth));
    }

    /// <summary>A council's own words, docs/definitions.md 5: 8 % of 78.3 is 6.264; 13.5 with 4.5 appointed leaves 9.0, 2.736 too many.</summary>
    [Fact]
    public void Of_TheCouncilOf2010_NeedsThreeMoreByMarch()
    {
        var input = ProjectionTests.Council2010();

        Assert.Equal(6_264_000, EightPerCent.MostVacant(input, 3));
        Assert.All(StartersForTarget.WithUsualStarters(input, EightPerCent, 200, seed: 1), share => Assert.Equal(0m, share));

        // Three whole people in four months; a Poisson number of mean m is at least 3 with the probability of 0.8 from m = 4.28 on: 1.07 a month.
        var answer = Solve(input, EightPerCent, new(3, 0.8m, 0, 10m));
        Assert.InRange(answer.StartersPerMonth, 1.0m, 1.2m);

        // With agency it is met already: 13.5 less 13.7.
        Assert.Equal(0m, Solve(input, RateAim(VacancyDefinition.EstablishmentNetOfAgency, 8m), new(0, 0.8m, 0, 10m)).StartersPerMonth);
    }

    [Theory]
    [InlineData(VacancyDefinition.Establishment, 8, 8)]
    [InlineData(VacancyDefinition.Dfe, 8, 8)]
    [InlineData(VacancyDefinition.EstablishmentNetOfAgency, 0, 10)]
    public void MostVacant_OfARate_IsThatShareOfTheHundredFunded(VacancyDefinition definition, int limit, int vacant)
    {
        // Twenty vacant, of which fifteen are covered, and half of each that is filled is released: with ten vacant 15 - 10 / 2 = 10 are covered
        // still, and with any more fewer than are vacant.
        var input = Team(80, 0m) with { Vacancies = new(Fte.Of(20m), Fte.Zero, Fte.Of(15m), Chance.Of(0.5m)) };

        // A millionth more or less: what is released is cut off.
        Assert.InRange(RateAim(definition, limit).MostVacant(input, 0)!.Value - (1_000_000L * vacant), 0, 1);
    }

    [Fact]
    public void Of_AMeasureThatStartersAloneDoNotDecide_IsNone()
    {
        Assert.Null(StaffingAim.Of(new TurnoverMeasure(TurnoverDefinition.Dfe, MonthAlone: false, ByHeads: false).Code, 10m));
        Assert.Null(StaffingAim.Of(new VacancyRateMeasure(VacancyDefinition.EstablishmentWithPipeline).Code, 8m));
        Assert.NotNull(StaffingAim.Of(new FigureMeasure(StaffingFigure.InPost).Code, 90m));
    }

    [Fact]
    public void Of_InPost_IsAtLeast()
    {
        var aim = StaffingAim.Of(new FigureMeasure(StaffingFigure.InPost).Code, 92m)!;

        // The same twelve as for 8 %.
        Assert.Equal(
            Solve(Team(80, 0.01m), EightPerCent, new(11, 0.8m, 0, 10m)).StartersPerMonth,
            Solve(Team(80, 0.01m), aim, new(11, 0.8m, 0, 10m)).StartersPerMonth);
    }

    private static StaffingAim RateAim(VacancyDefinition definition, decimal limit) => StaffingAim.Of(new VacancyRateMeasure(definition).Code, limit)!;

    private static ProjectionInput Team(int heads, decimal leaverRate) => ProjectionTests.Input(heads, LeaverRate.Of(leaverRate), usualStarters: 0m);

    private static StartersForTarget Solve(ProjectionInput input, StaffingAim aim, StarterSearch search) =>
        StartersForTarget.Of(input, aim, search, simulations: 400, seed: 1);
}
