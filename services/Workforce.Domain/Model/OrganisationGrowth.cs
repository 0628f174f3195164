using System.Collections.Immutable;
using Workforce.Domain.Collections;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>Adds states of units to an organisation: settles which apply, then what the units concerned are part of.</summary>
/// <remarks>
/// Only ever adds, which costs what the units concerned cost. Where a state is taken away or put elsewhere, what was known by way
/// of it may not be known any more, and two units may be left that know each other by nothing but each other: then the
/// organisation is made anew, from nothing.
/// </remarks>
internal sealed class OrganisationGrowth(OrganisationTree before, Func<string, FactHistory?> historyOf)
{
    private readonly Dictionary<string, ImmutableArray<OrganisationUnit>> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _below = new(StringComparer.Ordinal);

    /// <summary>Whether all states of a unit that applied before are still there, under the same parents.</summary>
    public static bool OnlyAddsTo(OrganisationTree before, FactHistory unit)
    {
        var places = new HashSet<(DateOnly, string?)>();

        foreach (var change in unit.Changes)
        {
            if (change is { Withdrawn: false, Fact: OrganisationUnit state })
            {
                places.Add((state.FirstDate, state.ParentUnitId));
            }
        }

        return before.StatesOf(unit.Key.Id).All(state => places.Contains((state.FirstDate, state.ParentUnitId)));
    }

    /// <param name="unitIds">The units with states that are new.</param>
    /// <returns>The organisation, and the units that may lie elsewhere in it than before, or were not known.</returns>
    public (OrganisationTree Tree, IReadOnlyCollection<string> Concerned) Grow(IEnumerable<string> unitIds)
    {
        Settle(unitIds);
        var units = before.ToBuilder();

        foreach (var (unitId, states) in _states)
        {
            units.Set(new(unitId, states, [], before.EverBelow(unitId)));
        }

        foreach (var (unitId, below) in _below)
        {
            var unit = units.Find(FactReference.Unit(unitId))!;
            below.UnionWith(unit.EverBelow);
            units.Set(unit with { EverBelow = [.. below.Order(StringComparer.Ordinal)] });
        }

        var concerned = WithAllBelow(units);
        var paths = new UnitPaths(unitId => units.Find(FactReference.Unit(unitId))!.States);

        foreach (var unitId in concerned)
        {
            units.Set(units.Find(FactReference.Unit(unitId))! with { Paths = paths.Of(unitId) });
        }

        return (new(units.ToTrie()), concerned);
    }

    /// <summary>States apply once their parents are known, so that each unit that becomes known is followed by those below it.</summary>
    private void Settle(IEnumerable<string> unitIds)
    {
        var waiting = new Queue<string>(unitIds);

        while (waiting.TryDequeue(out var unitId))
        {
            if (historyOf(unitId) is not { } history || StatesOf(history) is not { Length: > 0 } states)
            {
                continue;
            }

            var isNew = !IsKnown(unitId);
            _states[unitId] = states;

            if (isNew)
            {
                // A unit may also be said to be part of itself.
                if (states.Length < history.Changes.Length)
                {
                    waiting.Enqueue(unitId);
                }

                foreach (var child in history.Referrers(ReferenceKind.Unit))
                {
                    waiting.Enqueue(child.Id);
                }
            }
        }
    }

    private ImmutableArray<OrganisationUnit> StatesOf(FactHistory unit)
    {
        var states = ImmutableArray.CreateBuilder<OrganisationUnit>(unit.Changes.Length);

        foreach (var change in unit.Changes)
        {
            if (change is { Withdrawn: false, Fact: OrganisationUnit state } && (state.ParentUnitId is null || IsKnown(state.ParentUnitId)))
            {
                states.Add(state);

                if (state.ParentUnitId is { } parent)
                {
                    if (!_below.TryGetValue(parent, out var below))
                    {
                        _below.Add(parent, below = new(StringComparer.Ordinal));
                    }

                    below.Add(state.UnitId);
                }
            }
        }

        return states.DrainToImmutable();
    }

    private bool IsKnown(string unitId) => _states.ContainsKey(unitId) || before.Knows(unitId);

    private HashSet<string> WithAllBelow(HashTrie<FactReference, UnitBranch>.Builder units)
    {
        var all = new HashSet<string>(_states.Keys, StringComparer.Ordinal);
        var waiting = new Stack<string>(all);

        while (waiting.TryPop(out var unitId))
        {
            foreach (var below in units.Find(FactReference.Unit(unitId))!.EverBelow)
            {
                if (all.Add(below))
                {
                    waiting.Push(below);
                }
            }
        }

        return all;
    }
}
