using Workforce.Domain.Facts;
using Workforce.Domain.Flows;

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

    /// <summary>The breaches that stand at the close of a day, of workers who on that day are in a unit or below it; null for all.</summary>
    /// <param name="unitId">The unit; null for all, those of workers in no unit included.</param>
    /// <param name="day">The day.</param>
    /// <param name="after">The last of the page before; null for the first page.</param>
    public IEnumerable<Breach> OpenOn(string? unitId, DateOnly day, BreachPosition? after = null) => throw new NotImplementedException();

    /// <summary>The breaches that opened, closed or stood in a period while the worker was in a unit or below it.</summary>
    public IEnumerable<Breach> Within(string? unitId, Period period, BreachEvent what, BreachPosition? after = null) =>
        throw new NotImplementedException();

    /// <summary>All of a worker's breaches, by first day.</summary>
    public IReadOnlyList<Breach> Of(string workerId) => throw new NotImplementedException();

    /// <summary>The breach of a worker that stands on a day; null if none does.</summary>
    public Breach? Of(string workerId, DateOnly day) => throw new NotImplementedException();

    /// <summary>How many breaches of a worker stood on some day of the twelve months that end with a day.</summary>
    public int TimesInTwelveMonths(string workerId, DateOnly day) => throw new NotImplementedException();

    /// <summary>The breaches after changes: only those of the workers touched are worked out again.</summary>
    internal BreachSnapshot With(WorkforceSnapshot before, WorkforceSnapshot after, IReadOnlyList<Change> changes) => this;
}

/// <summary>Where a breach stands in the order of a list: what a page token holds.</summary>
/// <param name="Until">The day number of the first day after it in the unit asked for; <see cref="int.MaxValue"/> for none.</param>
/// <param name="From">The day number of its first day there.</param>
/// <param name="WorkerId">The worker.</param>
public readonly record struct BreachPosition(int Until, int From, string WorkerId)
{
    /// <summary>Where a breach that a list over the unit has given stands in it.</summary>
    public static BreachPosition Of(BreachSnapshot breaches, string? unitId, Breach breach) => throw new NotImplementedException();
}
