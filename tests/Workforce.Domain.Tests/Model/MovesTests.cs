using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Model;

/// <summary>People who move between teams, and teams that move between services.</summary>
public class MovesTests
{
    private static readonly DateOnly MoveDay = new(2010, 10, 1);
    private static readonly DateOnly DayBefore = new(2010, 9, 30);

    [Fact]
    public void Person_MovesBetweenTeams_LeavesOneAndNotTheCouncil()
    {
        var staffing = Known.Of(
            A.Unit("FS"),
            A.Post("P1"),
            A.Post("P2", unit: "FS"),
            A.Employee("E1", Placement.InPost("P1")),
            A.Terms("E1", MoveDay, Placement.InPost("P2")));

        Assert.Equal((1m, 0m, 1m), InPost(staffing, DayBefore, A.Team, "FS", A.Council));
        Assert.Equal((0m, 1m, 1m), InPost(staffing, MoveDay, A.Team, "FS", A.Council));
    }

    /// <summary>Team R of 2 posts, 1 filled, moves from service A (besides it 3 posts) to service B (besides it 1 post).</summary>
    [Fact]
    public void Unit_MovesUnderAnotherFromADay_TakesItsFiguresWithItFromThatDay()
    {
        var staffing = Known.Of(
            A.Unit("A"),
            A.Unit("B"),
            A.Unit("R", under: "A"),
            A.Unit("R", under: "B", from: MoveDay),
            A.Post("P1", unit: "R"),
            A.Post("P2", unit: "R"),
            A.Post("P3", fte: 3, unit: "A"),
            A.Post("P4", unit: "B"),
            A.Employee("E1", Placement.InPost("P1")));

        Assert.Equal((5m, 1m, 6m), Establishment(staffing, DayBefore, "A", "B", A.Council));
        Assert.Equal((3m, 3m, 6m), Establishment(staffing, MoveDay, "A", "B", A.Council));
        Assert.Equal((1m, 0m, 1m), InPost(staffing, DayBefore, "A", "B", A.Council));
        Assert.Equal((0m, 1m, 1m), InPost(staffing, MoveDay, "A", "B", A.Council));
        Assert.Equal(Fte.Of(2), staffing.Figures(MoveDay, "R").Establishment);
    }

    /// <summary>The move becomes known after the posts; then it is corrected to a later day, and then withdrawn.</summary>
    [Fact]
    public void Unit_MoveRecordedCorrectedAndWithdrawn_LeavesNoTrace()
    {
        var before = Known.Of(A.Unit("A"), A.Unit("B"), A.Unit("R", under: "A"), A.Post("P1", unit: "R"));
        var moved = before.And(A.Unit("R", under: "B", from: MoveDay));
        var back = moved.And(Known.Change(A.Unit("R", under: "B", from: MoveDay), made: 20_000, withdrawn: true));

        Assert.Equal((0m, 1m, 1m), Establishment(moved, MoveDay, "A", "B", A.Council));
        Assert.Equal((1m, null, 1m), Establishment(back, MoveDay, "A", "B", A.Council));
        Assert.Equal((1m, null, 1m), Establishment(before, MoveDay, "A", "B", A.Council));
    }

    /// <summary>A post reported from April in a team that is reported from October: counted where the team then is.</summary>
    [Fact]
    public void Unit_BeforeItsFirstState_IsWhereThatPutsIt()
    {
        var staffing = Known.Of(A.Unit("R", under: A.Team, from: MoveDay), A.Post("P1", unit: "R"));

        Assert.Equal((1m, 1m, 1m), Establishment(staffing, A.Start, "R", A.Team, A.Council));
    }

    [Fact]
    public void Unit_AfterItsLastDate_IsStillWhereItWas()
    {
        var staffing = Known.Of(A.Unit("R", under: A.Team, last: DayBefore), A.Post("P1", unit: "R"));

        Assert.Equal((1m, 1m, 1m), Establishment(staffing, MoveDay, "R", A.Team, A.Council));
    }

    /// <summary>A under B and B under A from October: each alone from then on, with what hangs off it, and out of the council.</summary>
    [Fact]
    public void Units_InALoop_StandAloneWhileItLasts()
    {
        var staffing = Known.Of(
            A.Unit("A"),
            A.Unit("B", under: "A"),
            A.Unit("C", under: "B"),
            A.Unit("A", under: "B", from: MoveDay),
            A.Unit("A", from: MoveDay.AddDays(7)),
            A.Post("PA", fte: 1, unit: "A"),
            A.Post("PB", fte: 2, unit: "B"),
            A.Post("PC", fte: 4, unit: "C"));

        Assert.Equal((7m, 6m, 7m), Establishment(staffing, DayBefore, "A", "B", A.Council));
        Assert.Equal((1m, 6m, 0m), Establishment(staffing, MoveDay, "A", "B", A.Council));
        Assert.Equal((7m, 6m, 7m), Establishment(staffing, MoveDay.AddDays(7), "A", "B", A.Council));
    }

    /// <summary>P1 moves to FS and becomes a manager's from October; who is in it after its end counts where it was last.</summary>
    [Fact]
    public void Post_ThatDoesNotExist_CountsItsPeopleWhereItWasLastOrWillFirstBe()
    {
        var staffing = Known.Of(
            A.Unit("FS"),
            A.Post("P1"),
            A.Post("P1", unit: "FS", from: MoveDay, last: MoveDay.AddDays(7)),
            A.Employee("E1", Placement.InPost("P1"), from: A.Start.AddDays(-30)));

        Assert.Equal((1m, null, 1m), InPost(staffing, A.Start.AddDays(-1), A.Team, "FS", A.Council));
        Assert.Equal((0m, 1m, 1m), InPost(staffing, MoveDay.AddDays(7), A.Team, "FS", A.Council));
        Assert.Equal(Fte.One, staffing.Figures(MoveDay.AddDays(7), "FS").OverEstablishment);
    }

    private static (decimal?, decimal?, decimal?) Establishment(StaffingSnapshot staffing, DateOnly day, params string[] units) =>
        Figures(staffing, day, units, StaffingFigure.Establishment);

    private static (decimal?, decimal?, decimal?) InPost(StaffingSnapshot staffing, DateOnly day, params string[] units) =>
        Figures(staffing, day, units, StaffingFigure.InPost);

    /// <summary>One figure of three units; null where nothing was ever reported.</summary>
    private static (decimal?, decimal?, decimal?) Figures(StaffingSnapshot staffing, DateOnly day, string[] units, StaffingFigure figure)
    {
        return (Of(units[0]), Of(units[1]), Of(units[2]));

        decimal? Of(string unit) => EstablishmentFigures.On(staffing, new(unit, RoleSet.Census), day, figure).Numerator;
    }
}
