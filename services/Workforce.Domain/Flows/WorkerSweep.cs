using Workforce.Domain.Amounts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Flows;

/// <summary>Goes through one employee's spells day by day of change, and tells what each means for a scope.</summary>
internal sealed class WorkerSweep(StaffingSnapshot snapshot, Scope scope, List<Spell> spells)
{
    private readonly Employment _employment = new(snapshot, scope, spells);
    private readonly List<Spell> _inPost = [];
    private long _fte;

    public void AddTo(List<StaffFlow> flows)
    {
        var coming = spells.Where(spell => scope.Holds(spell)).OrderBy(spell => spell.Days.From).ToList();
        var next = 0;

        foreach (var day in ChangeDays(coming))
        {
            var before = _fte;
            var seniorBefore = MostSenior();
            TakeOut(day);

            for (; next < coming.Count && coming[next].Days.From == day; next++)
            {
                _inPost.Add(coming[next]);
                _fte += coming[next].Fte.Millionths;
            }

            if (_fte != before)
            {
                flows.Add(Flow(day, before, (_fte == 0 ? seniorBefore : MostSenior())!.Value));
            }
        }
    }

    private static SortedSet<int> ChangeDays(List<Spell> spells)
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

    private void TakeOut(int day)
    {
        for (var i = _inPost.Count - 1; i >= 0; i--)
        {
            if (_inPost[i].Days.Until == day)
            {
                _fte -= _inPost[i].Fte.Millionths;
                _inPost.RemoveAt(i);
            }
        }
    }

    private StaffFlow Flow(int day, long before, Spell spell)
    {
        var kind = (before, _fte) switch
        {
            (0, _) => _employment.LastsUntil(day) ? FlowKind.MovedIn : FlowKind.Starter,
            (_, 0) => _employment.GoesOnFrom(day) ? FlowKind.MovedOut : FlowKind.Leaver,
            _ => FlowKind.HoursChanged,
        };
        var amount = kind is FlowKind.Leaver or FlowKind.MovedOut ? before - _fte : _fte - before;

        return new(kind, day, Fte.FromMillionths(amount), spell.Engagement, spell.Path[0], spell.Role, _employment.DaysBefore(day));
    }

    private Spell? MostSenior()
    {
        Spell? senior = null;

        foreach (var spell in _inPost)
        {
            if (senior is not { } other || IsSenior(spell, other))
            {
                senior = spell;
            }
        }

        return senior;
    }

    private static bool IsSenior(Spell spell, Spell other) =>
        (spell.Role, -spell.Fte.Millionths).CompareTo((other.Role, -other.Fte.Millionths)) is var order and not 0
            ? order < 0
            : string.CompareOrdinal(spell.Engagement.EngagementId, other.Engagement.EngagementId) < 0;
}
