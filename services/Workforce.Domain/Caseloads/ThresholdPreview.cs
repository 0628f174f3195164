using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>What if a threshold applied.</summary>
/// <param name="Now">Those of its scope who are over by what applies now, by worker.</param>
/// <param name="Then">Those of its scope who would be over, by worker.</param>
/// <param name="Unmeasured">Those of its scope whose load could not be compared with what would apply, by worker.</param>
public sealed record ThresholdPreview(
    IReadOnlyList<WorkerCaseload> Now,
    IReadOnlyList<WorkerCaseload> Then,
    IReadOnlyList<WorkerCaseload> Unmeasured)
{
    /// <summary>Who would be over if a threshold applied on a day: those of narrower scope stay, those of its own give way.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="threshold">The threshold; on the day it is taken to apply whatever its dates.</param>
    /// <param name="day">The day.</param>
    public static ThresholdPreview Of(WorkforceSnapshot snapshot, CaseloadThreshold threshold, DateOnly day)
    {
        var policies = snapshot.Caseloads.Policies.Instead(threshold with { FirstDate = day, LastDate = null });
        var now = CaseloadListing.List(snapshot, new(threshold.UnitId, RoleSet.All), day)
            .Where(caseload => threshold.Covers(caseload.WorkerId, caseload.Place!))
            .ToList();
        var then = now.ConvertAll(caseload => With(policies, caseload, day));

        return new(
            now.FindAll(caseload => caseload.Level is CaseloadLevel.Over),
            then.FindAll(caseload => caseload.Level is CaseloadLevel.Over),
            then.FindAll(caseload => caseload.Level is CaseloadLevel.NotMeasurable));
    }

    private static WorkerCaseload With(PolicyBook policies, WorkerCaseload caseload, DateOnly day)
    {
        var next = int.MaxValue;
        var limit = LimitRule.On(policies, caseload.WorkerId, caseload.Place, day.DayNumber, ref next);

        return LoadLevel.Of(caseload.WorkerId, caseload.Days, caseload.State, caseload.Counts, caseload.Place, limit);
    }
}
