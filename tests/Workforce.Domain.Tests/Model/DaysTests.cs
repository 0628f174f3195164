using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;

namespace Workforce.Domain.Tests.Model;

/// <summary>Stock is counted at the close of the day; first and last dates are both days worked.</summary>
public class DaysTests
{
    private static readonly DateOnly CensusDay = new(2010, 9, 30);
    private static readonly Placement P1 = Placement.InPost("P1");
    private static readonly Placement P2 = Placement.InPost("P2");

    [Fact]
    public void Employee_FirstDay_IsInPostAtItsClose()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1, from: CensusDay));

        Assert.Equal(Fte.Zero, staffing.Figures(CensusDay.AddDays(-1)).InPost);
        Assert.Equal(Fte.One, staffing.Figures(CensusDay).InPost);
    }

    [Fact]
    public void Employee_LastDay_IsALeaverOfThatDayAndNoLongerInPost()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1, last: CensusDay));

        Assert.Equal(Fte.One, staffing.Figures(CensusDay.AddDays(-1)).InPost);
        Assert.Equal((Fte.Zero, Fte.One), (staffing.Figures(CensusDay).InPost, staffing.Figures(CensusDay).Vacant));
    }

    [Fact]
    public void Employee_OfOneDay_IsInPostAtNoClose()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1, from: CensusDay, last: CensusDay));

        Assert.All(
            [CensusDay.AddDays(-1), CensusDay, CensusDay.AddDays(1)],
            day => Assert.Equal(Fte.Zero, staffing.Figures(day).InPost));
        Assert.Single(staffing.EngagementsOf(A.WorkerOf("E1")));
    }

    /// <summary>3 open; E2 starts and E3 leaves within the month, E4 does both: 3 + 2 - 2 = 3.</summary>
    [Fact]
    public void Closing_IsOpeningAndStartersLessLeavers()
    {
        var (opening, closing) = (new DateOnly(2010, 8, 31), CensusDay);
        var staffing = Known.Of(
            A.Post("P1", fte: 5),
            A.Employee("E0", P1),
            A.Employee("E1", P1),
            A.Employee("E2", P1, from: opening.AddDays(1)),
            A.Employee("E3", P1, last: closing),
            A.Employee("E4", P1, from: new(2010, 9, 6), last: new(2010, 9, 10)));

        Assert.Equal((Fte.Of(3), Fte.Of(3)), (staffing.Figures(opening).InPost, staffing.Figures(closing).InPost));
    }

    [Fact]
    public void Post_LastDay_IsNoLongerOfTheEstablishment()
    {
        var staffing = Known.Of(A.Post("P1", last: CensusDay), A.Post("P2"));

        Assert.Equal(Fte.Of(2), staffing.Figures(CensusDay.AddDays(-1)).Establishment);
        Assert.Equal(Fte.One, staffing.Figures(CensusDay).Establishment);
    }

    /// <summary>The first state would end on 31 December, but the next begins before: it is that one's dates that count then.</summary>
    [Fact]
    public void Post_NextState_TakesTheFirstOnesPlaceWhateverItsLastDate()
    {
        var staffing = Known.Of(A.Post("P1", fte: 2, last: new(2010, 12, 31)), A.Post("P1", fte: 3, from: CensusDay));

        Assert.Equal(Fte.Of(2), staffing.Figures(CensusDay.AddDays(-1)).Establishment);
        Assert.Equal(Fte.Of(3), staffing.Figures(CensusDay).Establishment);
        Assert.Equal(Fte.Of(3), staffing.Figures(new(2011, 6, 30)).Establishment);
    }

    [Fact]
    public void Post_GapBetweenStates_ExistsAgainFromTheNext()
    {
        var staffing = Known.Of(A.Post("P1", last: new(2010, 6, 30)), A.Post("P1", from: CensusDay));

        Assert.Equal(Fte.Zero, staffing.Figures(CensusDay.AddDays(-1)).Establishment);
        Assert.Equal(Fte.One, staffing.Figures(CensusDay).Establishment);
    }

    [Fact]
    public void Terms_ChangeOfHoursAndPost_CountFromTheirFirstDay()
    {
        var staffing = Known.Of(
            A.Post("P1"),
            A.Post("P2"),
            A.Employee("E1", P1),
            A.Terms("E1", CensusDay, P1, fte: 0.6m),
            A.Terms("E1", CensusDay.AddDays(7), P2, fte: 0.8m));

        Assert.Equal(Fte.One, staffing.Figures(CensusDay.AddDays(-1)).InPost);
        Assert.Equal(Fte.Of(0.6m), staffing.Figures(CensusDay).InPost);
        Assert.Equal(["P2"], Occupied(CensusDay.AddDays(7)));
        Assert.Equal(["P1"], Occupied(CensusDay.AddDays(6)));

        IEnumerable<string?> Occupied(DateOnly day) =>
            WorkerInPost.List(staffing, new(A.Team, RoleSet.All), day).Select(each => each.Stint.Placement.PostId);
    }

    [Fact]
    public void Terms_DatedBeforeTheFirstDay_AlterNothing()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1, from: CensusDay), A.Terms("E1", CensusDay.AddDays(-1), P1, fte: 0.5m));

        Assert.Equal(Fte.Zero, staffing.Figures(CensusDay.AddDays(-1)).InPost);
        Assert.Equal(Fte.One, staffing.Figures(CensusDay).InPost);
    }

    [Fact]
    public void Terms_DatedOnTheFirstDay_TakeThePlaceOfThoseItBeganWith()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1, from: CensusDay), A.Terms("E1", CensusDay, P1, fte: 0.5m));

        Assert.Equal(Fte.Of(0.5m), staffing.Figures(CensusDay).InPost);
    }

    [Fact]
    public void Terms_AfterTheLastDay_BringNobodyBack()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1, last: CensusDay), A.Terms("E1", CensusDay.AddDays(1), P2));

        Assert.Equal(Fte.Zero, staffing.Figures(CensusDay.AddDays(1)).InPost);
    }
}
