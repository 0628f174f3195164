using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Caseloads;

/// <summary>When breaches begin and end, what is known of them, and what a watcher is told.</summary>
public class BreachTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);

    private static readonly WorkforceSnapshot Standing = Cases.Known(
        Cases.Holder("W1"),
        Cases.Limit(30),
        Cases.Report("W1", 31, new(2010, 9, 1)),
        Cases.Report("W1", 34, new(2010, 9, 10)),
        Cases.Report("W1", 30, new(2010, 9, 20)),
        Cases.Report("W1", 32, new(2010, 11, 1)));

    [Fact]
    public void Breach_OfAWorker_KnowsItsStartEndPeakAndHowOften()
    {
        var breaches = Standing.Breaches.Of("W1");

        Assert.Equal(
            [(new(2010, 9, 1), new DateOnly(2010, 9, 19), 34m, new(2010, 9, 10)), (new(2010, 11, 1), (DateOnly?)null, 32m, new DateOnly(2010, 11, 1))],
            breaches.Select(breach => (breach.FirstDate, breach.LastDate, breach.Peak.Value, breach.PeakDate)));
        Assert.Equal((19, 30), (breaches[0].DaysBy(Day), breaches[1].DaysBy(Day))); // 1 to 19 September; 1 to 30 November.
        Assert.Equal(2, Standing.Breaches.TimesInTwelveMonths("W1", Day));
        Assert.Equal(1, Standing.Breaches.TimesInTwelveMonths("W1", new(2011, 9, 20))); // The first ended on 19 September 2010.
    }

    [Fact]
    public void Breach_ByALateReport_BeginsEarlierAndKeepsItsPlan()
    {
        var planned = Standing.And(new BreachPlan("W1", new(2010, 11, 30), true, "Two to be closed.", new(2010, 12, 10)));
        var late = planned.And(Cases.Report("W1", 33, new(2010, 10, 15)));
        var breach = late.Breaches.Of("W1", Day)!;

        Assert.Equal((new DateOnly(2010, 10, 15), 33m), (breach.FirstDate, breach.Peak.Value));
        Assert.Equal(new DateOnly(2010, 12, 10), late.Caseloads.PlanOf(breach, Day)!.DueDate);
        Assert.Null(late.Caseloads.PlanOf(breach, Day.AddDays(-1)));
        Assert.Null(late.Caseloads.PlanOf(late.Breaches.Of("W1")[0], Day));

        var change = Assert.Single(BreachChange.Between(planned, late, Day));
        Assert.Equal((BreachChangeKind.Changed, new DateOnly(2010, 11, 1)), (change.Kind, change.Before!.FirstDate));
    }

    [Fact]
    public void Breach_AcrossAChangeOfLimitAndTeam_IsOneThatNotesTheRules()
    {
        var known = Standing.And(
            A.Unit("FS"),
            Cases.Limit(30, last: new(2010, 11, 15)),
            Cases.Limit(25, "next", from: new(2010, 11, 16)),
            Cases.Limit(20, "FS", "FS"),
            A.Terms("W1", new(2010, 11, 21), Placement.InUnit("FS", Role.CaseHolder)));
        var breach = known.Breaches.Of("W1", Day)!;

        Assert.Equal(
            [(new DateOnly(2010, 11, 1), 30m), (new(2010, 11, 16), 25m), (new(2010, 11, 21), 20m)],
            breach.Rules.Select(rule => (rule.FirstDate, rule.Limit.Limit)));

        // It belongs to the team until the move, to the other after it, and to the council throughout.
        Assert.Single(known.Breaches.OpenOn(A.Team, new(2010, 11, 20)));
        Assert.Empty(known.Breaches.OpenOn(A.Team, new(2010, 11, 21)));
        Assert.Single(known.Breaches.OpenOn("FS", new(2010, 11, 21)));
        Assert.Equal(2, known.Breaches.Within(A.Council, new(new(2010, 9, 1), Day), BreachEvent.Standing).Count());
        Assert.Empty(known.Breaches.Within("FS", new(new(2010, 9, 1), Day), BreachEvent.Opened));
        Assert.Single(known.Breaches.Within(A.Team, new(new(2010, 11, 1), Day), BreachEvent.Opened));
    }

    [Fact]
    public void Within_APeriod_FindsWhatClosedInItByTheFirstDayWithinTheLimit()
    {
        Assert.Single(Standing.Breaches.Within(A.Team, new(new(2010, 9, 20), Day), BreachEvent.Closed));
        Assert.Empty(Standing.Breaches.Within(A.Team, new(new(2010, 9, 21), Day), BreachEvent.Closed));
        Assert.Empty(Standing.Breaches.Within(A.Team, new(new(2010, 9, 1), new(2010, 9, 19)), BreachEvent.Closed));
    }

    [Fact]
    public void Within_AUnitLeftAndComeBackTo_HasTheBreachOnce()
    {
        var known = Standing.And(
            A.Unit("FS"),
            Cases.Limit(30, unit: A.Council),
            A.Terms("W1", new(2010, 11, 5), Placement.InUnit("FS", Role.CaseHolder)),
            A.Terms("W1", new(2010, 11, 10), Placement.InUnit(A.Team, Role.CaseHolder)));

        Assert.Equal(new(2010, 11, 1), Assert.Single(known.Breaches.Within(A.Team, new(new(2010, 11, 1), Day), BreachEvent.Standing)).Breach.FirstDate);
        Assert.Empty(known.Breaches.OpenOn(A.Team, new(2010, 11, 7)));
        Assert.Single(known.Breaches.OpenOn(A.Team, Day));
    }

    [Fact]
    public void Between_TwoSnapshots_TellsWhatOpenedChangedAndClosed()
    {
        var closed = Standing.And(Cases.Report("W1", 12, new(2010, 11, 2)));
        var planned = Standing.And(new BreachPlan("W1", Day, true, "", null));
        var raised = Standing.And(Cases.Limit(31));
        var elsewhere = Standing.And(Cases.Holder("W2"), new Worker("W2"), Cases.Report("W2", 3));

        Assert.Equal(BreachChangeKind.Closed, Assert.Single(BreachChange.Between(Standing, closed, Day)).Kind);
        Assert.Equal(BreachChangeKind.Opened, Assert.Single(BreachChange.Between(closed, closed.And(Cases.Report("W1", 40, Day)), Day)).Kind);
        Assert.Equal(BreachChangeKind.Changed, Assert.Single(BreachChange.Between(Standing, planned, Day)).Kind);
        Assert.Equal(BreachChangeKind.Changed, Assert.Single(BreachChange.Between(Standing, raised, Day)).Kind);
        Assert.Empty(BreachChange.Between(Standing, elsewhere, Day));
        Assert.Equal(BreachChangeKind.Closed, Assert.Single(BreachChange.Between(Standing, elsewhere.And(Cases.Limit(99)), Day)).Kind);
    }

    /// <summary>The work goes on, whatever the contract: one breach, with its plan, and nothing for a watcher to be told overnight.</summary>
    [Theory]
    [InlineData(Footing.FixedTerm)]
    [InlineData(Footing.AgencyCover)]
    public void Breach_WhenTheNextContractBeginsTheDayAfter_GoesOn(Footing next)
    {
        var (last, first) = (new DateOnly(2010, 11, 29), Day);
        var planned = Standing.And(new BreachPlan("W1", new(2010, 11, 10), true, "Two to be closed.", new(2010, 12, 10)));
        var renewed = planned.And(Cases.Holder("W1", last: last), Cases.Holder("N1", from: first, footing: next, of: "W1"));
        var breach = renewed.Breaches.Of("W1", last)!;

        Assert.Equal((new DateOnly(2010, 11, 1), (DateOnly?)null), (breach.FirstDate, breach.LastDate));
        Assert.Equal(2, renewed.Breaches.TimesInTwelveMonths("W1", Day)); // With that of September, as before.
        Assert.Equal(30m, renewed.On("W1", last).Limit!.Limit);
        Assert.NotNull(renewed.Caseloads.PlanOf(breach, Day));
        Assert.Empty(BreachChange.Overnight(renewed, last.AddDays(-1)));
        Assert.DoesNotContain(BreachChange.Overnight(renewed, last), change => change.Kind is not BreachChangeKind.Changed);
    }

    [Fact]
    public void Breach_WhenTheWorkerLeaves_EndsUnlessTheCaseSystemSaysWhere()
    {
        var left = Standing.And(Cases.Holder("W1", last: new(2010, 11, 20)));
        var named = left.And(Cases.Report("W1", 32, new(2010, 11, 5), unit: A.Team));

        Assert.Equal(new DateOnly(2010, 11, 19), left.Breaches.Of("W1")[^1].LastDate);
        Assert.Null(named.Breaches.Of("W1")[^1].LastDate);
        Assert.Equal(32, Assert.Single(CaseloadListing.NotInPost(left, null, Day)).Counts.Total);
    }

    [Fact]
    public void Preview_OfAllocation_TellsTheLoadTheLimitAndTheBreach()
    {
        var known = Cases.Known(
            Cases.Limit(30), Cases.Holder("full"), Cases.Holder("half", 0.5m), Cases.Holder("free"),
            Cases.Report("full", 29), Cases.Report("half", 20), Cases.Report("free", 25));
        var two = Cases.Assessments(2);

        Assert.Equal((31, true, 1m), Of(AllocationPreview.Of(known, "full", two, Day)!));
        Assert.Equal((30, false, 1m), Of(AllocationPreview.Of(known, "full", Cases.Assessments(1), Day)!));
        Assert.Null(AllocationPreview.Of(known, "nobody", two, Day));

        // Of 30: 22 and 27 after it; "full" would be over. Per FTE "half" would be at 44 and "free" at 27.
        Assert.Equal(["half", "free"], LeastLoaded(known));
        Assert.Equal(["free"], LeastLoaded(known.And(Cases.Limit(30, basis: CaseloadBasis.CasesPerFte))));

        static (int, bool, decimal) Of(AllocationPreview preview) => (preview.Then.Counts.Total, preview.IsBreach, preview.Room!.Value);

        IEnumerable<string> LeastLoaded(WorkforceSnapshot snapshot) =>
            AllocationPreview.LeastLoaded(snapshot, new(A.Team, RoleSet.Census), two, Day, 10).Select(each => each.Now.WorkerId);
    }

    [Fact]
    public void Preview_OfAThreshold_TakesThePlaceOfItsScopeAndLeavesNarrowerOnes()
    {
        var known = Cases.Known(
            Cases.Limit(30), Cases.Limit(40, "own", worker: "W3"),
            Cases.Holder("W1"), Cases.Holder("W2"), Cases.Holder("W3"),
            Cases.Report("W1", 31), Cases.Report("W2", 26), Cases.Report("W3", 35));
        var preview = ThresholdPreview.Of(known, Cases.Limit(25, "from January", from: new(2011, 1, 1)), Day);

        Assert.Equal(["W1"], preview.Now.Select(each => each.WorkerId));
        Assert.Equal(["W1", "W2"], preview.Then.Select(each => each.WorkerId));
        Assert.Empty(preview.Unmeasured);
    }
}
