using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Model;

/// <summary>Contracts that are renewed without a day between: in post at the close of the last day, which is most often the month's.</summary>
public class RenewalTests
{
    private static readonly DateOnly March = new(2011, 3, 31);
    private static readonly DateOnly April = March.AddDays(1);
    private static readonly Placement P1 = Placement.InPost("P1");
    private static readonly Placement P2 = Placement.InPost("P2");
    private static readonly Placement Team = Placement.InUnit(A.Team, Role.CaseHolder);

    /// <summary>Ten of ten posts filled on 30 March, on 31 March, and on 1 April.</summary>
    [Fact]
    public void Figures_TenContractsRenewedAtTheMonthsEnd_AreThoseOfTheDaysAround()
    {
        var staffing = Known.Of(
            from i in Enumerable.Range(0, 10)
            let post = Placement.InPost($"P{i}")
            from fact in new Fact[] { A.Post($"P{i}"), First($"E{i}", post), Next($"N{i}", post, after: $"E{i}") }
            select fact);

        Assert.All([March.AddDays(-1), March, April], day => Assert.Equal((10m, 0m, 0m), Stock(staffing, day)));

        // No leaver in the year to 31 March, over ten in post.
        var turnover = Turnover.Over(StaffFlows.Of(staffing, Scope(A.Team)), Period.TwelveMonthsTo(March), TurnoverDefinition.Dfe).FteRate;
        Assert.Equal((0m, 10m), (turnover.Numerator, turnover.Denominator));
    }

    /// <summary>Where the work of the last day is done: in the first post until 31 March, in the second from 1 April.</summary>
    [Fact]
    public void Figures_RenewedInAnotherPost_CountInTheFirstOnItsLastDay()
    {
        var staffing = Known.Of(A.Post("P1"), A.Post("P2", unit: "Other"), A.Unit("Other"), First("E1", P1), Next("N1", P2, after: "E1"));

        Assert.Equal(((1m, 0m, 0m), (0m, 1m, 0m)), (Stock(staffing, March), Stock(staffing, March, "Other")));
        Assert.Equal(((0m, 1m, 0m), (1m, 0m, 0m)), (Stock(staffing, April), Stock(staffing, April, "Other")));
    }

    /// <summary>Half of the post is vacant from the first day of the new contract on.</summary>
    [Fact]
    public void Figures_RenewedForFewerHours_AreTheFirstOnesOnItsLastDay()
    {
        var staffing = Known.Of(A.Post("P1"), First("E1", P1), Next("N1", P1, after: "E1", fte: 0.5m));

        Assert.Equal((1m, 0m, 0m), Stock(staffing, March));
        Assert.Equal((0.5m, 0.5m, 0m), Stock(staffing, April));
    }

    /// <summary>The new contract becomes known, is corrected to begin a day later, and is withdrawn: each time the eve is otherwise.</summary>
    [Fact]
    public void Figures_AsTheNextContractBecomesKnownAndIsCorrected_Follow()
    {
        var first = Known.Of(A.Post("P1"), First("E1", P1));
        var renewed = first.And(Next("N1", P1, after: "E1"));
        var later = renewed.And(Known.Change(Next("N1", P1, after: "E1") with { FirstDate = April.AddDays(1) }, made: 20_000));
        var withdrawn = renewed.And(Known.Change(Next("N1", P1, after: "E1"), made: 20_000, withdrawn: true));

        Assert.Equal((0m, 1m, 0m), Stock(first, March));
        Assert.Equal((1m, 0m, 0m), Stock(renewed, March));
        Assert.Equal((0m, 1m, 0m), Stock(later, March));
        Assert.Equal((0m, 1m, 0m), Stock(withdrawn, March));
    }

    /// <summary>Cover until 31 March, in post from 1 April: the post is never uncovered, and never covered and filled.</summary>
    [Fact]
    public void Figures_AgencyWorkerTakenOn_CoverOnTheLastDay()
    {
        var staffing = Known.Of(A.Post("P1"), A.AgencyCover("E1", P1, last: March), Next("N1", P1, after: "E1"));

        Assert.Equal((0m, 1m, 1m), Stock(staffing, March));
        Assert.Equal((1m, 0m, 0m), Stock(staffing, April));
    }

    /// <summary>Who leaves employment is a leaver of the last day, though the agency sends the same person on the next.</summary>
    [Fact]
    public void Figures_EmployeeWhoComesBackThroughAnAgency_HaveLeftOnTheLastDay()
    {
        var staffing = Known.Of(A.Post("P1"), First("E1", P1), A.AgencyCover("N1", P1, from: April) with { WorkerId = "W-E1" });

        Assert.Equal((0m, 1m, 0m), Stock(staffing, March));
        Assert.Equal((0m, 1m, 1m), Stock(staffing, April));
    }

    /// <summary>Another worker's contract is no renewal.</summary>
    [Fact]
    public void Figures_AnotherWorkerFromTheNextDay_LeaveThePostVacantOnTheEve() =>
        Assert.Equal((0m, 1m, 0m), Stock(Known.Of(A.Post("P1"), First("E1", P1), A.Employee("N1", P1, from: April)), March));

    /// <summary>Another council's contract is none either; which council a post or a unit is in may become known long after.</summary>
    [Fact]
    public void Figures_NextContractInAnotherCouncil_HaveLeftOnTheLastDay()
    {
        var other = Known.Of(
            A.Unit("other council", under: null),
            A.Unit("Other", under: "other council"),
            A.Post("P1"),
            A.Post("P2", unit: "Other"),
            First("E1", P1),
            Next("N1", P2, after: "E1"));

        Assert.Equal((0m, 1m, 0m), Stock(other, March));
        Assert.Equal((1m, 0m, 0m), Stock(other.And(A.Unit("Other", under: A.Council)), March));

        // With its post in the team too, which is vacant until the first of April.
        Assert.Equal((1m, 1m, 0m), Stock(other.And(A.Post("P2")), March));
        Assert.Equal((0m, 1m, 0m), Stock(other.And(A.Post("P2")).And(Known.Change(A.Post("P2", unit: "Other"), made: 20_000)), March));
    }

    /// <summary>The team goes over on 1 April, when its people get new contracts: on 31 March it is the first council's, and they are in it.</summary>
    [Fact]
    public void Figures_TeamThatGoesOverWithNewContracts_StaysInPostUntilThen()
    {
        var staffing = Known.Of(
            A.Unit("other council", under: null),
            A.Unit(A.Team, under: "other council", from: April),
            A.Post("P1"),
            First("E1", P1),
            Next("N1", P1, after: "E1"));

        Assert.Equal(((1m, 0m, 0m), (0m, 0m, 0m)), (Stock(staffing, March, A.Council), Stock(staffing, March, "other council")));
        Assert.Equal((1m, 0m, 0m), Stock(staffing, April, "other council"));
    }

    /// <summary>Terms that begin on the last day say where its work is done, and what the next contract begins with may be terms too.</summary>
    [Fact]
    public void Figures_TermsOnTheLastDayAndOnTheFirst_SayWhereWorkIsDone()
    {
        var staffing = Known.Of(
            A.Post("P1"),
            A.Post("P2"),
            First("E1", P1),
            A.Terms("E1", March, P2, fte: 0.6m),
            Next("N1", P1, after: "E1"),
            A.Terms("N1", April, P2, fte: 0.8m));

        Assert.Equal((0.6m, 1.4m, 0m), Stock(staffing, March));
        Assert.Equal((0.8m, 1.2m, 0m), Stock(staffing, April));
    }

    /// <summary>Who stays is neither about to leave nor to start.</summary>
    [Fact]
    public void Pipeline_OfAMonthInWhichAContractIsRenewed_ListsNobody()
    {
        var staffing = Known.Of(A.Post("P1"), First("E1", P1), Next("N1", P1, after: "E1"));

        Assert.Empty(PipelineEntry.List(staffing, Scope(A.Team), March.AddDays(-9), April));
        Assert.Equal(
            [("E1", PipelineEntryKind.Leaver)],
            PipelineEntry.List(Known.Of(A.Post("P1"), First("E1", P1)), Scope(A.Team), March.AddDays(-9), April).Select(each => (each.Id, each.Kind)));
    }

    /// <summary>The first contract is said to have ended by resignation; that is no work after leaving.</summary>
    [Fact]
    public void Issues_OnTheLastDayOfARenewedContract_AreNone() => Assert.Empty(DataQualityIssue.List(
        Known.Of(A.Post("P1"), First("E1", P1) with { LeavingReason = LeavingReason.Resignation }, Next("N1", P1, after: "E1")),
        null,
        March,
        staleAfterDays: 365));

    /// <summary>One id for a thousand agency workers, a day each: 1 January 2008 to 26 September 2010.</summary>
    [Fact]
    public void Figures_WorkerOfAThousandContracts_AreOfEachDay()
    {
        var first = new DateOnly(2008, 1, 1);
        var staffing = Known.Of(Enumerable.Range(0, 1000).Select(i =>
            A.AgencyCover($"E{i}", Team, from: first.AddDays(i), last: first.AddDays(i)) with { WorkerId = "W" }));

        Assert.All([0, 500, 998], i => Assert.Equal((0m, 0m, 1m), Stock(staffing, first.AddDays(i))));
        Assert.Equal((0m, 0m, 0m), Stock(staffing, first.AddDays(999)));
    }

    private static Engagement First(string id, Placement place) => A.Person(id, place, Footing.FixedTerm, last: March);

    private static Engagement Next(string id, Placement place, string after, decimal fte = 1) =>
        A.Person(id, place, Footing.FixedTerm, fte, from: April) with { WorkerId = A.WorkerOf(after) };

    private static Scope Scope(string unit) => new(unit, RoleSet.Census);

    private static (decimal InPost, decimal Vacant, decimal Cover) Stock(StaffingSnapshot staffing, DateOnly day, string unit = A.Team) =>
        EstablishmentFigures.On(staffing, Scope(unit), day) is { } figures
            ? (figures.InPost.Value, figures.Vacant.Value, figures.AgencyCover.Value)
            : default;
}
