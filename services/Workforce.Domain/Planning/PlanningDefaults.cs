using Workforce.Domain.Facts;

namespace Workforce.Domain.Planning;

/// <summary>What is assumed where no history says more, and how much units and years differ. docs/planning.md says where each is from.</summary>
public static class PlanningDefaults
{
    /// <summary>Leavers a month for each in post, in heads: England, 2018 to 2022 (DfE, Children's social work workforce).</summary>
    public const decimal PublishedLeaverRate = 0.0129m;

    /// <summary>The variance between authorities of the rate at which people leave, as a share of its square.</summary>
    public const decimal LeaverRateBetween = 0.0576m;

    /// <summary>The variance of one authority's leaver rate from year to year, beyond chance.</summary>
    public const decimal LeaverRateYearly = 0.0529m;

    /// <summary>The variance between authorities of starters against what replaces those who leave, as a share of its square.</summary>
    public const decimal StartersBetween = 0.03m;

    /// <summary>What share of the posts is usually vacant: the mean of the authorities, 2017 to 2022.</summary>
    public const decimal UsualVacantShare = 0.16m;

    /// <summary>How much of what is vacant beyond that is filled in a year, beside replacing those who leave; and less is filled of what is below.</summary>
    public const decimal FilledYearly = 0.1m;

    /// <summary>The variance of one authority's starters from year to year, beyond chance.</summary>
    public const decimal StartersYearly = 0.1024m;

    /// <summary>How much agency cover is released for each vacancy less: authorities whose vacancies fell, 2017 to 2022.</summary>
    public const decimal AgencyReleaseShare = 0.4m;

    /// <summary>For how many entries of the pipeline the default chances count.</summary>
    public const int PipelineWeight = 10;

    /// <summary>How far back the history goes.</summary>
    public const int HistoryMonths = 36;

    /// <summary>The stages that can still become a start.</summary>
    public static IReadOnlyList<PipelineStage> OpenStages { get; } =
    [
        PipelineStage.Advertised,
        PipelineStage.Shortlisted,
        PipelineStage.Offered,
        PipelineStage.Checks,
        PipelineStage.StartDateSet,
    ];

    /// <summary>How likely an entry is to start. A judgement: nobody publishes it.</summary>
    public static decimal PipelineChance(PipelineStage stage) => stage switch
    {
        PipelineStage.Advertised => 0.3m,
        PipelineStage.Shortlisted => 0.5m,
        PipelineStage.Offered => 0.8m,
        PipelineStage.Checks => 0.9m,
        _ => 0.95m,
    };

    /// <summary>After how many months an entry without a day is taken to start: advertising and choosing take about as long as notice and checks.</summary>
    public static int UndatedAfterMonths(PipelineStage stage) => stage.IsExpected() ? 3 : 6;
}
