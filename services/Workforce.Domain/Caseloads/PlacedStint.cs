using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>A run of days of one engagement in one unit and role, under the same units above.</summary>
internal readonly record struct PlacedStint(DayRange Days, Fte Fte, Engagement Engagement, string[] Path, Role Role)
{
    /// <summary>All of a worker's engagements, agency included, in no order.</summary>
    public static List<PlacedStint> Of(StaffingSnapshot staffing, string workerId)
    {
        var stints = new List<PlacedStint>();

        foreach (var history in staffing.EngagementsOf(workerId))
        {
            foreach (var stint in history.Stints)
            {
                if (stint.Placement.PostId is { } postId)
                {
                    AddPost(stints, staffing, stint, staffing.Posts[postId]);
                }
                else
                {
                    AddPaths(stints, staffing, stint, stint.Days, stint.Placement.UnitId!, stint.Placement.Role!.Value);
                }
            }
        }

        return stints;
    }

    /// <summary>Whether the load counts here rather than there: more FTE, then begun earlier, then the lesser id.</summary>
    public bool IsMainOver(PlacedStint other)
    {
        if (Fte != other.Fte)
        {
            return Fte > other.Fte;
        }

        return Engagement.FirstDate != other.Engagement.FirstDate
            ? Engagement.FirstDate < other.Engagement.FirstDate
            : string.CompareOrdinal(Engagement.EngagementId, other.Engagement.EngagementId) < 0;
    }

    /// <summary>A post may change its unit and role under the person in it.</summary>
    private static void AddPost(List<PlacedStint> stints, StaffingSnapshot staffing, Stint stint, PostHistory post)
    {
        for (var (i, from) = (Math.Max(0, post.States.LatestIndex(stint.Days.From)), stint.Days.From); from < stint.Days.Until; i++)
        {
            var until = i + 1 < post.States.Length ? post.States[i + 1].FirstDate.DayNumber : int.MaxValue;
            AddPaths(stints, staffing, stint, new(from, Math.Min(until, stint.Days.Until)), post.States[i].UnitId, post.States[i].Role);
            from = until;
        }
    }

    private static void AddPaths(List<PlacedStint> stints, StaffingSnapshot staffing, Stint stint, DayRange days, string unitId, Role role)
    {
        var paths = staffing.Tree.Paths(unitId);

        for (var i = UnitPath.IndexOn(paths, days.From); i < paths.Length && paths[i].Days.From < days.Until; i++)
        {
            stints.Add(new(days.Overlap(paths[i].Days), stint.Fte, stint.Engagement, paths[i].Units, role));
        }
    }
}
