using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Domain.Tests.Reference;

namespace Workforce.Domain.Tests.Properties;

/// <summary>The lists of a unit on a day, held against the reference's.</summary>
internal static class Lists
{
    /// <summary>What lies in people's own papers, found from the units where there are some and by going through all people where there is none.</summary>
    private static readonly DataQualityKind[] OfPeople =
    [
        DataQualityKind.NoticeWithoutLastDate,
        DataQualityKind.WorkerAboveFteLimit,
        DataQualityKind.TermsAfterLeaving,
        DataQualityKind.WorkingAfterLeaving,
    ];

    public static string? Difference(StaffingSnapshot snapshot, ReferenceListings reference, string? unitId, RoleSet roles, DateOnly day) =>
        (unitId is null ? OfRoots(snapshot, day) : InUnit(snapshot, reference, unitId, roles, day))
        ?? InUnits(snapshot, reference, unitId, day)
        ?? Between(
            "issues",
            reference.Issues(unitId, day),
            DataQualityIssue.List(snapshot, unitId, day).Where(issue => ReferenceListings.Knows(issue.Kind)).Select(issue => (issue.Kind, issue.Subjects[0])));

    private static string? InUnit(StaffingSnapshot snapshot, ReferenceListings reference, string unitId, RoleSet roles, DateOnly day)
    {
        var scope = new Scope(unitId, roles);

        return Between("posts", reference.Posts(unitId, roles, day), PostOnDay.List(snapshot, scope, day).Select(Text))
            ?? Between("workers", reference.Workers(unitId, roles, day), WorkerInPost.List(snapshot, scope, day).Select(Text))
            ?? Between("units below", reference.UnitsBelow(unitId, day), Organisation.Below(snapshot, unitId, day));
    }

    /// <summary>Everybody is in one root or another.</summary>
    private static string? OfRoots(StaffingSnapshot snapshot, DateOnly day)
    {
        IEnumerable<string> Issues(string? unitId) => DataQualityIssue.List(snapshot, unitId, day).Where(issue => OfPeople.Contains(issue.Kind)).Select(issue => issue.Description);

        return Between("issues of people", Issues(null).Distinct().Order(), snapshot.Tree.Roots(day.DayNumber).SelectMany(Issues).Distinct().Order());
    }

    /// <summary>The right units, and each after the one that it is part of.</summary>
    private static string? InUnits(StaffingSnapshot snapshot, ReferenceListings reference, string? unitId, DateOnly day)
    {
        var units = Organisation.List(snapshot, unitId, day).ToList();
        var order = units.ConvertAll(unit => unit.UnitId);
        var late = order.Find(unit => reference.UnitsBelow(unit, day).Any(below => below.Exists && order.IndexOf(below.State.UnitId) < order.IndexOf(unit)));

        return Between("units", reference.Units(unitId, day).OrderBy(unit => unit.UnitId), units.OrderBy(unit => unit.UnitId))
            ?? (late is null ? null : $"{late} is listed after a unit below it.");
    }

    private static string? Between<T>(string what, IEnumerable<T> expected, IEnumerable<T> observed) =>
        (expected.ToList(), observed.ToList()) is var (left, right) && left.SequenceEqual(right)
            ? null
            : $"{what}: [{string.Join("; ", right)}], but by the reference [{string.Join("; ", left)}].";

    private static string Text(PostOnDay post) => post.Occupancy is var each
        ? $"{post.Post.Key} {Text(each.InPost)} {Text(each.Vacant)} {Text(each.Cover)} {Text(each.Extra)} {Text(each.Expected)}"
        : "";

    private static string Text(long millionths) => Fte.FromMillionths(millionths).ToString();

    private static string Text(WorkerInPost person) => person.Stint is var stint
        ? $"{person.Worker.WorkerId} {stint.Engagement.EngagementId} {person.UnitId} {person.Role} {stint.Placement.PostId} {stint.Fte}"
        : "";
}
