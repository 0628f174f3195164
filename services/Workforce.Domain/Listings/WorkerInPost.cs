using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Listings;

/// <summary>An engagement in which somebody is in post at the close of a day, agency included.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Stint">The engagement, its place and FTE on the day.</param>
/// <param name="UnitId">The unit: the post's, or the one worked in outside any post.</param>
/// <param name="Role">The role: likewise.</param>
public sealed record WorkerInPost(Worker Worker, Stint Stint, string UnitId, Role Role)
{
    /// <summary>Who is in post in a unit and those below it on the day, by worker and engagement id.</summary>
    public static IEnumerable<WorkerInPost> List(StaffingSnapshot snapshot, Scope scope, DateOnly day) =>
        List(snapshot, snapshot.Tree.Subtree(scope.UnitId, day.DayNumber), scope.Roles, day);

    /// <summary>Who is in post in these units themselves on the day, by worker and engagement id.</summary>
    internal static IEnumerable<WorkerInPost> List(StaffingSnapshot snapshot, IEnumerable<string> unitIds, RoleSet roles, DateOnly day) =>
        Each(snapshot, unitIds, roles, day)
            .OrderBy(each => each.Worker.WorkerId, StringComparer.Ordinal)
            .ThenBy(each => each.Stint.Engagement.EngagementId, StringComparer.Ordinal);

    /// <summary>The same in no order, one after the other.</summary>
    internal static IEnumerable<WorkerInPost> Each(StaffingSnapshot snapshot, IEnumerable<string> unitIds, RoleSet roles, DateOnly day) =>
        from unitId in unitIds
        from place in InPosts(snapshot, unitId, day.DayNumber).Concat(OutsidePosts(snapshot, unitId, day.DayNumber))
        where roles.Contains(place.Role)
        let worker = snapshot.Worker(place.Stint.Engagement.WorkerId)
        where worker is not null
        select new WorkerInPost(worker, place.Stint, unitId, place.Role);

    private static IEnumerable<(Stint Stint, Role Role)> InPosts(StaffingSnapshot snapshot, string unitId, int day) =>
        from postId in snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Post)
        let state = snapshot.Posts.GetValueOrDefault(postId)?.NearestTo(day)
        where state is not null && state.UnitId == unitId
        from stint in snapshot.StintsIn(postId)
        where stint.Days.Contains(day)
        select (stint, state.Role);

    private static IEnumerable<(Stint Stint, Role Role)> OutsidePosts(StaffingSnapshot snapshot, string unitId, int day) =>
        from engagementId in snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Engagement)
        let history = snapshot.Engagements.GetValueOrDefault(engagementId)
        where history is not null
        from stint in history.Stints
        where stint.Days.Contains(day) && stint.Placement.UnitId == unitId
        select (stint, stint.Placement.Role!.Value);
}
