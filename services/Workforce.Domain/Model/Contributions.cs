using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>Changes to the timelines of units, gathered before they are added in one go.</summary>
internal sealed class Contributions
{
    private readonly Dictionary<string, List<DayChange>?[]> _steps = new(StringComparer.Ordinal);

    public IEnumerable<string> Units => _steps.Keys;

    /// <param name="unitId">Whose timeline.</param>
    /// <param name="series">Which one: see <see cref="UnitTimelines.IndexOf"/>.</param>
    /// <param name="step">The change.</param>
    public void Add(string unitId, int series, DayChange step)
    {
        if (!_steps.TryGetValue(unitId, out var ofUnit))
        {
            _steps.Add(unitId, ofUnit = new List<DayChange>?[UnitTimelines.Count]);
        }

        (ofUnit[series] ??= []).Add(step);
    }

    /// <summary>Adds what changes from one day on, for all quantities.</summary>
    public void Add(string unitId, Role role, int day, in Quantities amounts, int sign)
    {
        for (var quantity = 0; quantity < Quantities.Count; quantity++)
        {
            if (amounts[quantity] != 0)
            {
                Add(unitId, UnitTimelines.IndexOf(role, (Quantity)quantity), new DayChange(day, sign * amounts[quantity]));
            }
        }
    }

    /// <summary>The gathered changes of one unit: for each series its steps, or null.</summary>
    public List<DayChange>?[] Of(string unitId) => _steps[unitId];
}
