using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Listings;

public class PostOnDayTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);
    private static readonly Placement Line = Placement.InPost("line");

    /// <summary>4 funded; 1.8 in post, so 2.2 vacant; 1 covers, 0.5 is extra, 1 is expected by then and 1 later.</summary>
    [Fact]
    public void List_Post_TellsHowItStands()
    {
        var staffing = Known.Of(
            A.Post("line", fte: 4),
            A.Employee("E1", Line),
            A.Person("E2", Line, Footing.FixedTerm, fte: 0.8m),
            A.AgencyCover("E3", Line),
            A.Person("E4", Line, Footing.AgencyExtra, fte: 0.5m),
            A.Employee("E5", Line, last: Day),
            A.Starter("S1", Line, expected: Day),
            A.Starter("S2", Line, expected: Day.AddDays(1)));

        var post = Assert.Single(PostOnDay.List(staffing, new(A.Team, RoleSet.All), Day));

        Assert.Equal(new(Funded: 4_000_000, InPost: 1_800_000, Cover: 1_000_000, Extra: 500_000, Expected: 1_000_000), post.Occupancy);
        Assert.Equal((2_200_000, 1_200_000), (post.Occupancy.Vacant, post.Occupancy.VacantAfterPipeline));
    }

    [Fact]
    public void List_OverFilledPost_IsVacantByZero()
    {
        var staffing = Known.Of(A.Post("line", fte: 0.5m), A.Employee("E1", Line));

        var occupancy = Assert.Single(PostOnDay.List(staffing, new(A.Team, RoleSet.All), Day)).Occupancy;

        Assert.Equal((0, 0), (occupancy.Vacant, occupancy.VacantAfterPipeline));
    }

    [Fact]
    public void List_Unit_IsItsPostsAndThoseBelowItByIdInOrdinalOrder()
    {
        var staffing = Known.Of(A.Unit("FS"), A.Post("b"), A.Post("P10", unit: "FS"), A.Post("P9"), A.Post("a", unit: A.Council));

        Assert.Equal(["P10", "P9", "a", "b"], Ids(staffing, A.Council, RoleSet.All));
        Assert.Equal(["P9", "b"], Ids(staffing, A.Team, RoleSet.All));
        Assert.Empty(Ids(staffing, "no such unit", RoleSet.All));
    }

    [Fact]
    public void List_RolesNamed_LeavesTheOthersOut()
    {
        var staffing = Known.Of(A.Post("P1", role: Role.FirstLineManager), A.Post("P2"), A.Post("P3", role: Role.NotRegistered));

        Assert.Equal(["P1"], Ids(staffing, A.Team, RoleSet.Of(Role.FirstLineManager)));
        Assert.Equal(["P1", "P2"], Ids(staffing, A.Team, RoleSet.Census));
    }

    /// <summary>P1 moved away before the day, P2 ended on it, P3 begins after it, P4 shows the state that it is in.</summary>
    [Fact]
    public void List_Day_IsThePostsThatExistInTheUnitAtItsClose()
    {
        var staffing = Known.Of(
            A.Unit("FS"),
            A.Post("P1"),
            A.Post("P1", unit: "FS", from: Day),
            A.Post("P2", last: Day),
            A.Post("P3", from: Day.AddDays(1)),
            A.Post("P4"),
            A.Post("P4", fte: 0.5m, from: Day),
            A.Post("P4", fte: 0.7m, from: Day.AddDays(1)));

        var post = Assert.Single(PostOnDay.List(staffing, new(A.Team, RoleSet.All), Day)).Post;

        Assert.Equal(("P4", Day, Fte.Of(0.5m)), (post.PostId, post.FirstDate, post.Fte));
        Assert.Equal(["P1"], Ids(staffing, "FS", RoleSet.All));
    }

    private static IEnumerable<string> Ids(StaffingSnapshot staffing, string unit, RoleSet roles) =>
        PostOnDay.List(staffing, new(unit, roles), Day).Select(post => post.Post.PostId);
}
