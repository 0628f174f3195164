using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Listings;

/// <summary>What is amiss with a unit's figures.</summary>
internal static class UnitIssues
{
    public static IEnumerable<DataQualityIssue> List(StaffingSnapshot snapshot, HashSet<string>? within, DateOnly day) =>
        Covers(snapshot, within, day).Concat(Gaps(snapshot, within, day));

    /// <summary>Of what lies in the unit itself: cover beyond its vacancies that no post of it accounts for, such as cover outside any.</summary>
    private static IEnumerable<DataQualityIssue> Covers(StaffingSnapshot snapshot, HashSet<string>? within, DateOnly day)
    {
        var ofPosts = ExcessOfPosts(snapshot, day.DayNumber).ToLookup(excess => excess.UnitId, excess => excess.Millionths, StringComparer.Ordinal);

        return
            from unit in snapshot.OwnTimelines
            where within?.Contains(unit.Key) ?? true
            where !(snapshot.Tree.NearestTo(unit.Key, day.DayNumber).LastDate <= day)
            let cover = unit.Value.On(Quantity.AgencyCover, RoleSet.All, day.DayNumber)
            let vacant = unit.Value.On(Quantity.Vacant, RoleSet.All, day.DayNumber)
            where cover - vacant > ofPosts[unit.Key].Sum()
            select new DataQualityIssue(
                DataQualityKind.UnitCoverAboveVacancies,
                $"Unit '{unit.Key}' has {Fte.FromMillionths(vacant)} FTE vacant and {Fte.FromMillionths(cover)} FTE of agency cover.",
                [FactReference.Unit(unit.Key)],
                []);
    }

    /// <summary>By how much the cover of each post exceeds what is vacant in it: an issue of the post.</summary>
    private static IEnumerable<(string UnitId, long Millionths)> ExcessOfPosts(StaffingSnapshot snapshot, int day) =>
        from subject in snapshot.Doubtful
        where subject.Kind is ReferenceKind.Post
        let post = snapshot.Posts[subject.Id]
        let occupancy = PostOnDay.OccupancyOf(snapshot, subject.Id, post.On(day), day)
        where occupancy.Cover > occupancy.Vacant
        select (post.NearestTo(day).UnitId, occupancy.Cover - occupancy.Vacant);

    private static IEnumerable<DataQualityIssue> Gaps(StaffingSnapshot snapshot, HashSet<string>? within, DateOnly day) =>
        from gap in snapshot.Gaps.Values
        where within?.Contains(gap.UnitId) ?? true
        where gap.FirstDate <= day && !(gap.LastDate < day)
        select new DataQualityIssue(
            DataQualityKind.FiguresNotReported,
            $"Unit '{gap.UnitId}' did not report, or not reliably: {string.Join(", ", gap.Figures.Figures())}.",
            [gap.Subject, FactReference.Unit(gap.UnitId)],
            []);
}
