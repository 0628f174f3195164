using Workforce.Domain.Flows;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Caseloads;

/// <summary>The caseloads of workers at the close of a day.</summary>
public static class CaseloadListing
{
    /// <summary>
    /// Everybody whose main engagement is in the scope, with or without cases, and those with cases whom HR has nowhere and a case
    /// system in a unit of the scope, whatever the roles; by worker id.
    /// </summary>
    public static IReadOnlyList<WorkerCaseload> List(WorkforceSnapshot snapshot, Scope scope, DateOnly day)
    {
        var list = new List<WorkerCaseload>();
        var units = 0;

        foreach (var unitId in snapshot.Staffing.Tree.Subtree(scope.UnitId, day.DayNumber))
        {
            AddInPost(list, snapshot, unitId, scope, day.DayNumber);
            AddNamed(list, snapshot, unitId, day.DayNumber);
            units++;
        }

        if (units > 1 || list.Exists(each => !each.IsInPost))
        {
            list.Sort(static (left, right) => string.CompareOrdinal(left.WorkerId, right.WorkerId));
        }

        return list;
    }

    /// <summary>Those who hold cases and are not in post: unknown to HR, not there yet, or gone; by worker id.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="unitId">Only those whom a case system has in this unit or below it; null for all.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<WorkerCaseload> NotInPost(WorkforceSnapshot snapshot, string? unitId, DateOnly day)
    {
        var list = new List<WorkerCaseload>();

        if (unitId is null)
        {
            foreach (var (workerId, standing) in snapshot.Breaches.Workers)
            {
                if (NotInPost(snapshot, workerId, standing, day.DayNumber) is { } caseload)
                {
                    list.Add(caseload);
                }
            }
        }
        else
        {
            foreach (var each in snapshot.Staffing.Tree.Subtree(unitId, day.DayNumber))
            {
                AddNamed(list, snapshot, each, day.DayNumber);
            }
        }

        list.Sort(static (left, right) => string.CompareOrdinal(left.WorkerId, right.WorkerId));
        return list;
    }

    /// <summary>One worker; null if neither HR nor any case system has heard of the worker.</summary>
    public static WorkerCaseload? Of(WorkforceSnapshot snapshot, string workerId, DateOnly day)
    {
        if (snapshot.Breaches.Workers.TryGetValue(workerId, out var standing))
        {
            return Of(snapshot, workerId, standing, day.DayNumber);
        }

        return snapshot.Staffing.Worker(workerId) is null
            ? null
            : Unreported(snapshot, workerId, WorkerPlaces.Of(snapshot.Staffing, workerId)).RunFrom(day.DayNumber);
    }

    /// <summary>What each case system has of a worker on a day, by system: those that have said anything of the worker by then.</summary>
    public static IReadOnlyList<SystemLoad> BySystem(WorkforceSnapshot snapshot, string workerId, DateOnly day) =>
        snapshot.Caseloads.Workers.TryGetValue(workerId, out var reports) ? [.. BySystem(snapshot.Caseloads, reports, day)] : [];

    /// <summary>One worker over a period: a run for each change, cut to the period; empty if nobody has heard of the worker.</summary>
    public static IReadOnlyList<WorkerCaseload> History(WorkforceSnapshot snapshot, string workerId, Period period)
    {
        var reports = snapshot.Caseloads.Workers.GetValueOrDefault(workerId);

        if (reports is null && snapshot.Staffing.Worker(workerId) is null)
        {
            return [];
        }

        var (first, until) = (period.FirstDate.DayNumber, period.LastDate.DayNumber + 1);
        var places = WorkerPlaces.Of(snapshot.Staffing, workerId);
        var sweep = new CaseloadSweep(snapshot.Staffing, snapshot.Caseloads, workerId, reports ?? HolderReports.Empty, places);

        return [.. sweep.RunsFrom(first)
            .TakeWhile(run => run.Days.From < until)
            .Select(run => run with { Days = new(run.Days.From, Math.Min(run.Days.Until, until)) })];
    }

    /// <summary>The cases that nobody has, of a unit and those below it, by unit and system; those of 0 cases included.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="unitId">The unit; null for all, those unknown to HR included.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<UnallocatedLoad> Unallocated(WorkforceSnapshot snapshot, string? unitId, DateOnly day)
    {
        var caseloads = snapshot.Caseloads;
        var units = unitId is null
            ? caseloads.Units.Keys
            : snapshot.Staffing.Tree.Subtree(unitId, day.DayNumber).Order(StringComparer.Ordinal);

        var loads =
            from each in units
            where caseloads.Units.ContainsKey(each)
            from load in BySystem(caseloads, caseloads.Units[each], day)
            select new UnallocatedLoad(each, load.CaseSystem, load.Counts, load.SinceDate);

        return [.. loads];
    }

    private static IEnumerable<SystemLoad> BySystem(CaseloadSnapshot caseloads, HolderReports reports, DateOnly day)
    {
        foreach (var (caseSystem, series) in reports.Systems)
        {
            var next = int.MaxValue;
            var state = caseloads.Systems[caseSystem].On(series, day.DayNumber, ref next);

            if (state.State != default)
            {
                yield return new(caseSystem, state.State, state.Counts, DateOnly.FromDayNumber(state.SinceDay), state.UnitId);
            }
        }
    }

    private static void AddInPost(List<WorkerCaseload> list, WorkforceSnapshot snapshot, string unitId, Scope scope, int day)
    {
        foreach (var (workerId, places) in snapshot.Breaches.Rosters.Of(unitId))
        {
            var next = int.MaxValue;

            if (places.On(day, ref next) is { } place && place.UnitId == unitId && scope.Roles.Contains(place.Role!.Value))
            {
                list.Add(snapshot.Breaches.Workers.TryGetValue(workerId, out var standing)
                    ? Of(snapshot, workerId, standing, day)
                    : Unreported(snapshot, workerId, places).RunFrom(day));
            }
        }
    }

    private static void AddNamed(List<WorkerCaseload> list, WorkforceSnapshot snapshot, string unitId, int day)
    {
        if (!snapshot.Breaches.Named.TryGetValue(unitId, out var named))
        {
            return;
        }

        foreach (var workerId in named)
        {
            if (NotInPost(snapshot, workerId, snapshot.Breaches.Workers[workerId], day) is { } caseload && caseload.Place?.UnitId == unitId)
            {
                list.Add(caseload);
            }
        }
    }

    private static WorkerCaseload? NotInPost(WorkforceSnapshot snapshot, string workerId, WorkerStanding standing, int day)
    {
        var next = int.MaxValue;

        return standing.Places.On(day, ref next) is null && Of(snapshot, workerId, standing, day) is { IsCaseHolder: true } caseload
            ? caseload
            : null;
    }

    private static WorkerCaseload Of(WorkforceSnapshot snapshot, string workerId, WorkerStanding standing, int day) =>
        standing.On(day)
        ?? new CaseloadSweep(snapshot.Staffing, snapshot.Caseloads, workerId, snapshot.Caseloads.Workers[workerId], standing.Places)
            .RunFrom(day);

    private static CaseloadSweep Unreported(WorkforceSnapshot snapshot, string workerId, WorkerPlaces places) =>
        new(snapshot.Staffing, snapshot.Caseloads, workerId, HolderReports.Empty, places);
}
