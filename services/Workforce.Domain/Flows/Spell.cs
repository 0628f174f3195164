using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Flows;

/// <summary>A run of days of one employee in one unit and role, under the same units above.</summary>
/// <param name="Days">The days at whose close it counts.</param>
/// <param name="Fte">In millionths.</param>
/// <param name="Engagement">The engagement it is part of.</param>
/// <param name="Path">The unit and those above it, to the root.</param>
/// <param name="Role">The role.</param>
internal readonly record struct Spell(DayRange Days, long Fte, Engagement Engagement, IReadOnlyList<string> Path, Role Role)
{
    public string Council => Path[^1];

    /// <summary>An employee's spells, from all engagements, in no order.</summary>
    public static List<Spell> Of(StaffingSnapshot snapshot, string workerId)
    {
        var spells = new List<Spell>();

        foreach (var history in snapshot.EngagementsOf(workerId))
        {
            if (!history.Engagement.Footing.IsEmployed())
            {
                continue;
            }

            foreach (var stint in history.Stints)
            {
                foreach (var (days, unitId, role) in Places(snapshot, stint))
                {
                    AddPaths(spells, snapshot, stint, days, unitId, role);
                }
            }
        }

        return spells;
    }

    /// <summary>The units and roles of a stint over its days: a post may change both under the person in it.</summary>
    private static IEnumerable<(DayRange Days, string UnitId, Role Role)> Places(StaffingSnapshot snapshot, Stint stint)
    {
        if (stint.Placement.PostId is not { } postId)
        {
            yield return (stint.Days, stint.Placement.UnitId!, stint.Placement.Role!.Value);
            yield break;
        }

        var states = snapshot.Posts[postId].States;

        for (var i = 0; i < states.Length; i++)
        {
            var from = i == 0 ? int.MinValue : states[i].FirstDate.DayNumber;
            var until = i + 1 < states.Length ? states[i + 1].FirstDate.DayNumber : int.MaxValue;
            var days = stint.Days.Overlap(new(from, until));

            if (!days.IsEmpty)
            {
                yield return (days, states[i].UnitId, states[i].Role);
            }
        }
    }

    private static void AddPaths(List<Spell> spells, StaffingSnapshot snapshot, Stint stint, DayRange days, string unitId, Role role)
    {
        foreach (var path in snapshot.Tree.Paths(unitId))
        {
            var overlap = days.Overlap(path.Days);

            if (!overlap.IsEmpty)
            {
                spells.Add(new(overlap, stint.Fte.Millionths, stint.Engagement, path.Units, role));
            }
        }
    }
}
