using System.Runtime.InteropServices;
using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>Changes to the timelines of units, gathered before they are added in one go.</summary>
internal sealed class Contributions
{
    private readonly Dictionary<string, UnitContributions> _units = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, UnitContributions>> Units => _units;

    public UnitContributions? Find(string unitId) => _units.GetValueOrDefault(unitId);

    public UnitContributions For(string unitId)
    {
        ref var unit = ref CollectionsMarshal.GetValueRefOrAddDefault(_units, unitId, out _);
        return unit ??= new();
    }
}

/// <summary>Changes to the timelines of one unit: for each of its series, the steps.</summary>
internal sealed class UnitContributions
{
    private readonly List<DayChange>?[] _steps = new List<DayChange>?[UnitTimelines.Count];

    /// <summary>The steps of a series, by day, each day once; they come to nothing where there are none.</summary>
    public ReadOnlySpan<DayChange> InOrder(int series) => _steps[series] is { } steps ? StepSeries.InOrder(steps) : [];

    public void Add(int series, DayChange step) => (_steps[series] ??= []).Add(step);

    public void Add(int series, ReadOnlySpan<DayChange> steps) => (_steps[series] ??= []).AddRange(steps);

    /// <summary>Adds what changes over a run of days, for all quantities of a role.</summary>
    public void Add(Role role, DayRange days, in Quantities amounts, int sign)
    {
        for (var index = 0; index < Quantities.Count; index++)
        {
            if (amounts[index] == 0)
            {
                continue;
            }

            var (series, amount) = (UnitTimelines.IndexOf(role, (Quantity)index), sign * amounts[index]);
            Add(series, new DayChange(days.From, amount));

            if (days.Until != int.MaxValue)
            {
                Add(series, new DayChange(days.Until, -amount));
            }
        }
    }
}
