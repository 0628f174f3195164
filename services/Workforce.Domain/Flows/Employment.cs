using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Flows;

/// <summary>When one person was employed by the council that a scope lies in, in whatever unit of it.</summary>
/// <remarks>Day by day: who goes over to another council together with their team was employed by the council throughout.</remarks>
internal sealed class Employment
{
    private readonly DayRuns _counted;
    private readonly DayRuns _served;

    public Employment(StaffingSnapshot snapshot, Scope scope, List<Spell> spells)
    {
        List<DayRange> counted = [];
        List<DayRange> served = [];
        var paths = snapshot.Tree.Paths(scope.UnitId);

        foreach (var spell in spells)
        {
            for (var i = UnitPath.IndexOn(paths, spell.Days.From); i < paths.Length && paths[i].Days.From < spell.Days.Until; i++)
            {
                if (paths[i].Units[^1] != spell.Council)
                {
                    continue;
                }

                var days = spell.Days.Overlap(paths[i].Days);
                served.Add(days);

                if (spell.Role.IsInCensus() || scope.Roles.Contains(spell.Role))
                {
                    counted.Add(days);
                }
            }
        }

        _counted = new(counted, daysBetween: 0);

        // The last day before work that asks for no registration is in no stock, though the person is employed throughout.
        _served = new(served, daysBetween: 1);
    }

    /// <summary>Whether one who comes into the scope on a day was in the council's social work until then.</summary>
    public bool LastsUntil(int day) => _counted.Contains(day - 1) || _counted.Contains(day - 2);

    /// <summary>Whether one who goes out of the scope on a day stays in the council's social work.</summary>
    public bool GoesOnFrom(int day) => _counted.Contains(day) || _counted.Contains(day + 1);

    /// <summary>For how many days before a day the person was employed without a break, in whatever role.</summary>
    public int DaysBefore(int day) => _served.LatestBy(day - 1) is { } run && run.Until >= day - 1 ? day - run.From : 0;
}
