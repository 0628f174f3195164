namespace Workforce.Domain.Caseloads;

/// <summary>What one case system has of a worker on a day.</summary>
/// <param name="CaseSystem">The system.</param>
/// <param name="State">Whether it reported the worker, or a snapshot without the worker.</param>
/// <param name="Counts">The cases.</param>
/// <param name="SinceDate">From when on it has said so: the first date of the report or the day of the snapshot.</param>
/// <param name="UnitId">Where it has the worker; null if it did not say.</param>
public sealed record SystemLoad(string CaseSystem, LoadState State, CaseCounts Counts, DateOnly SinceDate, string? UnitId);

/// <summary>The cases of a unit that nobody has, in one case system on a day.</summary>
/// <param name="UnitId">The unit, whether HR knows it or not.</param>
/// <param name="CaseSystem">The system.</param>
/// <param name="Counts">The cases.</param>
/// <param name="SinceDate">From when on it has said so.</param>
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
