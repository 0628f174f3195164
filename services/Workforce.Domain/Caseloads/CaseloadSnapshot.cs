using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>The caseloads and thresholds known at one revision. Immutable; a function of the set of changes, whatever their order.</summary>
/// <remarks>
/// Among changes of one fact the one made last holds. A system's report of a worker holds from its first date until that system's
/// next report of the worker or its next completed snapshot in which the worker is not; from then on it is a confirmed zero. The
/// same goes for a unit's cases that nobody has. A report belongs to the snapshot of its day unless it was made before the snapshot was.
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

    /// <summary>The first day on which any system had completed a snapshot; <see cref="int.MaxValue"/> if none has.</summary>
    /// <remarks>From then on nobody has never been reported: who is in no snapshot has a confirmed zero.</remarks>
    internal int FirstCompletedDay { get; init; } = int.MaxValue;

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

    /// <summary>The last snapshot that a system has completed of a day before one; null if none: what the next is held against.</summary>
    public CaseloadSnapshotCompleted? LastCompletedBefore(string caseSystem, DateOnly day) =>
        Systems.GetValueOrDefault(caseSystem)?.LastCompletedBy(day.DayNumber - 1) is { } entry
            ? new(caseSystem, DateOnly.FromDayNumber(entry.Day), entry.Counts.Assessment)
            : null;

    /// <summary>The threshold of an id; null if there is none.</summary>
    public CaseloadThreshold? Threshold(string thresholdId) =>
        Policies.Thresholds.TryGetValue(thresholdId, out var change) && !change.Withdrawn ? (CaseloadThreshold)change.Fact : null;

    /// <summary>When the change that holds for a threshold was made; null if there is none of that id.</summary>
    public MadeAt? ThresholdMade(string thresholdId) =>
        Policies.Thresholds.TryGetValue(thresholdId, out var change) ? change.Made : null;

    /// <summary>The plan for a breach as it stood on a day: the latest of a day of the breach by then; null if none.</summary>
    public BreachPlan? PlanOf(Breach breach, DateOnly day) =>
        Policies.Plans.GetValueOrDefault(breach.WorkerId)?.Facts
            .Cast<BreachPlan>()
            .LastOrDefault(plan => breach.Days.Contains(plan.Date.DayNumber) && plan.Date <= day);

    /// <summary>What the case systems have of a holder on a day, together.</summary>
    /// <param name="reports">What was said of the holder.</param>
    /// <param name="day">The day.</param>
    /// <param name="next">Lowered to the next day on which it may be something else.</param>
    internal SystemState LoadOf(HolderReports reports, int day, ref int next)
    {
        var state = FirstCompletedDay <= day ? LoadState.ConfirmedZero : LoadState.NeverReported;
        var counts = default(CaseCounts);
        string? unitId = null;

        if (state is LoadState.NeverReported)
        {
            next = Math.Min(next, FirstCompletedDay);
        }

        foreach (var (caseSystem, series) in reports.Systems)
        {
            var part = Systems[caseSystem].On(series, day, ref next);
            counts += part.Counts;
            unitId ??= part.UnitId;
            state = part.State is LoadState.Reported ? LoadState.Reported : state;
        }

        return new(state, counts, unitId, 0);
    }

    private static bool Holds(ReportSeries? series, Change change) => series?.Holds(ReportEntry.Of(change)) ?? false;
}
