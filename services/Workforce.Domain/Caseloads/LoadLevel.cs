using Workforce.Domain.Timelines;

namespace Workforce.Domain.Caseloads;

/// <summary>Holds a load against a limit.</summary>
internal static class LoadLevel
{
    public static WorkerCaseload Of(
        string workerId,
        DayRange days,
        LoadState state,
        CaseCounts counts,
        CasePlace? place,
        AppliedLimit? limit)
    {
        var (load, unmeasured) = Measured(counts, place, limit);

        return new(workerId, days, state, counts, place, limit, load, Level(load, limit), unmeasured);
    }

    private static CaseloadLevel Level(CaseloadAmount? load, AppliedLimit? limit) => (load, limit) switch
    {
        (_, null) => CaseloadLevel.NoLimit,
        (null, _) => CaseloadLevel.NotMeasurable,
        ({ } amount, _) when amount.Exceeds(limit.Limit) => CaseloadLevel.Over,
        ({ } amount, { AmberLimit: { } amber }) when amount.Exceeds(amber) => CaseloadLevel.Amber,
        _ => CaseloadLevel.Within,
    };

    private static (CaseloadAmount? Load, UnmeasuredReason? Unmeasured) Measured(
        CaseCounts counts,
        CasePlace? place,
        AppliedLimit? limit) => limit?.Threshold.Basis switch
        {
            // Nobody without cases is above a limit, whatever the FTE or the weights.
            _ when counts.Total == 0 => (new(0m), null),
            CaseloadBasis.CasesPerFte => place is { Fte.Millionths: > 0 }
                ? (new(counts.Total, place.Fte.Value), null)
                : (null, UnmeasuredReason.NoFte),
            CaseloadBasis.WeightedPoints => limit.Weighting is { } weighting
                ? (new(weighting.StablePoints + weighting.Weights.Of(counts)), null)
                : (null, UnmeasuredReason.NoWeighting),
            _ => (new(counts.Total), null),
        };
}
