using System.Collections.Immutable;
using Workforce.Domain.Flows;
using Workforce.Domain.Model;

namespace Workforce.Domain.Caseloads;

/// <summary>What of breaches is asked for within a period.</summary>
public enum BreachEvent
{
    /// <summary>It began in the period.</summary>
    Opened = 1,

    /// <summary>Its first day within the limit again lies in the period.</summary>
    Closed = 2,

    /// <summary>It stood on some day of the period.</summary>
    Standing = 3,
}

/// <summary>The breaches known at one revision, kept by unit. Derived from loads, limits and staffing; immutable.</summary>
/// <remarks>
/// A list's order is: without a known end first, then the latest end first; of one end the longest first, then by worker.
/// A breach belongs to the units above the worker on each day of it.
/// </remarks>
public sealed class BreachSnapshot
{
    public static readonly BreachSnapshot Empty = new();

    private readonly object _identity = new();
    private object? _madeFrom;
    private IReadOnlyCollection<string> _touched = [];

    internal BreachSnapshot()
    {
    }

    /// <summary>The reported workers.</summary>
    internal ImmutableDictionary<string, WorkerStanding> Workers { get; init; } =
        ImmutableDictionary.Create<string, WorkerStanding>(StringComparer.Ordinal);

    /// <summary>The reported workers who were ever in a unit itself, or whom a report named there.</summary>
    internal ImmutableDictionary<string, ImmutableSortedSet<string>> ByUnit { get; init; } =
        ImmutableDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal);

    /// <summary>Those of them whom a report named there.</summary>
    internal ImmutableDictionary<string, ImmutableSortedSet<string>> Named { get; init; } =
        ImmutableDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal);

    internal BreachIndex Index { get; init; } = BreachIndex.Empty;

    internal UnitRosters Rosters { get; init; } = new(StaffingSnapshot.Empty);

    /// <summary>The breaches that stand at the close of a day, of workers who on that day are in a unit or below it.</summary>
    /// <param name="unitId">The unit; null for all, those of workers in no unit included.</param>
    /// <param name="day">The day.</param>
    /// <param name="after">The last of the page before; null for the first page.</param>
    public IEnumerable<ListedBreach> OpenOn(string? unitId, DateOnly day, BreachPosition? after = null)
    {
        var number = day.DayNumber;

        foreach (var stay in Index.Beyond(unitId ?? BreachIndex.Everywhere, number, after))
        {
            if (stay.Position.From <= number)
            {
                yield return new(stay.Breach, stay.Position);
            }
        }
    }

    /// <summary>The breaches that opened, closed or stood in a period while the worker was in a unit or below it, each once.</summary>
    public IEnumerable<ListedBreach> Within(string? unitId, Period period, BreachEvent what, BreachPosition? after = null)
    {
        var where = unitId ?? BreachIndex.Everywhere;

        // One that closes on the first day of the period last stood the day before it.
        foreach (var stay in Index.Beyond(where, period.FirstDate.DayNumber - 1, after))
        {
            if (IsIn(stay, period, what) && !IsBefore(stay))
            {
                yield return new(stay.Breach, stay.Position);
            }
        }

        // Who left the unit and came back within one breach is in the list twice.
        bool IsBefore(BreachStay stay) =>
            BreachStay.In(where, stay.Breach).Any(other => other.Position < stay.Position && IsIn(other, period, what));
    }

    /// <summary>All of a worker's breaches, by first day.</summary>
    public IReadOnlyList<Breach> Of(string workerId) => Workers.GetValueOrDefault(workerId)?.Breaches ?? [];

    /// <summary>The breach of a worker that stands on a day; null if none does.</summary>
    public Breach? Of(string workerId, DateOnly day)
    {
        foreach (var breach in Of(workerId))
        {
            if (breach.Days.Contains(day.DayNumber))
            {
                return breach;
            }
        }

        return null;
    }

    /// <summary>How many breaches of a worker stood on some day of the twelve months that end with a day.</summary>
    public int TimesInTwelveMonths(string workerId, DateOnly day)
    {
        var first = Period.TwelveMonthsTo(day).FirstDate.DayNumber;
        var times = 0;

        foreach (var breach in Of(workerId))
        {
            times += breach.Days.From <= day.DayNumber && breach.Days.Until > first ? 1 : 0;
        }

        return times;
    }

    /// <summary>Whose breaches may be others than in an earlier snapshot; null if this one was not made from that one.</summary>
    internal IReadOnlyCollection<string>? TouchedSince(BreachSnapshot before) => ReferenceEquals(this, before)
        ? []
        : ReferenceEquals(_madeFrom, before._identity) ? _touched : null;

    internal IEnumerable<string> WorkersIn(string unitId) => ByUnit.GetValueOrDefault(unitId) ?? [];

    /// <summary>Says what this snapshot was made from, without holding on to it.</summary>
    internal BreachSnapshot MadeFrom(BreachSnapshot before, IReadOnlyCollection<string> touched)
    {
        (_madeFrom, _touched) = (before._identity, touched);
        return this;
    }

    private static bool IsIn(BreachStay stay, Period period, BreachEvent what)
    {
        var (first, last) = (period.FirstDate.DayNumber, period.LastDate.DayNumber);
        var (until, from, _) = stay.Position;

        return what switch
        {
            BreachEvent.Opened => from == stay.Breach.Days.From && from >= first && from <= last,
            BreachEvent.Closed => until == stay.Breach.Days.Until && until >= first && until <= last,
            _ => from <= last && until > first,
        };
    }
}
