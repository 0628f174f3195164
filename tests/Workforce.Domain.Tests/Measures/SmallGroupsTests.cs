using Workforce.Domain.Amounts;
using Workforce.Domain.Disclosure;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Measures;

/// <summary>Which figures would tell of fewer than five people. The tables beside each test are worked out by hand.</summary>
public class SmallGroupsTests
{
    private static readonly DateOnly Day = new(2026, 9, 30);
    private static readonly RoleSet Holders = RoleSet.Of(Role.CaseHolder);
    private static readonly RoleSet Seniors = RoleSet.Of(Role.SeniorPractitioner);

    private static readonly DateOnly First = new(2020, 1, 1);

    private static SmallGroups Of(params (string UnitId, string? Parent, int Holders, int Seniors)[] units) => Of(
        units.SelectMany(each => (Fact[])
        [
            Unit(each.UnitId, each.Parent),
            .. Workers(each.UnitId, Role.CaseHolder, each.Holders),
            .. Workers(each.UnitId, Role.SeniorPractitioner, each.Seniors),
        ]),
        units[0].UnitId);

    private static OrganisationUnit Unit(string unitId, string? parent) => new(unitId, First, UnitKind.Team, unitId, parent);

    private static IEnumerable<Fact> Workers(string unitId, Role role, int count, int engagementsEach = 1) =>
        Enumerable.Range(0, count).Select(number => $"{unitId}-{role}-{number}").SelectMany(id => (Fact[])
        [
            new Worker(id),
            .. Enumerable.Range(0, engagementsEach).Select(number =>
                new Engagement($"{id}-{number}", id, Footing.Permanent, First, Placement.InUnit(unitId, role), Fte.One)),
        ]);

    private static SmallGroups Of(IEnumerable<Fact> facts, string rootId)
    {

        var made = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var changes = facts.Select((fact, i) => new RecordedChange(i + 1, 1, made, new Change("test", $"c{i}", new(made, i), Withdrawn: false, fact))).ToList();

        return SmallGroups.Of(StaffingSnapshot.Empty.With(changes, 1, out _), rootId, Day, least: 5);
    }

    /// <summary>
    ///   council 5 (itself 0) = a 5. Nothing is below five; a council of five is a group.
    /// </summary>
    [Fact]
    public void Has_FiveOrNone_IsTold()
    {
        var groups = Of(("council", null, 0, 0), ("a", "council", 5, 0), ("b", "council", 0, 0));

        Assert.False(groups.Has("council", RoleSet.Census));
        Assert.False(groups.Has("a", RoleSet.Census));
        Assert.False(groups.Has("b", RoleSet.Census));
        Assert.False(groups.Has("no-such-unit", RoleSet.Census));
    }

    /// <summary>
    ///   council 34 = a 3 + b 11 + c 20. a is small; of 34 - b - c it could be told, so that the next smallest, b, is suppressed too: what is
    ///   left is a + b = 14.
    /// </summary>
    [Fact]
    public void Has_OneSmallUnit_TakesTheNextSmallestWithIt()
    {
        var groups = Of(("council", null, 0, 0), ("a", "council", 3, 0), ("b", "council", 11, 0), ("c", "council", 20, 0));

        Assert.Equal([false, true, true, false], Suppressed(groups, "council", "a", "b", "c"));
    }

    /// <summary>
    ///   council 26 = a 2 + b 2 + c 10 + d 12. a and b are small and come to 4: still less than five, so that c goes too: 14.
    /// </summary>
    [Fact]
    public void Has_TwoSmallUnitsOfFewerThanFive_TakeAThird()
    {
        var groups = Of(("council", null, 0, 0), ("a", "council", 2, 0), ("b", "council", 2, 0), ("c", "council", 10, 0), ("d", "council", 12, 0));

        Assert.Equal([false, true, true, true, false], Suppressed(groups, "council", "a", "b", "c", "d"));
    }

    /// <summary>
    ///   council 22 = itself 2 + a 8 + b 12. The two in the council itself are no row, but 22 - a - b would tell of them: a is suppressed.
    /// </summary>
    [Fact]
    public void Has_FewInTheUnitItself_ProtectsThemByAUnitBelow()
    {
        var groups = Of(("council", null, 2, 0), ("a", "council", 8, 0), ("b", "council", 12, 0));

        Assert.Equal([false, true, false], Suppressed(groups, "council", "a", "b"));
    }

    /// <summary>
    ///   a 12 = holders 10 + seniors 2. The seniors are small; a - holders would tell of them, so the holders go too. Of the whole team is told.
    /// </summary>
    [Fact]
    public void Has_OneSmallRole_TakesTheOtherWithIt_AndNotTheWhole()
    {
        var groups = Of(("a", null, 10, 2));

        Assert.Equal([true, true, false], new[] { Seniors, Holders, RoleSet.Census }.Select(roles => groups.Has("a", roles)));

        // Both together are the whole: they stand or fall together.
        Assert.False(groups.Has("a", RoleSet.Of(Role.CaseHolder, Role.SeniorPractitioner)));
        Assert.True(groups.Has("a", RoleSet.Of(Role.CaseHolder, Role.MiddleManager)));
    }

    /// <summary>
    ///   council 31 = a 3 + b 28; b 28 = b1 14 + b2 14. a takes b with it; of b1 + b2 b could be told, and so a: the first of the two equals, b1, goes too.
    /// </summary>
    [Fact]
    public void Has_ASuppressedSum_IsNotTheSumOfWhatIsTold()
    {
        var groups = Of(("council", null, 0, 0), ("a", "council", 3, 0), ("b", "council", 0, 0), ("b1", "b", 14, 0), ("b2", "b", 14, 0));

        Assert.Equal([false, true, true, true, false], Suppressed(groups, "council", "a", "b", "b1", "b2"));
    }

    /// <summary>
    ///   council 20 = a 8 + b 2 + c 10, all of no registered role. b is small, and 20 - a - c would tell of it, so that a goes too.
    /// </summary>
    [Fact]
    public void Has_OneSmallUnitOfThoseNotRegistered_TakesTheNextSmallestWithIt()
    {
        var groups = Of(
            [
                Unit("council", null), Unit("a", "council"), Unit("b", "council"), Unit("c", "council"),
                .. Workers("a", Role.NotRegistered, 8), .. Workers("b", Role.NotRegistered, 2), .. Workers("c", Role.NotRegistered, 10),
            ],
            "council");

        Assert.Equal([false, true, true, false], Suppressed(groups, RoleSet.Of(Role.NotRegistered), "council", "a", "b", "c"));
        Assert.True(groups.Has("a", RoleSet.All));
    }

    /// <summary>
    ///   council 23 = itself 3 + a 8 + b 12. The three in itself have two engagements each: six engagements, and still three people of whom
    ///   23 - a - b would tell. a is suppressed.
    /// </summary>
    [Fact]
    public void Has_FewWithSeveralEngagementsInTheUnitItself_AreStillFew()
    {
        var groups = Of(
            [
                Unit("council", null), Unit("a", "council"), Unit("b", "council"),
                .. Workers("council", Role.CaseHolder, 3, engagementsEach: 2), .. Workers("a", Role.CaseHolder, 8), .. Workers("b", Role.CaseHolder, 12),
            ],
            "council");

        Assert.Equal([false, true, false], Suppressed(groups, "council", "a", "b"));
    }

    private static IEnumerable<bool> Suppressed(SmallGroups groups, params string[] units) => Suppressed(groups, RoleSet.Census, units);

    private static IEnumerable<bool> Suppressed(SmallGroups groups, RoleSet roles, params string[] units) => units.Select(unit => groups.Has(unit, roles));
}
