using Workforce.Domain.Facts;
using Workforce.Domain.Listings;

namespace Workforce.Domain.Tests.Listings;

/// <summary>Units that have ended and still hold something: it counts, and it is an issue.</summary>
public class EndedUnitTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);

    [Theory]
    [InlineData(Footing.Permanent)]
    [InlineData(Footing.AgencyCover)]
    [InlineData(Footing.AgencyExtra)]
    public void List_SomebodyInIt_IsAnIssueFromItsLastDay(Footing footing)
    {
        var staffing = Known.Of(A.Unit("FS", last: Day), A.Person("E1", Placement.InUnit("FS", Role.NotRegistered), footing));

        var issue = Assert.Single(DataQualityIssue.List(staffing, null, Day));

        Assert.Equal((DataQualityKind.UnitEndedWithPosts, FactReference.Unit("FS")), (issue.Kind, issue.Subjects.Single()));
        Assert.Single(DataQualityIssue.List(staffing, A.Council, Day));
        Assert.Empty(DataQualityIssue.List(staffing, A.Team, Day));
        Assert.DoesNotContain(DataQualityIssue.List(staffing, null, Day.AddDays(-1)), each => each.Kind is DataQualityKind.UnitEndedWithPosts);
    }

    /// <summary>What lies in a unit below that goes on is no issue of the one that has ended.</summary>
    [Fact]
    public void List_PostInIt_IsAnIssueUntilThePostHasGone()
    {
        var staffing = Known.Of(
            A.Unit("FS", last: Day),
            A.Unit("below", under: "FS"),
            A.Post("P1", unit: "FS", last: Day.AddDays(1)),
            A.Post("P2", unit: "below"));

        Assert.Equal(DataQualityKind.UnitEndedWithPosts, Assert.Single(DataQualityIssue.List(staffing, null, Day)).Kind);
        Assert.Empty(DataQualityIssue.List(staffing, null, Day.AddDays(1)));
    }

    [Fact]
    public void List_OnlyExpectedIn_IsNoIssue()
    {
        var starter = A.Starter("S1", Placement.InUnit("FS", Role.CaseHolder), expected: A.Start);

        Assert.Equal(
            [DataQualityKind.PipelineOverdue],
            DataQualityIssue.List(Known.Of(A.Unit("FS", last: Day), starter), null, Day).Select(issue => issue.Kind));
    }
}
