using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>The units over time: which are known, what each is part of on any day, and what lies below it.</summary>
/// <remarks>
/// A state applies once its parent is known, so whole branches that arrive before their root wait together. For counting,
/// a unit's place is never lost: before its first state it stands where that puts it, and after its last date where that left it,
/// so that no FTE drops out of the council's total because two dates disagree. Units that are each other's parents on a
/// day, and units too far below their root, stand alone on that day: see <see cref="UnitPaths"/>.
/// </remarks>
internal sealed class OrganisationTree
{
    public static readonly OrganisationTree Empty = new([], []);

    private readonly Dictionary<string, ImmutableArray<OrganisationUnit>> _states;
    private readonly Dictionary<string, UnitPath[]> _paths;
    private readonly ILookup<string, string> _everBelow;

    private OrganisationTree(Dictionary<string, ImmutableArray<OrganisationUnit>> states, Dictionary<string, UnitPath[]> paths)
    {
        _states = states;
        _paths = paths;
        _everBelow = states.Values
            .SelectMany(all => all.Where(state => state.ParentUnitId is not null).Select(state => (state.ParentUnitId, state.UnitId)).Distinct())
            .OrderBy(pair => pair.UnitId, StringComparer.Ordinal)
            .ToLookup(pair => pair.ParentUnitId!, pair => pair.UnitId, StringComparer.Ordinal);
    }

    /// <summary>The known units.</summary>
    public IReadOnlyCollection<string> Units => _states.Keys;

    public static OrganisationTree Of(IEnumerable<FactHistory> units)
    {
        var states = KnownStates(units.SelectMany(unit => unit.Facts).Cast<OrganisationUnit>());
        return new(states, new UnitPaths(states).OfAll());
    }

    public bool Knows(string unitId) => _states.ContainsKey(unitId);

    /// <summary>Whether the state that begins on that day is applied, rather than held or absent.</summary>
    public bool Applies(OrganisationUnit state) =>
        _states.TryGetValue(state.UnitId, out var states) && states.Latest(state.FirstDate.DayNumber) == state;

    /// <summary>The unit as it is on a day; null on a day on which it does not exist.</summary>
    public OrganisationUnit? On(string unitId, int day)
    {
        var state = _states.TryGetValue(unitId, out var states) ? states.Latest(day) : null;
        return state?.LastDate is { } last && last.DayNumber <= day ? null : state;
    }

    /// <summary>The state that says what a known unit is on a day, even outside its dates.</summary>
    public OrganisationUnit NearestTo(string unitId, int day) => _states[unitId].NearestTo(day);

    /// <summary>What a unit is part of over time: runs of days that cover all days, each with the unit and those above it.</summary>
    public ReadOnlySpan<UnitPath> Paths(string unitId) => _paths.GetValueOrDefault(unitId);

    /// <summary>A unit and those above it on a day, from the unit to the root; empty if it is not known.</summary>
    public IReadOnlyList<string> PathOn(string unitId, int day) =>
        Paths(unitId) is { IsEmpty: false } paths ? paths[UnitPath.IndexOn(paths, day)].Units : [];

    /// <summary>The units directly below a unit on a day, by id, whether or not they exist on it.</summary>
    public IEnumerable<string> Below(string unitId, int day) =>
        _everBelow[unitId].Where(child => PathOn(child, day) is [_, var parent, ..] && parent == unitId);

    /// <summary>A unit and all below it on a day, each after the unit that it is part of.</summary>
    public IEnumerable<string> Subtree(string unitId, int day)
    {
        var waiting = new Stack<string>([unitId]);

        while (waiting.TryPop(out var next))
        {
            yield return next;

            foreach (var child in Below(next, day).Reverse())
            {
                waiting.Push(child);
            }
        }
    }

    /// <summary>A unit and all that were below it on some day.</summary>
    public IEnumerable<string> EverWithin(string unitId) =>
        _paths.Where(unit => Array.Exists(unit.Value, path => path.Units.Contains(unitId))).Select(unit => unit.Key);

    /// <summary>The units that are part of no other on a day, by id.</summary>
    public IEnumerable<string> Roots(int day) =>
        _states.Keys.Where(unitId => PathOn(unitId, day).Count == 1).Order(StringComparer.Ordinal);

    /// <summary>The units that are said to be part of another on a day but stand alone on it, by id.</summary>
    public IEnumerable<string> StandingAlone(int day) => Roots(day).Where(unitId => NearestTo(unitId, day).ParentUnitId is not null);

    public bool HasSamePaths(string unitId, OrganisationTree other) => Paths(unitId).SequenceEqual(other.Paths(unitId));

    /// <summary>The states whose parents are known, from the roots down.</summary>
    private static Dictionary<string, ImmutableArray<OrganisationUnit>> KnownStates(IEnumerable<OrganisationUnit> all)
    {
        var waiting = all.ToLookup(state => state.ParentUnitId ?? "", StringComparer.Ordinal);
        var known = new Dictionary<string, List<OrganisationUnit>>(StringComparer.Ordinal);
        var parents = new Queue<string>([""]);

        while (parents.TryDequeue(out var parent))
        {
            foreach (var state in waiting[parent])
            {
                if (!known.TryGetValue(state.UnitId, out var states))
                {
                    known.Add(state.UnitId, states = []);
                    parents.Enqueue(state.UnitId);
                }

                states.Add(state);
            }
        }

        return known.ToDictionary(
            unit => unit.Key,
            unit => unit.Value.OrderBy(state => state.FirstDate).ToImmutableArray(),
            StringComparer.Ordinal);
    }
}
