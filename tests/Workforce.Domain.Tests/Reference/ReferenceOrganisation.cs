using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Reference;

/// <summary>Which unit lies in which on a day.</summary>
internal sealed class ReferenceOrganisation
{
    private readonly Dictionary<string, List<OrganisationUnit>> _states;
    private readonly Dictionary<(string UnitId, DateOnly Day), string?> _parents = [];

    public ReferenceOrganisation(IEnumerable<OrganisationUnit> applied)
    {
        _states = applied
            .GroupBy(unit => unit.UnitId)
            .ToDictionary(unit => unit.Key, unit => unit.OrderBy(state => state.FirstDate).ToList());
    }

    public IEnumerable<string> UnitIds => _states.Keys;

    /// <summary>The unit as it is on the day; null if it does not exist then.</summary>
    public OrganisationUnit? On(string unitId, DateOnly day) =>
        _states[unitId].LastOrDefault(state => state.FirstDate <= day) is { } latest && (latest.LastDate is null || latest.LastDate > day)
            ? latest
            : null;

    /// <summary>The unit above; null for a council, and for a unit that would be part of itself or lies too deep.</summary>
    public string? Parent(string unitId, DateOnly day)
    {
        if (!_parents.TryGetValue((unitId, day), out var parent))
        {
            parent = StandsAlone(unitId, day) ? null : StatedParent(unitId, day);
            _parents.Add((unitId, day), parent);
        }

        return parent;
    }

    /// <summary>Whether the way up from the unit leads back to it, or meets more than 32 units, itself included.</summary>
    public bool StandsAlone(string unitId, DateOnly day)
    {
        var met = new HashSet<string> { unitId };
        var above = StatedParent(unitId, day);

        while (above is not null && met.Add(above))
        {
            above = StatedParent(above, day);
        }

        return above == unitId || met.Count > 32;
    }

    /// <summary>The unit and all above it.</summary>
    public IEnumerable<string> Upwards(string unitId, DateOnly day)
    {
        for (var each = unitId; each is not null; each = Parent(each, day))
        {
            yield return each;
        }
    }

    public bool IsWithin(string unitId, string top, DateOnly day) => Upwards(unitId, day).Contains(top);

    /// <summary>Before its first state a unit is what that makes it, and after its last day what it was.</summary>
    public OrganisationUnit NearestTo(string unitId, DateOnly day) =>
        _states[unitId].LastOrDefault(state => state.FirstDate <= day) ?? _states[unitId][0];

    public bool HasEnded(string unitId, DateOnly day) =>
        _states[unitId].LastOrDefault(state => state.FirstDate <= day)?.LastDate is { } last && last <= day;

    private string? StatedParent(string unitId, DateOnly day) => NearestTo(unitId, day).ParentUnitId;
}
