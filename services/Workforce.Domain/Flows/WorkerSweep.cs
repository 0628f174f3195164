using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Flows;

/// <summary>Goes through one employee's spells day by day of change, and tells what each means for a scope.</summary>
internal sealed class WorkerSweep(StaffingSnapshot snapshot, Scope scope, List<Spell> spells)
{
    public void AddTo(List<StaffFlow> flows)
    {
        foreach (var day in ChangeDays())
        {
            var before = FteInScope(day - 1);
            var after = FteInScope(day);

            if (before == after)
            {
                continue;
            }

            var kind = (before, after) switch
            {
                (0, _) => WasEmployedUpTo(day) ? FlowKind.MovedIn : FlowKind.Starter,
                (_, 0) => StaysEmployedAfter(day) ? FlowKind.MovedOut : FlowKind.Leaver,
                _ => FlowKind.HoursChanged,
            };
            var amount = kind is FlowKind.Leaver or FlowKind.MovedOut ? before - after : after - before;
            var spell = MostSenior(after == 0 ? day - 1 : day);

            flows.Add(new(kind, day, Fte.FromMillionths(amount), spell.Engagement, spell.Path[0], spell.Role, ServedDays(day)));
        }
    }

    private SortedSet<int> ChangeDays()
    {
        var days = new SortedSet<int>();

        foreach (var spell in spells)
        {
            days.Add(spell.Days.From);

            if (spell.Days.Until != int.MaxValue)
            {
                days.Add(spell.Days.Until);
            }
        }

        return days;
    }

    private long FteInScope(int day)
    {
        var sum = 0L;

        foreach (var spell in spells)
        {
            if (IsInScope(spell, day))
            {
                sum += spell.Fte;
            }
        }

        return sum;
    }

    private bool IsInScope(Spell spell, int day) =>
        spell.Days.Contains(day) && scope.Roles.Contains(spell.Role) && spell.Path.Contains(scope.UnitId);

    private Spell MostSenior(int day) => spells
        .Where(spell => IsInScope(spell, day))
        .OrderBy(spell => spell.Role)
        .ThenByDescending(spell => spell.Fte)
        .ThenBy(spell => spell.Engagement.EngagementId, StringComparer.Ordinal)
        .First();

    /// <summary>Whether the person counts somewhere in the council's social work on a day, in whatever unit.</summary>
    private bool IsEmployed(int day) => spells.Exists(spell =>
        spell.Days.Contains(day)
        && (spell.Role.IsInCensus() || scope.Roles.Contains(spell.Role))
        && spell.Council == snapshot.Tree.PathOn(scope.UnitId, day)[^1]);

    /// <summary>The last day of an engagement counts in neither stock, so a spell that ended on the eve is looked for a day further back.</summary>
    private bool WasEmployedUpTo(int day) => IsEmployed(day - 1) || IsEmployed(day - 2);

    private bool StaysEmployedAfter(int day) => IsEmployed(day) || IsEmployed(day + 1);

    private int ServedDays(int day)
    {
        var since = day;

        // From the latest spell back, as long as no day lies between one and the next.
        foreach (var spell in spells.Where(spell => spell.Days.From < day).OrderByDescending(spell => spell.Days.Until))
        {
            if (spell.Days.Until >= since - 1)
            {
                since = Math.Min(since, spell.Days.From);
            }
        }

        return day - since;
    }
}
