using System.Collections.Immutable;
using Workforce.Domain.Collections;
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
    public static readonly OrganisationTree Empty = new(HashTrie<FactReference, UnitBranch>.Empty);

    private readonly HashTrie<FactReference, UnitBranch> _units;

    internal OrganisationTree(HashTrie<FactReference, UnitBranch> units)
    {
        _units = units;
    }

    /// <summary>The known units, in no order.</summary>
    public IEnumerable<string> Units => _units.Items.Select(unit => unit.UnitId);

    public HashTrie<FactReference, UnitBranch>.Builder ToBuilder() => _units.ToBuilder();

    public bool Knows(string unitId) => Find(unitId) is not null;

    /// <summary>A unit's applied states, by first date; none if it is not known.</summary>
    public ImmutableArray<OrganisationUnit> StatesOf(string unitId) => Find(unitId)?.States ?? [];

    /// <summary>Whether the state that begins on that day is applied, rather than held or absent.</summary>
    public bool Applies(OrganisationUnit state) => StatesOf(state.UnitId).Latest(state.FirstDate.DayNumber) == state;

    /// <summary>The unit as it is on a day; null on a day on which it does not exist.</summary>
    public OrganisationUnit? On(string unitId, int day)
    {
        var state = StatesOf(unitId).Latest(day);
        return state?.LastDate is { } last && last.DayNumber <= day ? null : state;
    }

    /// <summary>The state that says what a known unit is on a day, even outside its dates.</summary>
    public OrganisationUnit NearestTo(string unitId, int day) => Find(unitId)!.States.NearestTo(day);

    /// <summary>What a unit is part of over time: runs of days that cover all days, each with the unit and those above it.</summary>
    public ReadOnlySpan<UnitPath> Paths(string unitId) => Find(unitId)?.Paths;

    /// <summary>A unit and those above it on a day, from the unit to the root; empty if it is not known.</summary>
    public IReadOnlyList<string> PathOn(string unitId, int day) =>
        Paths(unitId) is { IsEmpty: false } paths ? paths[UnitPath.IndexOn(paths, day)].Units : [];

    /// <summary>The units that some applied state puts directly below a unit, by id.</summary>
    public ImmutableArray<string> EverBelow(string unitId) => Find(unitId)?.EverBelow ?? [];

    /// <summary>The units directly below a unit on a day, by id, whether or not they exist on it.</summary>
    public IEnumerable<string> Below(string unitId, int day) =>
        EverBelow(unitId).Where(child => PathOn(child, day) is [_, var parent, ..] && parent == unitId);

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
    public IEnumerable<string> EverWithin(string unitId)
    {
        var met = new HashSet<string>(StringComparer.Ordinal) { unitId };
        var waiting = new Stack<string>(met);

        while (waiting.TryPop(out var next))
        {
            if (Find(next) is { } unit && Array.Exists(unit.Paths, path => path.Units.Contains(unitId)))
            {
                yield return next;
            }

            foreach (var below in EverBelow(next).Where(met.Add))
            {
                waiting.Push(below);
            }
        }
    }

    /// <summary>The units that are part of no other on a day, by id.</summary>
    public IEnumerable<string> Roots(int day) =>
        Units.Where(unitId => PathOn(unitId, day).Count == 1).Order(StringComparer.Ordinal);

    /// <summary>The units that are said to be part of another on a day but stand alone on it, by id.</summary>
    public IEnumerable<string> StandingAlone(int day) => Roots(day).Where(unitId => NearestTo(unitId, day).ParentUnitId is not null);

    public bool HasSamePaths(string unitId, OrganisationTree other) => Paths(unitId).SequenceEqual(other.Paths(unitId));

    /// <summary>Whether each unit that an earlier tree knows is part of the same, on every day, as it was there.</summary>
    public bool KeepsPathsOf(OrganisationTree earlier) =>
        _units.Since(earlier._units).All(unit => !earlier.Knows(unit.UnitId) || HasSamePaths(unit.UnitId, earlier));

    private UnitBranch? Find(string unitId) => _units.Find(FactReference.Unit(unitId));
}
