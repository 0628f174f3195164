using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Flows;

public class StaffFlowsTests
{
    private static readonly DateOnly Day = new(2015, 6, 1);
    private static readonly Placement Team = Placement.InUnit(A.Team, Role.CaseHolder);

    /// <summary>Council C from 2000, council D for 15 days: what D asks is how long D was served.</summary>
    [Fact]
    public void ServedDays_AfterYearsAtAnotherCouncil_CountThisOneAlone()
    {
        var staffing = Known.Of(
            A.Unit("other council", under: null),
            A.Employee("E1", Placement.InUnit("other council", Role.CaseHolder), from: new(2000, 1, 1), last: Day),
            A.Employee("E2", Team, from: Day, last: Day.AddDays(15)) with { WorkerId = "W-E1" });

        Assert.Equal(
            [(FlowKind.Starter, Day, 0), (FlowKind.Leaver, Day.AddDays(15), 15)],
            Flows(staffing));
    }

    /// <summary>31 May is the last day of the first engagement: nobody has left, nobody has come.</summary>
    [Fact]
    public void EngagementsWithoutADayBetween_AreOneEmployment()
    {
        var staffing = Known.Of(
            A.Employee("E1", Team, from: Day.AddDays(-100), last: Day.AddDays(-1)),
            A.Employee("E2", Team, from: Day, last: Day.AddDays(10)) with { WorkerId = "W-E1" });

        Assert.Equal([(FlowKind.Starter, Day.AddDays(-100), 0), (FlowKind.Leaver, Day.AddDays(10), 110)], Flows(staffing));
    }

    /// <summary>From full time to half: the hours change on the first day of the new contract.</summary>
    [Fact]
    public void EngagementsWithoutADayBetween_OfOtherHours_AreAChangeOfHours()
    {
        var staffing = Known.Of(
            A.Employee("E1", Team, from: Day.AddDays(-100), last: Day.AddDays(-1)),
            A.Employee("E2", Team, fte: 0.5m, from: Day) with { WorkerId = "W-E1" });

        Assert.Equal([(FlowKind.Starter, Day.AddDays(-100), 0), (FlowKind.HoursChanged, Day, 100)], Flows(staffing));
    }

    /// <summary>
    /// The census takes each for a leaver of the last day worked: another council, agency work, and work that asks for no registration.
    /// The last stays in the council, but not in its social work.
    /// </summary>
    [Theory]
    [InlineData("another council", Footing.Permanent, Role.CaseHolder)]
    [InlineData(A.Team, Footing.AgencyCover, Role.CaseHolder)]
    [InlineData(A.Team, Footing.Permanent, Role.NotRegistered)]
    public void LastDay_BeforeWorkOfAnotherKind_IsThatOfALeaver(string unit, Footing footing, Role role)
    {
        var staffing = Known.Of(
            A.Unit("another council", under: null),
            A.Employee("E1", Team, from: Day.AddDays(-100), last: Day.AddDays(-1)),
            A.Person("E2", Placement.InUnit(unit, role), footing, from: Day) with { WorkerId = "W-E1" });

        Assert.Equal([(FlowKind.Starter, Day.AddDays(-100), 0), (FlowKind.Leaver, Day.AddDays(-1), 99)], Flows(staffing));
    }

    /// <summary>The last day worked is that of the second, which is but a day long.</summary>
    [Fact]
    public void Renewal_ForASingleDay_MakesALeaverOfThatDay()
    {
        var staffing = Known.Of(
            A.Employee("E1", Team, from: Day.AddDays(-100), last: Day.AddDays(-1)),
            A.Employee("E2", Team, from: Day, last: Day) with { WorkerId = "W-E1" });

        Assert.Equal([(FlowKind.Starter, Day.AddDays(-100), 0), (FlowKind.Leaver, Day, 100)], Flows(staffing));
    }

    [Fact]
    public void TeamThatGoesToAnotherCouncil_TakesItsPeopleAndTheirServiceAlong()
    {
        var staffing = Known.Of(
            A.Unit("other council", under: null),
            A.Unit(A.Team, under: "other council", from: Day),
            A.Employee("E1", Team, from: Day.AddDays(-100), last: Day.AddDays(10)));

        Assert.Equal([(FlowKind.Starter, Day.AddDays(-100), 0), (FlowKind.Leaver, Day.AddDays(10), 110)], Flows(staffing));
    }

    /// <summary>Two engagements end together: the leaver is told by the more senior role.</summary>
    [Fact]
    public void Leaver_OfSeveralEngagements_IsOfTheMostSeniorRole()
    {
        var staffing = Known.Of(
            A.Employee("E1", Team, fte: 0.5m, last: Day),
            A.Employee("E2", Placement.InUnit(A.Team, Role.MiddleManager), fte: 0.3m, last: Day) with { WorkerId = "W-E1" });

        var leaver = StaffFlows.Of(staffing, new(A.Team, RoleSet.Census)).Within(new(Day, Day)).ToArray().Single();

        Assert.Equal((Role.MiddleManager, "E2", 0.8m), (leaver.Role, leaver.Engagement.EngagementId, leaver.Fte.Value));
    }

    private static IEnumerable<(FlowKind Kind, DateOnly Day, int ServedDays)> Flows(StaffingSnapshot staffing) =>
        StaffFlows.Of(staffing, new(A.Team, RoleSet.Census)).Within(new(new(2000, 1, 1), new(2020, 1, 1))).ToArray()
            .Select(flow => (flow.Kind, DateOnly.FromDayNumber(flow.Day), flow.ServedDays));
}
