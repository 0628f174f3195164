using System.Collections.Immutable;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>The breaches of each unit and those below it, in the order in which they are listed: what stands comes first.</summary>
internal sealed class BreachIndex
{
    /// <summary>Stands for all units, and for none: no id has a line feed.</summary>
    public const string Everywhere = "\n";

    public static readonly BreachIndex Empty =
        new(ImmutableDictionary.Create<string, ImmutableSortedSet<BreachStay>>(StringComparer.Ordinal));

    private static readonly ImmutableSortedSet<BreachStay> NoStays = ImmutableSortedSet.Create<BreachStay>(BreachStay.InOrder);

    private readonly ImmutableDictionary<string, ImmutableSortedSet<BreachStay>> _byUnit;

    private BreachIndex(ImmutableDictionary<string, ImmutableSortedSet<BreachStay>> byUnit)
    {
        _byUnit = byUnit;
    }

    /// <summary>The stays in a unit that last beyond a day, from the one that lasts longest.</summary>
    /// <param name="unitId">The unit, or <see cref="Everywhere"/>.</param>
    /// <param name="day">The day.</param>
    /// <param name="after">Only those after a place in the order.</param>
    public IEnumerable<BreachStay> Beyond(string unitId, int day, BreachPosition? after)
    {
        if (!_byUnit.TryGetValue(unitId, out var stays))
        {
            yield break;
        }

        if (after is not { } position)
        {
            foreach (var stay in stays)
            {
                if (stay.Position.Until <= day)
                {
                    yield break;
                }

                yield return stay;
            }

            yield break;
        }

        var index = stays.IndexOf(new(position, null!));

        for (var i = index < 0 ? ~index : index + 1; i < stays.Count && stays[i].Position.Until > day; i++)
        {
            yield return stays[i];
        }
    }

    /// <summary>This index with some breaches out of it and others in it.</summary>
    public BreachIndex With(List<Breach> removed, List<Breach> added)
    {
        if (removed.Count == 0 && added.Count == 0)
        {
            return this;
        }

        var units = new Dictionary<string, ImmutableSortedSet<BreachStay>.Builder>(StringComparer.Ordinal);

        foreach (var (unitId, stay) in removed.SelectMany(BreachStay.Of))
        {
            Builder(unitId).Remove(stay);
        }

        foreach (var (unitId, stay) in added.SelectMany(BreachStay.Of))
        {
            Builder(unitId).Add(stay);
        }

        var next = _byUnit.ToBuilder();

        foreach (var (unitId, stays) in units)
        {
            if (stays.Count > 0)
            {
                next[unitId] = stays.ToImmutable();
            }
            else
            {
                next.Remove(unitId);
            }
        }

        return new(next.ToImmutable());

        ImmutableSortedSet<BreachStay>.Builder Builder(string unitId)
        {
            if (!units.TryGetValue(unitId, out var stays))
            {
                units.Add(unitId, stays = (_byUnit.GetValueOrDefault(unitId) ?? NoStays).ToBuilder());
            }

            return stays;
        }
    }
}

/// <summary>A run of days of a breach on which the worker was in one unit or below it.</summary>
internal readonly record struct BreachStay(BreachPosition Position, Breach Breach)
{
    public static readonly IComparer<BreachStay> InOrder =
        Comparer<BreachStay>.Create(static (left, right) => left.Position.CompareTo(right.Position));

    public DayRange Days => new(Position.From, Position.Until);

    /// <summary>A breach's stays in all units, and everywhere.</summary>
    public static IEnumerable<(string UnitId, BreachStay Stay)> Of(Breach breach)
    {
        yield return (BreachIndex.Everywhere, Of(breach, breach.Days));

        foreach (var unitId in breach.Steps.SelectMany(step => step.Place?.Path ?? []).Distinct(StringComparer.Ordinal))
        {
            foreach (var stay in In(unitId, breach))
            {
                yield return (unitId, stay);
            }
        }
    }

    /// <summary>A breach's stays in one unit, in order.</summary>
    public static IEnumerable<BreachStay> In(string unitId, Breach breach)
    {
        if (unitId == BreachIndex.Everywhere)
        {
            yield return Of(breach, breach.Days);
            yield break;
        }

        DayRange? days = null;

        foreach (var step in breach.Steps)
        {
            if (step.Place?.Path.Contains(unitId) ?? false)
            {
                days = new(days?.From ?? step.Days.From, step.Days.Until);
            }
            else if (days is { } ended)
            {
                yield return Of(breach, ended);
                days = null;
            }
        }

        if (days is { } last)
        {
            yield return Of(breach, last);
        }
    }

    private static BreachStay Of(Breach breach, DayRange days) => new(new(days.Until, days.From, breach.WorkerId), breach);
}
