using Workforce.Domain.Flows;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Caseloads;

/// <summary>The caseloads of workers at the close of a day.</summary>
public static class CaseloadListing
{
    /// <summary>
    /// Everybody in post in the scope, with or without cases, and those with cases whom HR has nowhere and a case system in a unit of
    /// the scope; by worker id.
    /// </summary>
    public static IReadOnlyList<WorkerCaseload> List(WorkforceSnapshot snapshot, Scope scope, DateOnly day) => throw new NotImplementedException();

    /// <summary>Those who hold cases and are not in post: unknown to HR, not there yet, or gone; by worker id.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="unitId">Only those whom a case system has in this unit or below it; null for all.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<WorkerCaseload> NotInPost(WorkforceSnapshot snapshot, string? unitId, DateOnly day) =>
        throw new NotImplementedException();

    /// <summary>One worker; null if neither HR nor any case system has heard of the worker.</summary>
    public static WorkerCaseload? Of(WorkforceSnapshot snapshot, string workerId, DateOnly day) => throw new NotImplementedException();

    /// <summary>What each case system has of a worker on a day, by system.</summary>
    public static IReadOnlyList<SystemLoad> BySystem(WorkforceSnapshot snapshot, string workerId, DateOnly day) => throw new NotImplementedException();

    /// <summary>One worker over a period: a run for each change, cut to the period.</summary>
    public static IReadOnlyList<WorkerCaseload> History(WorkforceSnapshot snapshot, string workerId, Period period) =>
        throw new NotImplementedException();

    /// <summary>The cases that nobody has, of a unit and those below it, by unit and system; those of 0 cases included.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="unitId">The unit; null for all, those unknown to HR included.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<UnallocatedLoad> Unallocated(WorkforceSnapshot snapshot, string? unitId, DateOnly day) =>
        throw new NotImplementedException();
}

/// <summary>What one case system has of a worker on a day.</summary>
/// <param name="CaseSystem">The system.</param>
/// <param name="State">Whether it reported the worker, or a snapshot without the worker.</param>
/// <param name="Counts">The cases.</param>
/// <param name="SinceDate">From when on it has said so: the first date of the report or the day of the snapshot.</param>
/// <param name="UnitId">Where it has the worker; null if it did not say.</param>
public sealed record SystemLoad(string CaseSystem, LoadState State, CaseCounts Counts, DateOnly SinceDate, string? UnitId);

/// <summary>The cases of a unit that nobody has, in one case system on a day.</summary>
public sealed record UnallocatedLoad(string UnitId, string CaseSystem, CaseCounts Counts, DateOnly SinceDate);

/// <summary>How fresh a case system is on a day: by the days that it has spoken of, not by when it did.</summary>
/// <param name="CaseSystem">The system.</param>
/// <param name="LastReportDate">The last day by the day asked for of which it reported or completed anything; null if none.</param>
/// <param name="LastSnapshotDate">The last day by then of which it completed a snapshot; null if none.</param>
public sealed record CaseSystemFreshness(string CaseSystem, DateOnly? LastReportDate, DateOnly? LastSnapshotDate)
{
    /// <summary>Whether it has stopped reporting: what it last said may no longer be so, and is not a confirmed anything.</summary>
    /// <param name="day">The day asked for.</param>
    /// <param name="days">After how many days of silence.</param>
    public bool IsStale(DateOnly day, int days) => LastReportDate is not { } last || day.DayNumber - last.DayNumber > days;
}
