using System.Runtime.InteropServices;
using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>Changes to the timelines of units, gathered before they are added in one go. To be disposed of, and of no use after.</summary>
internal sealed class Contributions : IDisposable
{
    private readonly Dictionary<string, UnitContributions> _units = new(StringComparer.Ordinal);
    private readonly ChangeChains _chains = new();

    public IEnumerable<KeyValuePair<string, UnitContributions>> Units => _units;

    public UnitContributions For(string unitId)
    {
        ref var unit = ref CollectionsMarshal.GetValueRefOrAddDefault(_units, unitId, out _);
        return unit ??= new(_chains);
    }

    public void Dispose() => _chains.Dispose();
}

/// <summary>Changes to the timelines of one unit: for each of its series, the steps.</summary>
/// <param name="chains">Holds them.</param>
internal sealed class UnitContributions(ChangeChains chains)
{
    private readonly int[] _series = new int[UnitTimelines.Count];

    /// <summary>The steps of a series, by day, each day once, until the next are asked for; they come to nothing where there are none.</summary>
    public ReadOnlySpan<DayChange> InOrder(int series) => chains.InOrder(ref _series[series]);

    public void Add(int series, DayChange step) => chains.Add(ref _series[series], step);

    public void Add(int series, ReadOnlySpan<DayChange> steps)
    {
        foreach (var step in steps)
        {
            chains.Add(ref _series[series], step);
        }
    }

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
