using Workforce.Domain.Measures;

namespace Workforce.Domain.Caseloads;

/// <summary>What if a worker takes more cases.</summary>
/// <param name="Now">As it is.</param>
/// <param name="Then">As it would be, from that day on.</param>
/// <param name="Room">By how much of the limit's basis the load now lies under the limit, below 0 above it; null without limit or load.</param>
public sealed record AllocationPreview(WorkerCaseload Now, WorkerCaseload Then, decimal? Room)
{
    /// <summary>Whether the worker would be over.</summary>
    public bool IsBreach => Then.Level is CaseloadLevel.Over;

    /// <param name="snapshot">What is known.</param>
    /// <param name="workerId">The worker.</param>
    /// <param name="more">The cases to be taken.</param>
    /// <param name="day">The day.</param>
    /// <returns>Null if neither HR nor any case system has heard of the worker.</returns>
    public static AllocationPreview? Of(WorkforceSnapshot snapshot, string workerId, CaseCounts more, DateOnly day) =>
        throw new NotImplementedException();

    /// <summary>
    /// Who of a scope could take cases without going over, the one with the most room after it first, as a share of the limit; then by worker.
    /// </summary>
    /// <remarks>Eligible is who is in post, is under a limit, and stays within it. Who is under no limit cannot be compared.</remarks>
    public static IReadOnlyList<AllocationPreview> LeastLoaded(WorkforceSnapshot snapshot, Scope scope, CaseCounts more, DateOnly day, int howMany) =>
        throw new NotImplementedException();
}

/// <summary>What if a threshold applied.</summary>
/// <param name="Now">Those of its scope who are over by what applies now, by worker.</param>
/// <param name="Then">Those of its scope who would be over, by worker.</param>
/// <param name="Unmeasured">Those of its scope whose load could not be compared with it, by worker.</param>
public sealed record ThresholdPreview(
    IReadOnlyList<WorkerCaseload> Now,
    IReadOnlyList<WorkerCaseload> Then,
    IReadOnlyList<WorkerCaseload> Unmeasured)
{
    /// <summary>Who would be over if a threshold applied on a day, beside those of narrower scope and instead of those of its own.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="threshold">The threshold; on the day it is taken to apply whatever its dates.</param>
    /// <param name="day">The day.</param>
    public static ThresholdPreview Of(WorkforceSnapshot snapshot, CaseloadThreshold threshold, DateOnly day) => throw new NotImplementedException();
}
