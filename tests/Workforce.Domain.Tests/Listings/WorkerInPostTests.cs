using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Listings;

public class WorkerInPostTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);
    private static readonly Placement P1 = Placement.InPost("P1");

    [Fact]
    public void List_Worker_HasThePlaceAndHoursOfTheDay()
    {
        var staffing = Known.Of(
            new Worker("W-E1", "Jo Smith"),
            A.Post("P1"),
            A.Post("P2", role: Role.SeniorPractitioner),
            A.Employee("E1", P1),
            A.Terms("E1", Day, Placement.InPost("P2"), fte: 0.6m));

        var worker = Assert.Single(WorkerInPost.List(staffing, new(A.Team, RoleSet.All), Day));

        Assert.Equal(("Jo Smith", A.Team, Role.SeniorPractitioner), (worker.Worker.Name, worker.UnitId, worker.Role));
        Assert.Equal(("P2", Fte.Of(0.6m)), (worker.Stint.Placement.PostId, worker.Stint.Fte));
    }

    [Fact]
    public void List_AgencyAndThoseOutsidePosts_AreAmongThem()
    {
        var staffing = Known.Of(
            A.Post("P1"),
            A.AgencyCover("E1", P1),
            A.Person("E2", Placement.InUnit(A.Team, Role.CaseHolder), Footing.AgencyExtra),
            A.Employee("E3", Placement.InUnit(A.Team, Role.NotRegistered)));

        Assert.Equal(["E1", "E2", "E3"], Ids(staffing, A.Council, RoleSet.All));
        Assert.Equal(["E1", "E2"], Ids(staffing, A.Council, RoleSet.Census));
    }

    [Fact]
    public void List_Day_IsWhoIsInPostAtItsClose()
    {
        var staffing = Known.Of(
            A.Post("P1", fte: 9),
            A.Employee("left before", P1, last: Day.AddDays(-1)),
            A.Employee("last day", P1, last: Day),
            A.Employee("leaves after", P1, last: Day.AddDays(1)),
            A.Employee("first day", P1, from: Day),
            A.Employee("starts after", P1, from: Day.AddDays(1)),
            A.Employee("one day", P1, from: Day, last: Day));

        Assert.Equal(["first day", "leaves after"], Ids(staffing, A.Team, RoleSet.All));
    }

    [Fact]
    public void List_WorkerWithTwoEngagements_IsThereTwiceInOrderOfWorkerAndEngagement()
    {
        var staffing = Known.Of(
            A.Post("P1", fte: 9),
            A.Employee("E1", P1) with { WorkerId = "W2" },
            A.Employee("E3", P1) with { WorkerId = "W1" },
            A.Employee("E2", P1) with { WorkerId = "W1" });

        Assert.Equal(["E2", "E3", "E1"], Ids(staffing, A.Team, RoleSet.All));
    }

    [Fact]
    public void List_SomebodyInAPostThatHasEnded_IsWhereItWasLast()
    {
        var staffing = Known.Of(A.Post("P1", last: Day.AddDays(-7)), A.Employee("E1", P1));

        Assert.Equal(["E1"], Ids(staffing, A.Team, RoleSet.All));
    }

    [Fact]
    public void EngagementsOf_Worker_AreInOrderOfFirstDateWithTheirTerms()
    {
        var staffing = Known.Of(
            A.Post("P1", fte: 9),
            A.Employee("E1", P1, from: Day) with { WorkerId = "W1" },
            A.Employee("E2", P1, last: Day) with { WorkerId = "W1" },
            A.Employee("E3", P1),
            A.Terms("E1", Day.AddDays(7), P1, fte: 0.5m),
            A.Terms("E1", Day.AddDays(3), P1, fte: 0.6m));

        var engagements = staffing.EngagementsOf("W1").ToList();

        Assert.Equal(["E2", "E1"], engagements.Select(history => history.Engagement.EngagementId));
        Assert.Equal([Fte.Of(0.6m), Fte.Of(0.5m)], engagements[1].Terms.Select(terms => terms.Fte));
        Assert.Equal([Fte.One, Fte.Of(0.6m), Fte.Of(0.5m)], engagements[1].Stints.Select(stint => stint.Fte));
    }

    private static IEnumerable<string> Ids(StaffingSnapshot staffing, string unit, RoleSet roles) =>
        WorkerInPost.List(staffing, new(unit, roles), Day).Select(each => each.Stint.Engagement.EngagementId);
}
