using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>The caseloads and thresholds known at one revision. Immutable; a function of the set of changes, whatever their order.</summary>
/// <remarks>
/// Among changes of one fact the one made last holds. A system's report of a worker holds from its first date until that system's
/// next report of the worker or its next completed snapshot in which the worker is not; from then on the worker has no cases there. The
/// same goes for a unit's cases that nobody has. A report belongs to the snapshot of its day unless it was made before the snapshot was.
/// No cases are a confirmed zero only where a snapshot answers for the worker (<see cref="IsVouchedFor"/>); else nobody has said anything.
/// </remarks>
public sealed class CaseloadSnapshot
{
    public static readonly CaseloadSnapshot Empty = new();

    internal CaseloadSnapshot()
    {
    }

    internal ImmutableSortedDictionary<string, CaseSystem> Systems { get; init; } =
        ImmutableSortedDictionary.Create<string, CaseSystem>(StringComparer.Ordinal);

    /// <summary>What was said of each worker.</summary>
    internal ImmutableDictionary<string, HolderReports> Workers { get; init; } =
        ImmutableDictionary.Create<string, HolderReports>(StringComparer.Ordinal);

    /// <summary>What was said of each unit's cases that nobody has.</summary>
    internal ImmutableSortedDictionary<string, HolderReports> Units { get; init; } =
        ImmutableSortedDictionary.Create<string, HolderReports>(StringComparer.Ordinal);

    internal PolicyBook Policies { get; init; } = PolicyBook.Empty;

    /// <summary>The case systems that have said anything, by id.</summary>
    public IEnumerable<string> CaseSystems => Systems.Keys;

    /// <summary>The thresholds, by id.</summary>
    public IEnumerable<CaseloadThreshold> Thresholds =>
        Policies.Thresholds.Values.Where(change => !change.Withdrawn).Select(change => (CaseloadThreshold)change.Fact);

    /// <summary>The weightings, by unit and first date.</summary>
    public IEnumerable<CaseWeighting> Weightings => Policies.Weightings.Values.SelectMany(history => history.Facts).Cast<CaseWeighting>();

    /// <summary>This snapshot with further changes of its own facts.</summary>
    public CaseloadSnapshot With(IEnumerable<RecordedChange> changes)
    {
        var update = new CaseloadUpdate(this);
        update.Record(changes.Select(recorded => recorded.Change));
        return update.Build();
    }

    /// <summary>Whether a change is the one that holds for its fact.</summary>
    public bool Holds(Change change) => change.Fact switch
    {
        CaseloadReport report => Holds(Workers.GetValueOrDefault(report.WorkerId)?.Of(report.CaseSystem), change),
        UnallocatedCases cases => Holds(Units.GetValueOrDefault(cases.UnitId)?.Of(cases.CaseSystem), change),
        CaseloadSnapshotCompleted completed => Holds(Systems.GetValueOrDefault(completed.CaseSystem)?.Completed, change),
        _ => Policies.Holds(change),
    };

    /// <summary>How fresh each case system is on a day, by system: those that have said anything of any day.</summary>
    public IReadOnlyList<CaseSystemFreshness> Freshness(DateOnly day) =>
        [.. Systems.Select(system => new CaseSystemFreshness(
            system.Key,
            system.Value.LastDayBy(day.DayNumber) is { } last ? DateOnly.FromDayNumber(last) : null,
            system.Value.LastCompletedBy(day.DayNumber) is { } completed ? DateOnly.FromDayNumber(completed.Day) : null))];

    /// <summary>The workers whom a system has reported, each with the last day of which it has.</summary>
    public IEnumerable<(string WorkerId, DateOnly LastDay)> WorkersOf(string caseSystem) =>
        from each in Workers
        let reports = each.Value.Of(caseSystem)
        where reports is { Entries.IsEmpty: false }
        select (each.Key, DateOnly.FromDayNumber(reports.Entries[^1].Day));

    /// <summary>The units that any completed snapshot of a system covers.</summary>
    public IEnumerable<string> UnitsCoveredBy(string caseSystem) =>
        Systems.GetValueOrDefault(caseSystem)?.Coverage.SelectMany(each => each.Covered.UnitIds) ?? [];

    /// <summary>The threshold of an id; null if there is none.</summary>
    public CaseloadThreshold? Threshold(string thresholdId) =>
        Policies.Thresholds.TryGetValue(thresholdId, out var change) && !change.Withdrawn ? (CaseloadThreshold)change.Fact : null;

    /// <summary>The plan for a breach as it stood on a day: the latest of a day of the breach by then; null if none.</summary>
    public BreachPlan? PlanOf(Breach breach, DateOnly day) =>
        Policies.Plans.GetValueOrDefault(breach.WorkerId)?.Facts
            .Cast<BreachPlan>()
            .LastOrDefault(plan => breach.Days.Contains(plan.Date.DayNumber) && plan.Date <= day);

    /// <summary>Whether the last completed snapshot of some system covers a unit by name on a day.</summary>
    /// <param name="path">The unit and those above it on the day.</param>
    /// <param name="day">The day.</param>
    internal bool Covers(IReadOnlyList<string> path, int day)
    {
        var next = int.MaxValue;
        return Covers(path, day, ref next);
    }

    /// <summary>What the case systems have reported of a holder on a day, together; no state where none holds.</summary>
    /// <param name="reports">What was said of the holder.</param>
    /// <param name="day">The day.</param>
    /// <param name="next">Lowered to the next day on which it may be something else.</param>
    internal SystemState LoadOf(HolderReports reports, int day, ref int next)
    {
        var sum = default(SystemState);

        foreach (var (caseSystem, series) in reports.Systems)
        {
            var part = Systems[caseSystem].On(series, day, ref next);

            if (part.State is LoadState.Reported)
            {
                sum = part with { Counts = sum.Counts + part.Counts, UnitId = sum.UnitId ?? part.UnitId };
            }
        }

        return sum;
    }

    /// <summary>
    /// Whether some system's last completed snapshot answers for a worker who is not in it: who works in a unit that it covers, or, if it
    /// names none, whom its system had reported in the council in which the worker works still. Elsewhere nobody has said anything.
    /// </summary>
    /// <param name="reports">What was said of the worker.</param>
    /// <param name="places">Where the worker works.</param>
    /// <param name="day">The day, on which no report holds.</param>
    /// <param name="next">Lowered to the next day on which it may be otherwise.</param>
    internal bool IsVouchedFor(HolderReports reports, WorkerPlaces places, int day, ref int next)
    {
        var place = places.On(day, ref next);

        if (place is not null && Covers(place.Path, day, ref next))
        {
            return true;
        }

        foreach (var (caseSystem, series) in reports.Systems)
        {
            var part = Systems[caseSystem].On(series, day, ref next);

            if (part.State is LoadState.ConfirmedZero
                && (place is null || (Systems[caseSystem].CoverageOn(day, ref next) is { IsNamed: false } && IsStillAt(places, part.ReportedDay, place))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsStillAt(WorkerPlaces places, int reportedDay, CasePlace place)
    {
        var next = int.MaxValue;
        return places.On(reportedDay, ref next) is not { } then || then.Path[^1] == place.Path[^1];
    }

    private bool Covers(IReadOnlyList<string> path, int day, ref int next)
    {
        foreach (var system in Systems.Values)
        {
            if (system.CoverageOn(day, ref next)?.Covers(path) is true)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(ReportSeries? series, Change change) => series?.Holds(ReportEntry.Of(change)) ?? false;
}
