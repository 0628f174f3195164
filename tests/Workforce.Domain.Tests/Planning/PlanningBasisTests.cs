using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Model;
using Workforce.Domain.Planning;

namespace Workforce.Domain.Tests.Planning;

public class PlanningBasisTests
{
    private const string Other = "FS";

    private static readonly DateOnly AsOf = new(2013, 3, 31);
    private static readonly Placement InTeam = Placement.InUnit(A.Team, Role.CaseHolder);
    private static readonly Placement InOther = Placement.InUnit(Other, Role.CaseHolder);

    [Fact]
    public void Of_DatedStartersAndLeavers_CountsThemInTheirMonths()
    {
        var basis = Basis(Known.Of([
            A.Post("P", fte: 10m),
            .. Enumerable.Range(0, 6).Select(i => A.Employee($"E{i}", Placement.InPost("P"))),
            A.Employee("leaves", Placement.InPost("P"), fte: 0.5m, last: new(2013, 5, 31)),
            A.Employee("starts", Placement.InPost("P"), from: new(2013, 6, 3)),
            A.Employee("passes", Placement.InPost("P"), from: new(2013, 4, 2), last: new(2013, 7, 31)),
        ]));

        // Six and the leaver today; 10 - 6.5 vacant.
        Assert.Equal((7, 6.5m, 3.5m), (basis.Headcount, basis.Opening.InPost.Value, basis.Opening.Vacant.Value));
        Assert.Equal((6, 6m), (basis.Input.Heads, basis.Input.Fte.Value));

        // At the ends of April to July: the leaver and the one who passes; the last days are days worked, and no longer counted.
        Assert.Equal([1.5m, 1m, 1m, 0m], basis.Input.CertainFte.Take(4).Select(fte => fte.Value));
        Assert.Equal([(0, 1), (1, 0), (0, 1), (1, 0)], basis.Known.Take(4).Select(month => (month.LeaverHeads, month.StarterHeads)));
        Assert.Equal([new(2, 1, Fte.One, Chance.Certain)], basis.Input.PossibleStarters);
    }

    [Fact]
    public void Of_APost_ThatEnds_LowersTheEstablishmentOfItsMonth_AndOverridesAreAdded()
    {
        var overrides = PlanningOverrides.None with { EstablishmentChanges = [new(new(2013, 6, 15), Fte.Of(-3m))] };
        var basis = Basis(Known.Of(A.Post("P", fte: 10m), A.Post("Q", fte: 2m, last: new(2013, 5, 10))), overrides);

        Assert.Equal([12m, 10m, 7m, 7m], basis.Input.Establishment.Take(4).Select(fte => fte.Value));
        Assert.Equal(
            [new(new(new(2013, 5, 31), Fte.Of(-2m)), AssumptionSource.History), new AssumedEstablishmentChange(new(new(2013, 6, 15), Fte.Of(-3m)), AssumptionSource.Overridden)],
            basis.Assumptions.EstablishmentChanges);
    }

    [Fact]
    public void Of_ThePipeline_StartsByItsStageAndDay()
    {
        var basis = Basis(Known.Of(
            A.Post("P", fte: 10m),
            A.Starter("offered", InTeam, expected: new(2013, 9, 2)),
            A.Starter("cohort", InTeam, fte: 2.5m, stage: PipelineStage.Checks),
            A.Starter("overdue", InTeam, expected: new(2013, 3, 1), stage: PipelineStage.StartDateSet),
            A.Starter("gone", InTeam, stage: PipelineStage.FallenThrough)));

        // Checks without a day: three months on, 30 June. The overdue one: the first whole month. One advertised entry fell through: 3 of 10, and one more.
        Assert.Equal(
            [(0, 1, 1m, 0.95m), (2, 3, 2.5m, 0.9m), (5, 1, 1m, 0.8m)],
            basis.Input.PossibleStarters.Select(each => (each.Month, each.Heads, each.Fte.Value, decimal.Round(each.Chance.Value, 6))).Order());
        Assert.Equal(3m / 11m, basis.Assumptions.Pipeline.Single(stage => stage.Stage is PipelineStage.Advertised).Chance);
    }

    /// <summary>Who moves to another team leaves the team and not the council; who goes over from one contract to the next leaves neither.</summary>
    [Fact]
    public void Of_AMove_IsALeaverOfTheTeamAlone()
    {
        var snapshot = Known.Of(
            A.Unit(Other),
            A.Employee("stays", InTeam),
            A.Employee("moves", InTeam),
            A.Terms("moves", new(2012, 6, 1), InOther),
            A.Employee("leaves", InOther, last: new(2011, 10, 31)),
            A.Person("renewed", InTeam, Footing.FixedTerm, last: new(2012, 3, 31)),
            A.Person("renewed-2", InTeam, Footing.Permanent, from: new(2012, 4, 1)) with { WorkerId = A.WorkerOf("renewed") });
        var (team, council) = (Basis(snapshot).Assumptions.Leavers, Basis(snapshot, unit: A.Council).Assumptions.Leavers);

        Assert.Equal((1, 1, 1), (team.Unit.Leavers, team.Council.Leavers, council.Unit.Leavers));
        Assert.Equal((A.Council, A.Council), (team.CouncilUnitId, council.CouncilUnitId));

        // History begins with the month of the first leaver.
        Assert.Equal(new Period(new(2011, 10, 1), AsOf), team.Council.Period);
        Assert.Equal((true, 0m), (team.CouncilWeight > 0m, council.CouncilWeight));
    }

    [Fact]
    public void Of_ACouncilOfTodaysStaffAlone_TakesThePublishedRate()
    {
        var leavers = Basis(Known.Of(A.Employee("E", InTeam))).Assumptions.Leavers;

        Assert.Equal((AssumptionSource.Default, PlanningDefaults.PublishedLeaverRate), (leavers.Source, leavers.Rate.Monthly));
        Assert.Null(leavers.Council.Period);
    }

    [Fact]
    public void Of_ThreeYearsOfNewlyQualified_ExpectsThemInTheirMonth()
    {
        var basis = Basis(Known.Of([
            A.Employee("first", InTeam, last: new(2010, 4, 30)),
            .. Enumerable.Range(2010, 3).SelectMany(year => Enumerable.Range(1, 2).Select(each =>
                A.Employee($"cohort-{year}-{each}", InTeam, from: new(year, 9, 6)) with { StartOrigin = StartOrigin.NewlyQualified })),
            .. Enumerable.Range(2010, 3).Select(year => A.Employee($"c{year}", InTeam, from: new(year, 11, 1))),
        ]));
        var starters = basis.Assumptions.Starters;

        // Ten started in the three years to 31 March 2013: six newly qualified, one each November, and the one who has left, on 1 April 2010.
        // So six tenths of a year's starters come in September, and the other four tenths evenly.
        Assert.True(starters.IsSeasonal);
        Assert.Equal(Rounded(12m * starters.PerMonth * 0.6m), Rounded(starters.NewlyQualified[5]));
        Assert.Equal(1, starters.NewlyQualified.Take(12).Count(heads => heads > 0m));
        Assert.Equal(Rounded(starters.PerMonth * 0.4m), Rounded(starters.Usual.Heads[7]));
        Assert.Equal(Rounded(12m * starters.PerMonth), Rounded(starters.Usual.Heads.Take(12).Sum()));
    }

    [Fact]
    public void Of_Overrides_TakesThemAndSaysSo()
    {
        var overrides = new PlanningOverrides(
            0.02m, 1.5m, Fte.Of(0.8m), new Dictionary<PipelineStage, decimal> { [PipelineStage.Offered] = 0.5m }, 0.25m, []);
        var (input, assumed) = Both(Basis(Known.Of(A.Post("P", fte: 10m), A.Employee("E", InTeam), A.Starter("S", InTeam, expected: new(2013, 5, 1))), overrides));

        Assert.Equal((0.02m, AssumptionSource.Overridden), (input.LeaverRate.Monthly, assumed.Leavers.Source));
        Assert.All(input.UsualStarters.Heads, heads => Assert.Equal(1.5m, heads));
        Assert.Equal((0.8m, AssumptionSource.Overridden), (input.UsualStarters.Each.Value, assumed.Starters.FteSource));
        Assert.Equal(0.5m, Assert.Single(input.PossibleStarters).Chance.Value);
        Assert.Equal((0.25m, AssumptionSource.Overridden), (input.Vacancies.Release.Value, assumed.AgencyReleaseSource));

        static (ProjectionInput, PlanningAssumptions) Both(PlanningBasis basis) => (basis.Input, basis.Assumptions);
    }

    /// <summary>In whatever order the facts arrived, what is projected from them is the same.</summary>
    [Fact]
    public void Of_FactsInAnotherOrder_IsTheSameProjection()
    {
        Fact[] facts =
        [
            A.Post("P", fte: 10m),
            .. Enumerable.Range(0, 6).Select(i => A.Employee($"E{i}", Placement.InPost("P"), from: new(2010, 4, 1 + i))),
            A.Employee("leaves", InTeam, last: new(2012, 5, 31)),
            A.Starter("S1", InTeam, expected: new(2013, 9, 2)),
            A.Starter("S2", InTeam, expected: new(2013, 9, 2), stage: PipelineStage.Shortlisted),
        ];
        var (forward, backward) = (Basis(Known.Of(facts)), Basis(Known.Of(facts.Reverse())));

        Assert.Equal(Projection.Of(forward.Input, 50, seed: 3).Months, Projection.Of(backward.Input, 50, seed: 3).Months);
    }

    private static decimal Rounded(decimal value) => decimal.Round(value, 9, MidpointRounding.AwayFromZero);

    private static PlanningBasis Basis(StaffingSnapshot snapshot, PlanningOverrides? overrides = null, string unit = A.Team) =>
        PlanningBasis.Of(snapshot, StaffFlows.Of, new(unit, RoleSet.Census), new(AsOf, 12), overrides ?? PlanningOverrides.None);
}
