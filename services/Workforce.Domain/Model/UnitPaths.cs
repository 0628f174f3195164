using System.Collections.Immutable;
using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>Finds what each unit is part of over time.</summary>
internal sealed class UnitPaths(Func<string, ImmutableArray<OrganisationUnit>> statesOf)
{
    /// <summary>How many levels an organisation may have: councils have five or six, and a chain must not slow all others.</summary>
    /// <remarks>A unit from which more units are met on the way up stands alone, as one does that is part of itself.</remarks>
    public const int MaxLevels = 32;

    /// <summary>What a known unit is part of: runs of days that cover all days.</summary>
    public UnitPath[] Of(string unitId)
    {
        var paths = new List<UnitPath>();

        foreach (var day in ChangeDays(unitId))
        {
            var path = Climb(unitId, day);

            if (paths.Count > 0 && paths[^1].Units.SequenceEqual(path))
            {
                continue;
            }

            if (paths.Count > 0)
            {
                paths[^1] = paths[^1] with { Days = new(paths[^1].Days.From, day) };
            }

            paths.Add(new(new(day, int.MaxValue), path));
        }

        return [.. paths];
    }

    /// <summary>The days on which the unit, or one that may be among those met on the way up, has a new state.</summary>
    private SortedSet<int> ChangeDays(string unitId)
    {
        var days = new SortedSet<int> { int.MinValue };
        var seen = new HashSet<string>(StringComparer.Ordinal) { unitId };
        List<string> level = [unitId];

        for (var levels = 0; levels < MaxLevels && level.Count > 0; levels++)
        {
            List<string> above = [];

            foreach (var state in level.SelectMany(each => statesOf(each)))
            {
                days.Add(state.FirstDate.DayNumber);

                if (state.ParentUnitId is { } parent && seen.Add(parent))
                {
                    above.Add(parent);
                }
            }

            level = above;
        }

        return days;
    }

    private string[] Climb(string unitId, int day)
    {
        var path = new List<string>(8) { unitId };

        while (statesOf(path[^1]).NearestTo(day).ParentUnitId is { } parent)
        {
            var met = path.IndexOf(parent);

            if (met >= 0)
            {
                return [.. path[..(met + 1)]];
            }

            if (path.Count == MaxLevels)
            {
                return [unitId];
            }

            path.Add(parent);
        }

        return [.. path];
    }
}

/// <summary>A unit and those above it, from the unit to the root, over a run of days.</summary>
internal readonly record struct UnitPath(DayRange Days, string[] Units)
{
    /// <summary>Which of a unit's paths is that of a day; they cover all days, in order.</summary>
    public static int IndexOn(ReadOnlySpan<UnitPath> paths, int day)
    {
        var (low, high) = (0, paths.Length - 1);

        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = paths[middle].Days.From <= day ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    public bool Equals(UnitPath other) => Days == other.Days && Units.AsSpan().SequenceEqual(other.Units);

    public override int GetHashCode() => HashCode.Combine(Days, Units.Length);
}
