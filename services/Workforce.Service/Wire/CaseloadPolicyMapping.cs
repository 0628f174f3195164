using Workforce.Domain.Caseloads;

namespace Workforce.Service.Wire;

/// <summary>Thresholds and weightings as the contract's messages.</summary>
internal static class CaseloadPolicyMapping
{
    public static V1.CaseloadThreshold ToProto(this CaseloadThreshold threshold) => new()
    {
        ThresholdId = threshold.ThresholdId,
        UnitId = threshold.UnitId,
        Role = (V1.Role)(threshold.Role ?? default),
        WorkerId = threshold.WorkerId ?? "",
        Basis = (V1.CaseloadBasis)threshold.Basis,
        Limit = threshold.Limit.ToProto(),
        AmberLimit = threshold.AmberLimit?.ToProto(),
        FirstDate = threshold.FirstDate.ToProto(),
        MustBeMetByDate = threshold.MustBeMetByDate.ToProto(),
        LastDate = threshold.LastDate.ToProto(),
        ProtectedShares =
        {
            threshold.Protection.Steps.Select(step => new V1.ProtectedShare { UntilMonths = step.UntilMonths, Percent = step.Percent.ToProto() })
        },
        LimitRounding = (V1.LimitRounding)threshold.LimitRounding,
        Note = threshold.Note,
    };

    public static V1.CaseWeighting ToProto(this CaseWeighting weighting) => new()
    {
        UnitId = weighting.UnitId,
        FirstDate = weighting.FirstDate.ToProto(),
        StablePoints = weighting.StablePoints.ToProto(),
        Weights = new()
        {
            AssessmentPoints = weighting.Weights.Assessment.ToProto(),
            ChildInNeedPoints = weighting.Weights.ChildInNeed.ToProto(),
            ChildProtectionPoints = weighting.Weights.ChildProtection.ToProto(),
            LookedAfterPoints = weighting.Weights.LookedAfter.ToProto(),
            CareLeaverPoints = weighting.Weights.CareLeaver.ToProto(),
            OtherPoints = weighting.Weights.Other.ToProto(),
            OpenButFinishedPoints = weighting.Weights.OpenButFinished.ToProto(),
        },
    };
}
