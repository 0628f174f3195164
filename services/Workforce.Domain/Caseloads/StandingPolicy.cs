using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>Finds the changes that hold for thresholds, weightings and breach plans.</summary>
public static class StandingPolicy
{
    /// <summary>The change that holds for a fact, withdrawn or not; null if none was ever recorded.</summary>
    /// <param name="caseloads">What is known.</param>
    /// <param name="fact">A threshold, weighting or breach plan.</param>
    public static Change? Of(CaseloadSnapshot caseloads, Fact fact)
    {
        var policies = caseloads.Policies;

        return fact switch
        {
            CaseloadThreshold threshold => policies.Thresholds.GetValueOrDefault(threshold.ThresholdId),
            CaseWeighting weighting => policies.Weightings.GetValueOrDefault(weighting.UnitId)?.Of(weighting.FirstDate),
            BreachPlan plan => policies.Plans.GetValueOrDefault(plan.WorkerId)?.Of(plan.Date),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Key.Kind, "It is not a policy."),
        };
    }
}
