using Google.Protobuf.Collections;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Service.Wire;

/// <summary>Turns thresholds, weightings and plans into facts, or into all their faults.</summary>
internal static class CaseloadPolicyReader
{
    private const decimal MaxLimit = 100_000m;
    private const decimal MaxPoints = 1000m;
    private const int MaxSteps = 12;
    private const int MaxMonths = 120;

    /// <summary>Stands for the id and the first date of a threshold that is merely imagined.</summary>
    private const string Imagined = "preview";

    /// <summary>A threshold to be set; null if there is none.</summary>
    public static CaseloadThreshold? Threshold(this FieldReader reader, V1.CaseloadThreshold? threshold) => threshold is null
        ? reader.Reject<CaseloadThreshold>("threshold", "is required.")
        : reader.Threshold(
            threshold,
            reader.Id("threshold.threshold_id", threshold.ThresholdId),
            reader.RequiredDay("threshold.first_date", threshold.FirstDate));

    /// <summary>A threshold that is taken to apply on a day: it needs neither an id nor dates. Null if there is none.</summary>
    public static CaseloadThreshold? ImaginedThreshold(this FieldReader reader, V1.CaseloadThreshold? threshold, DateOnly day) => threshold is null
        ? reader.Reject<CaseloadThreshold>("threshold", "is required.")
        : reader.Threshold(
            threshold,
            reader.OptionalId("threshold.threshold_id", threshold.ThresholdId) ?? Imagined,
            reader.Day("threshold.first_date", threshold.FirstDate) ?? day);

    public static CaseWeighting? Weighting(this FieldReader reader, V1.CaseWeighting? weighting)
    {
        if (weighting is null)
        {
            return reader.Reject<CaseWeighting>("weighting", "is required.");
        }

        var unitId = reader.Id("weighting.unit_id", weighting.UnitId);
        var firstDate = reader.RequiredDay("weighting.first_date", weighting.FirstDate);
        var stable = reader.OptionalNumber("weighting.stable_points", weighting.StablePoints, 0m, MaxPoints) ?? 0m;

        return reader.Weights("weighting.weights", weighting.Weights) is { } weights ? new(unitId, firstDate, stable, weights) : null;
    }

    public static BreachPlan? BreachPlan(this FieldReader reader, string workerId, V1.BreachPlan? plan, DateOnly today)
    {
        var id = reader.Id("worker_id", workerId);

        if (plan is null)
        {
            return reader.Reject<BreachPlan>("plan", "is required.");
        }

        var day = reader.Day("plan.breach_date", plan.BreachDate) ?? today;

        if (day > today)
        {
            reader.Reject("plan.breach_date", "must not be in the future.");
        }

        return new(id, day, plan.Acknowledged, reader.Text("plan.plan", plan.Plan), reader.Day("plan.due_date", plan.DueDate));
    }

    private static CaseloadThreshold Threshold(this FieldReader reader, V1.CaseloadThreshold threshold, string thresholdId, DateOnly firstDate)
    {
        var limit = reader.NumberAboveZero("threshold.limit", threshold.Limit, MaxLimit);
        var amber = reader.OptionalNumber("threshold.amber_limit", threshold.AmberLimit, 0m, MaxLimit);

        if (amber == 0m)
        {
            reader.Reject("threshold.amber_limit", "must be above 0.");
        }
        else if (limit > 0m && amber > limit)
        {
            reader.Reject("threshold.amber_limit", "must not be above the limit.");
        }

        return new(
            thresholdId,
            reader.Id("threshold.unit_id", threshold.UnitId),
            reader.OptionalCode<Role>("threshold.role", (int)threshold.Role),
            reader.OptionalId("threshold.worker_id", threshold.WorkerId),
            reader.Code<CaseloadBasis>("threshold.basis", (int)threshold.Basis),
            limit,
            amber,
            firstDate,
            reader.LastDay("threshold.must_be_met_by_date", threshold.MustBeMetByDate, firstDate),
            reader.LastDay("threshold.last_date", threshold.LastDate, firstDate),
            reader.Protection("threshold.protected_shares", threshold.ProtectedShares),
            reader.OptionalCode<LimitRounding>("threshold.limit_rounding", (int)threshold.LimitRounding) ?? LimitRounding.None,
            reader.Text("threshold.note", threshold.Note));
    }

    private static NewlyQualifiedProtection Protection(this FieldReader reader, string field, RepeatedField<V1.ProtectedShare> shares)
    {
        if (shares.Count == 0 || !reader.IsAtMost(field, shares.Count, MaxSteps))
        {
            return NewlyQualifiedProtection.None;
        }

        var steps = new List<(int UntilMonths, decimal Percent)>(shares.Count);

        for (var i = 0; i < shares.Count; i++)
        {
            var months = shares[i].UntilMonths;

            if (months is < 1 or > MaxMonths)
            {
                reader.Reject($"{field}[{i}].until_months", $"must be from 1 to {MaxMonths}.");
            }
            else if (i > 0 && months <= shares[i - 1].UntilMonths)
            {
                reader.Reject($"{field}[{i}].until_months", "must be above that of the step before.");
            }

            steps.Add((months, reader.NumberAboveZero($"{field}[{i}].percent", shares[i].Percent, 100m)));
        }

        return reader.IsValid ? NewlyQualifiedProtection.Of(steps) : NewlyQualifiedProtection.None;
    }

    private static CaseWeights? Weights(this FieldReader reader, string field, V1.CaseWeights? weights) => weights is null
        ? reader.Reject<CaseWeights>(field, "is required.")
        : new(
            reader.Number($"{field}.assessment_points", weights.AssessmentPoints, 0m, MaxPoints),
            reader.Number($"{field}.child_in_need_points", weights.ChildInNeedPoints, 0m, MaxPoints),
            reader.Number($"{field}.child_protection_points", weights.ChildProtectionPoints, 0m, MaxPoints),
            reader.Number($"{field}.looked_after_points", weights.LookedAfterPoints, 0m, MaxPoints),
            reader.Number($"{field}.care_leaver_points", weights.CareLeaverPoints, 0m, MaxPoints),
            reader.Number($"{field}.other_points", weights.OtherPoints, 0m, MaxPoints),
            reader.Number($"{field}.open_but_finished_points", weights.OpenButFinishedPoints, 0m, MaxPoints));
}
