using System.Collections.Immutable;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>A run of days of one person in one unit and role, under the same units above.</summary>
/// <param name="Days">The days at whose close it counts.</param>
/// <param name="Fte">How much.</param>
/// <param name="Engagement">The engagement it is part of.</param>
/// <param name="Path">The unit and those above it, to the root.</param>
/// <param name="Role">The role.</param>
internal readonly record struct Spell(DayRange Days, Fte Fte, Engagement Engagement, string[] Path, Role Role)
{
    public string Council => Path[^1];

    /// <summary>A person's spells in the stock, from all engagements, agency included, in no order.</summary>
    public static List<Spell> InStock(StaffingSnapshot snapshot, string workerId) => Of(snapshot, workerId, static history => history.Stints);

    /// <summary>The same of the days at whose close the person is at work, counted or not.</summary>
    public static List<Spell> AtWork(StaffingSnapshot snapshot, string workerId) => Of(snapshot, workerId, static history => history.StintsAtWork);

    private static List<Spell> Of(StaffingSnapshot snapshot, string workerId, Func<EngagementHistory, Stints> stintsOf)
    {
        var spells = new List<Spell>();

        foreach (var history in snapshot.EngagementsOf(workerId))
        {
            foreach (var stint in stintsOf(history))
            {
                if (stint.Placement.PostId is { } postId)
                {
                    AddPost(spells, snapshot, stint, snapshot.Posts[postId].States);
                }
                else
                {
                    AddPaths(spells, snapshot, stint, stint.Days, stint.Placement.UnitId!, stint.Placement.Role!.Value);
                }
            }
        }

        return spells;
    }

    /// <summary>A post may change its unit and role under the person in it.</summary>
    private static void AddPost(List<Spell> spells, StaffingSnapshot snapshot, Stint stint, ImmutableArray<Post> states)
    {
        for (var (i, from) = (Math.Max(0, states.LatestIndex(stint.Days.From)), stint.Days.From); from < stint.Days.Until; i++)
        {
            var until = i + 1 < states.Length ? states[i + 1].FirstDate.DayNumber : int.MaxValue;
            AddPaths(spells, snapshot, stint, new(from, Math.Min(until, stint.Days.Until)), states[i].UnitId, states[i].Role);
            from = until;
        }
    }

    private static void AddPaths(List<Spell> spells, StaffingSnapshot snapshot, Stint stint, DayRange days, string unitId, Role role)
    {
        var paths = snapshot.Tree.Paths(unitId);

        for (var i = UnitPath.IndexOn(paths, days.From); i < paths.Length && paths[i].Days.From < days.Until; i++)
        {
            spells.Add(new(days.Overlap(paths[i].Days), stint.Fte, stint.Engagement, paths[i].Units, role));
        }
    }
}
