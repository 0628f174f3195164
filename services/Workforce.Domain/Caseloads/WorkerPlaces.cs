using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>Where a worker's load counts over time by what HR says: runs of days in order, with gaps where that is nowhere.</summary>
internal sealed class WorkerPlaces
{
    public static readonly WorkerPlaces None = new([]);

    private readonly (DayRange Days, CasePlace Place)[] _runs;

    private WorkerPlaces((DayRange Days, CasePlace Place)[] runs)
    {
        _runs = runs;
    }

    /// <summary>The units themselves, not those above them, each as often as it comes.</summary>
    public IEnumerable<string> Units => _runs.Select(run => run.Place.UnitId);

    public static WorkerPlaces Of(StaffingSnapshot staffing, string workerId)
    {
        var spells = Spell.AtWork(staffing, workerId);
        return spells.Count == 0 ? None : new(Runs(spells));
    }

    /// <summary>The place on a day; null where HR has the worker nowhere.</summary>
    /// <param name="day">The day.</param>
    /// <param name="next">Lowered to the next day on which it is another.</param>
    public CasePlace? On(int day, ref int next)
    {
        var (low, high) = (0, _runs.Length);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].Days.From <= day ? (middle + 1, high) : (low, middle);
        }

        if (low > 0 && _runs[low - 1].Days.Until > day)
        {
            next = Math.Min(next, _runs[low - 1].Days.Until);
            return _runs[low - 1].Place;
        }

        next = low < _runs.Length ? Math.Min(next, _runs[low].Days.From) : next;
        return null;
    }

    /// <summary>The first day on which these places are not the others; <see cref="int.MaxValue"/> if they are the same.</summary>
    public int FirstDifference(WorkerPlaces other)
    {
        for (var i = 0; i < _runs.Length || i < other._runs.Length; i++)
        {
            if (i >= _runs.Length || i >= other._runs.Length)
            {
                return i < _runs.Length ? _runs[i].Days.From : other._runs[i].Days.From;
            }

            var (mine, its) = (_runs[i], other._runs[i]);

            if (mine.Days.From != its.Days.From || !mine.Place.IsAs(its.Place))
            {
                return Math.Min(mine.Days.From, its.Days.From);
            }

            if (mine.Days.Until != its.Days.Until)
            {
                return Math.Min(mine.Days.Until, its.Days.Until);
            }
        }

        return int.MaxValue;
    }

    private static (DayRange Days, CasePlace Place)[] Runs(List<Spell> spells)
    {
        var days = new SortedSet<int>();

        foreach (var spell in spells)
        {
            days.Add(spell.Days.From);
            days.Add(spell.Days.Until);
        }

        var employment = new DayRuns([.. spells.Select(spell => spell.Days)], daysBetween: 1);
        var runs = new List<(DayRange Days, CasePlace Place)>();
        int? from = null;

        foreach (var day in days)
        {
            if (from is { } first && PlaceOn(spells, employment, first) is { } place)
            {
                if (runs.Count > 0 && runs[^1].Days.Until == first && runs[^1].Place.IsAs(place))
                {
                    runs[^1] = (runs[^1].Days with { Until = day }, runs[^1].Place);
                }
                else
                {
                    runs.Add((new(first, day), place));
                }
            }

            from = day;
        }

        return [.. runs];
    }

    private static CasePlace? PlaceOn(List<Spell> spells, DayRuns employment, int day)
    {
        var fte = Fte.Zero;
        Spell? main = null;

        foreach (var spell in spells)
        {
            if (spell.Days.Contains(day))
            {
                fte += spell.Fte;
                main = main is { } other && !IsMainOver(spell, other) ? main : spell;
            }
        }

        return main is { } found
            ? new(found.Path, found.Role, fte, found.Engagement, NewlyQualifiedSince(spells, employment.LatestBy(day)!.Value, day))
            : null;
    }

    /// <summary>Whether the load counts here rather than there: more FTE, then begun earlier, then the lesser id.</summary>
    private static bool IsMainOver(Spell spell, Spell other)
    {
        if (spell.Fte != other.Fte)
        {
            return spell.Fte > other.Fte;
        }

        return spell.Engagement.FirstDate != other.Engagement.FirstDate
            ? spell.Engagement.FirstDate < other.Engagement.FirstDate
            : string.CompareOrdinal(spell.Engagement.EngagementId, other.Engagement.EngagementId) < 0;
    }

    /// <summary>By the first such engagement of the unbroken employment: a renewed contract does not begin the protection anew.</summary>
    private static DateOnly? NewlyQualifiedSince(List<Spell> spells, DayRange employment, int day)
    {
        DateOnly? since = null;

        foreach (var spell in spells)
        {
            var (first, origin) = (spell.Engagement.FirstDate, spell.Engagement.StartOrigin);

            if (origin is StartOrigin.NewlyQualified
                && first.DayNumber >= employment.From
                && first.DayNumber <= day
                && (since is null || first < since))
            {
                since = first;
            }
        }

        return since;
    }
}
