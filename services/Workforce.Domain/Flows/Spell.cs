using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Flows;

/// <summary>A run of days of one person in one unit and role, under the same units above.</summary>
/// <param name="Days">The days at whose close it counts.</param>
/// <param name="Fte">In millionths.</param>
/// <param name="Engagement">The engagement it is part of.</param>
/// <param name="Path">The unit and those above it, to the root.</param>
/// <param name="Role">The role.</param>
internal readonly record struct Spell(DayRange Days, long Fte, Engagement Engagement, string[] Path, Role Role)
{
    public string Council => Path[^1];

    /// <summary>A person's spells, from all engagements, in no order: as an employee, and as an agency worker.</summary>
    public static (List<Spell> Employed, List<Spell> Agency) Of(StaffingSnapshot snapshot, string workerId)
    {
        List<Spell> employed = [];
        List<Spell> agency = [];

        foreach (var history in snapshot.EngagementsOf(workerId))
        {
            foreach (var stint in history.Stints)
            {
                foreach (var (days, unitId, role) in Places(snapshot, stint))
                {
                    AddPaths(history.Engagement.Footing.IsEmployed() ? employed : agency, snapshot, stint, days, unitId, role);
                }
            }
        }

        return (employed, agency);
    }

    public bool IsIn(Scope scope) => scope.Roles.Contains(Role) && Path.Contains(scope.UnitId);

    /// <summary>The units and roles of a stint over its days: a post may change both under the person in it.</summary>
    private static IEnumerable<(DayRange Days, string UnitId, Role Role)> Places(StaffingSnapshot snapshot, Stint stint)
    {
        if (stint.Placement.PostId is not { } postId)
        {
            yield return (stint.Days, stint.Placement.UnitId!, stint.Placement.Role!.Value);
            yield break;
        }

        var states = snapshot.Posts[postId].States;

        for (var (i, from) = (Math.Max(0, states.LatestIndex(stint.Days.From)), stint.Days.From); from < stint.Days.Until; i++)
        {
            var until = i + 1 < states.Length ? states[i + 1].FirstDate.DayNumber : int.MaxValue;
            yield return (new(from, Math.Min(until, stint.Days.Until)), states[i].UnitId, states[i].Role);
            from = until;
        }
    }

    private static void AddPaths(List<Spell> spells, StaffingSnapshot snapshot, Stint stint, DayRange days, string unitId, Role role)
    {
        var paths = snapshot.Tree.Paths(unitId);

        for (var i = UnitPath.IndexOn(paths, days.From); i < paths.Length && paths[i].Days.From < days.Until; i++)
        {
            spells.Add(new(days.Overlap(paths[i].Days), stint.Fte.Millionths, stint.Engagement, paths[i].Units, role));
        }
    }
}
