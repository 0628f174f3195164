using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Planning;

/// <summary>What to assume instead of what the history says; null and empty for nothing.</summary>
/// <param name="MonthlyLeaverRate">From 0 to 0.5.</param>
/// <param name="StartersPerMonth">Heads, from 0, beside those recorded and in the pipeline.</param>
/// <param name="FtePerStarter">Above 0.</param>
/// <param name="PipelineChances">From 0 to 1, by stage.</param>
/// <param name="AgencyReleaseShare">From 0 to 1.</param>
/// <param name="EstablishmentChanges">Each after the day that the projection starts from.</param>
public sealed record PlanningOverrides(
    decimal? MonthlyLeaverRate,
    decimal? StartersPerMonth,
    Fte? FtePerStarter,
    IReadOnlyDictionary<PipelineStage, decimal> PipelineChances,
    decimal? AgencyReleaseShare,
    IReadOnlyList<EstablishmentChange> EstablishmentChanges)
{
    public static PlanningOverrides None { get; } = new(null, null, null, new Dictionary<PipelineStage, decimal>(), null, []);
}

/// <summary>A change of the establishment from a day on; below zero for posts that are cut.</summary>
public readonly record struct EstablishmentChange(DateOnly FirstDate, Fte Change);
