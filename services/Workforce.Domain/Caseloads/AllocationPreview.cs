using Workforce.Domain.Measures;

namespace Workforce.Domain.Caseloads;

/// <summary>What if a worker takes more cases.</summary>
/// <param name="Now">As it is.</param>
/// <param name="Then">As it would be, from that day on.</param>
public sealed record AllocationPreview(WorkerCaseload Now, WorkerCaseload Then)
{
    /// <summary>Whether the worker would be over.</summary>
    public bool IsBreach => Then.Level is CaseloadLevel.Over;

    /// <summary>How far the load lies under the limit now, in what the limit is in; below 0 above it; null without limit or load.</summary>
    public decimal? Room => RoomOf(Now);

    /// <summary>How far it would lie under it.</summary>
    public decimal? RoomThen => RoomOf(Then);

    /// <param name="snapshot">What is known.</param>
    /// <param name="workerId">The worker.</param>
    /// <param name="more">The cases to be taken.</param>
    /// <param name="day">The day.</param>
    /// <returns>Null if neither HR nor any case system has heard of the worker.</returns>
    public static AllocationPreview? Of(WorkforceSnapshot snapshot, string workerId, CaseCounts more, DateOnly day) =>
        CaseloadListing.Of(snapshot, workerId, day) is { } now ? Of(now, more) : null;

    /// <summary>
    /// Who of a scope could take cases without going over: who would then be furthest under the limit, as a share of it, first; then
    /// by worker.
    /// </summary>
    /// <remarks>Eligible is who is in post, is under a limit, and stays within it: who is under no limit, or of whom no case system has spoken, cannot be compared.</remarks>
    public static IReadOnlyList<AllocationPreview> LeastLoaded(
        WorkforceSnapshot snapshot,
        Scope scope,
        CaseCounts more,
        DateOnly day,
        int howMany) =>
        [.. CaseloadListing.List(snapshot, scope, day)
            .Where(now => now is { IsInPost: true, Limit.Limit: > 0, State: not LoadState.NeverReported })
            .Select(now => Of(now, more))
            .Where(preview => preview.Then.Level is CaseloadLevel.Within or CaseloadLevel.Amber)
            .OrderByDescending(preview => preview.RoomThen!.Value / preview.Then.Limit!.Limit)
            .ThenBy(preview => preview.Now.WorkerId, StringComparer.Ordinal)
            .Take(howMany)];

    private static AllocationPreview Of(WorkerCaseload now, CaseCounts more) =>
        new(now, LoadLevel.Of(now.WorkerId, now.Days, now.State, now.Counts + more, now.Place, now.Limit));

    private static decimal? RoomOf(WorkerCaseload caseload) =>
        caseload is { Limit: { } limit, Load: { } load } ? limit.Limit - load.Value : null;
}
