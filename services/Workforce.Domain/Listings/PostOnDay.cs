using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Listings;

/// <summary>A post as it stands at the close of a day.</summary>
/// <param name="Post">The post.</param>
/// <param name="Occupancy">Who is in it.</param>
/// <param name="VacantSince">The day at whose close some of it was first vacant, without a break since; null if it is filled.</param>
/// <param name="StatusSince">Since when it has had its status.</param>
/// <param name="Cover">The agency workers who cover it, by engagement id.</param>
public sealed record PostOnDay(Post Post, PostOccupancy Occupancy, DateOnly? VacantSince, DateOnly StatusSince, IReadOnlyList<Stint> Cover)
{
    /// <summary>The posts of a unit and those below it that exist on the day, by post id.</summary>
    public static IEnumerable<PostOnDay> List(StaffingSnapshot snapshot, Scope scope, DateOnly day)
    {
        var posts =
            from unitId in snapshot.Tree.Subtree(scope.UnitId, day.DayNumber)
            from postId in snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Post)
            let state = snapshot.Posts.GetValueOrDefault(postId)?.On(day.DayNumber)
            where state is not null && state.UnitId == unitId && scope.Roles.Contains(state.Role)
            select state;

        return posts
            .OrderBy(state => state.PostId, StringComparer.Ordinal)
            .Select(state => Of(snapshot, state, day));
    }

    private static PostOnDay Of(StaffingSnapshot snapshot, Post state, DateOnly day)
    {
        var occupancy = OccupancyOf(snapshot, state.PostId, state, day.DayNumber);
        var cover = occupancy.Cover == 0
            ? []
            : snapshot.StintsIn(state.PostId)
                .Where(stint => stint.Engagement.Footing is Footing.AgencyCover && stint.Days.Contains(day.DayNumber))
                .OrderBy(stint => stint.Engagement.EngagementId, StringComparer.Ordinal)
                .ToList();

        return new(
            state,
            occupancy,
            occupancy.Vacant > 0 ? VacantSpan.VacantSince(snapshot, state.PostId, day) : null,
            snapshot.Posts[state.PostId].StatusSince(day.DayNumber)!.Value,
            cover);
    }

    internal static PostOccupancy OccupancyOf(StaffingSnapshot snapshot, string postId, Post? state, int day)
    {
        var (inPost, cover, extra) = (0L, 0L, 0L);

        foreach (var stint in snapshot.StintsIn(postId).Where(stint => stint.Days.Contains(day)))
        {
            switch (stint.Engagement.Footing)
            {
                case Footing.AgencyCover:
                    cover += stint.Fte.Millionths;
                    break;
                case Footing.AgencyExtra:
                    extra += stint.Fte.Millionths;
                    break;
                default:
                    inPost += stint.Fte.Millionths;
                    break;
            }
        }

        var expected = snapshot.ExpectedIn(postId)
            .Where(starter => starter.ExpectedStartDate!.Value.DayNumber <= day)
            .Sum(starter => starter.Fte.Millionths);

        return new(state?.Fte.Millionths ?? 0, inPost, cover, extra, expected);
    }
}
