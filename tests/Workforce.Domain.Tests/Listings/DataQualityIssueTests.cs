using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Listings;

public class DataQualityIssueTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);
    private static readonly Placement P1 = Placement.InPost("P1");

    [Fact]
    public void List_NothingAmiss_IsEmpty()
    {
        var staffing = Known.Of(
            A.Post("P1", fte: 2),
            A.Employee("E1", P1),
            A.AgencyCover("E2", P1),
            A.Person("E3", P1, Footing.AgencyExtra));

        Assert.Empty(DataQualityIssue.List(staffing, null, Day));
    }

    [Fact]
    public void List_ChangeHeld_SaysWhatItWaitsFor()
    {
        var issue = Single(Known.Of(A.Terms("E1", Day, P1)));

        Assert.Equal(DataQualityKind.ChangeHeld, issue.Kind);
        Assert.Equal([FactReference.Engagement("E1")], issue.Subjects);
        Assert.Equal([FactReference.Engagement("E1"), FactReference.Post("P1")], issue.WaitingFor);
    }

    [Fact]
    public void List_UnitsInALoop_NamesEachOnTheDaysItLasts()
    {
        var staffing = Known.Of(A.Unit("A"), A.Unit("B", under: "A"), A.Unit("A", under: "B", from: Day));

        Assert.Equal(
            [(DataQualityKind.UnitsInALoop, FactReference.Unit("A")), (DataQualityKind.UnitsInALoop, FactReference.Unit("B"))],
            DataQualityIssue.List(staffing, null, Day).Select(issue => (issue.Kind, issue.Subjects.Single())));
        Assert.Empty(DataQualityIssue.List(staffing, null, Day.AddDays(-1)));
    }

    [Fact]
    public void List_MoreThanOneFte_IsAnIssueWhileItLasts()
    {
        var staffing = Known.Of(
            A.Post("P1", fte: 5),
            A.Employee("E1", P1, fte: 1.2m),
            A.Employee("E2", P1, fte: 1m),
            A.Terms("E1", Day.AddDays(1), P1, fte: 0.8m));

        var issue = Single(staffing);

        Assert.Equal(DataQualityKind.FteAboveOne, issue.Kind);
        Assert.Equal([FactReference.Engagement("E1"), FactReference.Worker("W-E1")], issue.Subjects);
        Assert.Empty(DataQualityIssue.List(staffing, null, Day.AddDays(1)));
    }

    /// <summary>Overlapping engagements in one post beyond its FTE: 0.6 + 0.5 in 1.</summary>
    [Fact]
    public void List_OverlapBeyondThePostsFte_IsOverFilledUntilOneLeaves()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1, fte: 0.6m), A.Employee("E2", P1, fte: 0.5m, last: Day.AddDays(1)));

        var issue = Single(staffing);

        Assert.Equal((DataQualityKind.PostOverFilled, "Post 'P1' of 1 FTE is filled with 1.1 FTE."), (issue.Kind, issue.Description));
        Assert.Empty(DataQualityIssue.List(staffing, null, Day.AddDays(1)));
    }

    [Theory]
    [InlineData(Footing.Permanent)]
    [InlineData(Footing.AgencyCover)]
    [InlineData(Footing.AgencyExtra)]
    public void List_SomebodyInAPostThatDoesNotExist_IsAnIssueOnThoseDays(Footing footing)
    {
        var staffing = Known.Of(A.Post("P1", last: Day), A.Person("E1", P1, footing));

        var issue = Single(staffing);

        Assert.Equal((DataQualityKind.InPostOutsidePostDates, FactReference.Post("P1")), (issue.Kind, issue.Subjects.Single()));
        Assert.Empty(DataQualityIssue.List(staffing, null, Day.AddDays(-1)));
    }

    /// <summary>1 - 0.6 = 0.4 is vacant, and 0.5 covers it.</summary>
    [Fact]
    public void List_CoverBeyondWhatIsVacant_IsAnIssue()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1, fte: 0.6m), A.AgencyCover("E2", P1, fte: 0.5m));

        Assert.Equal(
            (DataQualityKind.CoverAboveVacancy, "Post 'P1' has 0.4 FTE vacant and 0.5 FTE of agency cover."),
            (Single(staffing).Kind, Single(staffing).Description));
    }

    [Fact]
    public void List_OfAUnit_IsThatUnitAndThoseBelowWithoutWhatIsHeld()
    {
        var staffing = Known.Of(
            A.Unit("FS"),
            A.Post("P1"),
            A.Employee("E1", P1, fte: 1.2m),
            A.Employee("E2", Placement.InUnit("FS", Role.CaseHolder), fte: 1.5m),
            A.Terms("nobody", Day, P1));

        Assert.Equal(["E1", "P1"], Subjects(A.Team));
        Assert.Equal(["E2"], Subjects("FS"));
        Assert.Equal(["E1", "E2", "P1"], Subjects(A.Council));
        Assert.Equal(["nobody", "E1", "E2", "P1"], Subjects(null));

        IEnumerable<string> Subjects(string? unit) => DataQualityIssue.List(staffing, unit, Day).Select(issue => issue.Subjects[0].Id);
    }

    [Fact]
    public void List_IssueThatIsPutRight_Goes()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1, fte: 1.2m));

        var right = staffing.And(A.Employee("E1", P1));

        Assert.Equal(
            [DataQualityKind.FteAboveOne, DataQualityKind.PostOverFilled],
            DataQualityIssue.List(staffing, null, Day).Select(issue => issue.Kind));
        Assert.Empty(DataQualityIssue.List(right, null, Day));
    }

    [Fact]
    public void List_AnyIssue_HoldsNoName()
    {
        var staffing = Known.Of(new Worker("W-E1", "Jo Smith"), A.Post("P1"), A.Employee("E1", P1, fte: 1.2m));

        Assert.All(
            DataQualityIssue.List(staffing, null, Day),
            issue => Assert.DoesNotContain("Smith", $"{issue}", StringComparison.Ordinal));
    }

    private static DataQualityIssue Single(StaffingSnapshot staffing) => Assert.Single(DataQualityIssue.List(staffing, null, Day));
}
