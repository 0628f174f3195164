using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Listings;

public class OrganisationTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);

    [Fact]
    public void List_Unit_IsItAndThoseBelowEachAfterTheOneThatItIsPartOf()
    {
        var staffing = Known.From(
            A.Unit("council", under: null),
            A.Unit("B", under: "council"),
            A.Unit("A", under: "council"),
            A.Unit("a2", under: "A"),
            A.Unit("a1", under: "A"),
            A.Unit("b1", under: "B"));

        Assert.Equal(["council", "A", "a1", "a2", "B", "b1"], Ids(staffing, "council"));
        Assert.Equal(["A", "a1", "a2"], Ids(staffing, "A"));
        Assert.Equal(["A", "B"], Organisation.Below(staffing, "council", Day).Select(unit => unit.State.UnitId));
    }

    [Fact]
    public void List_NoUnitNamed_IsAllCouncilsWithWhatIsBelow()
    {
        var staffing = Known.From(A.Unit("trust", under: null), A.Unit("council", under: null), A.Unit("A", under: "council"));

        Assert.Equal(["council", "A", "trust"], Ids(staffing, null));
    }

    /// <summary>A unit is not listed on its last day, nor before its first; those below it are.</summary>
    [Fact]
    public void List_UnitThatDoesNotExistOnTheDay_IsLeftOut()
    {
        var staffing = Known.From(
            A.Unit("council", under: null),
            A.Unit("ended", under: "council", last: Day),
            A.Unit("below", under: "ended"),
            A.Unit("later", under: "council", from: Day.AddDays(1)));

        Assert.Equal(["council", "below"], Ids(staffing, "council"));
        Assert.Equal(["council", "ended", "below"], Ids(staffing, "council", Day.AddDays(-1)));
    }

    /// <summary>What an ended or a coming unit holds counts in the unit above, so it is listed there: as it was last, or will first be.</summary>
    [Fact]
    public void Below_UnitThatDoesNotExistOnTheDay_IsItAsItWasOrWillBe()
    {
        var staffing = Known.From(
            A.Unit("council", under: null),
            A.Unit("ended", under: "council") with { Name = "Before" },
            A.Unit("ended", under: "council", from: Day.AddDays(-9), last: Day) with { Name = "At last" },
            A.Unit("later", under: "council", from: Day.AddDays(1)),
            A.Unit("there", under: "council"));

        Assert.Equal(
            [("At last", false), ("Unit later", false), ("Unit there", true)],
            Organisation.Below(staffing, "council", Day).Select(unit => (unit.State.Name, unit.Exists)));
    }

    [Fact]
    public void List_RenamedAndMovedFromADay_IsAsItIsOnTheDay()
    {
        var staffing = Known.From(
            A.Unit("council", under: null),
            A.Unit("A", under: "council"),
            A.Unit("T", under: "council"),
            A.Unit("T", under: "A", from: Day) with { Name = "Family Safeguarding" });

        Assert.Equal(["A", "T"], Ids(staffing, "A"));
        Assert.Equal(["A"], Ids(staffing, "A", Day.AddDays(-1)));
        Assert.Equal("Family Safeguarding", Organisation.List(staffing, "T", Day).Single().Name);
        Assert.Equal("Unit T", Organisation.List(staffing, "T", Day.AddDays(-1)).Single().Name);
    }

    [Fact]
    public void List_UnitsInALoop_StandAlone()
    {
        var staffing = Known.From(
            A.Unit("council", under: null),
            A.Unit("A", under: "council"),
            A.Unit("B", under: "A"),
            A.Unit("A", under: "B", from: Day));

        Assert.Equal(["A", "B", "council"], Ids(staffing, null));
        Assert.Equal(["A"], Ids(staffing, "A"));
    }

    [Fact]
    public void List_UnknownUnit_IsEmpty() => Assert.Empty(Ids(StaffingSnapshot.Empty, "no such unit"));

    private static IEnumerable<string> Ids(StaffingSnapshot staffing, string? unit, DateOnly? day = null) =>
        Organisation.List(staffing, unit, day ?? Day).Select(each => each.UnitId);
}
