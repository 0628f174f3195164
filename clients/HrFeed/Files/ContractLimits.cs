namespace Workforce.HrFeed.Files;

/// <summary>How much the contract (<c>protos/workforce/v1</c>) lets a cell say, which tells a fault by its line before anything is sent.</summary>
internal static class ContractLimits
{
    /// <summary>The longest id, in characters.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The longest name or other text, in characters.</summary>
    public const int MaxTextLength = 200;

    public const int MinYear = 1900;

    public const int MaxYear = 2100;

    /// <summary>The decimal places of an FTE.</summary>
    public const int FteScale = 6;

    /// <summary>The FTE of a post at most.</summary>
    public const decimal MaxPostFte = 10_000m;

    /// <summary>The FTE of one person at most.</summary>
    public const decimal MaxEngagementFte = 1.5m;

    /// <summary>The FTE of one entry of the pipeline at most: it may be a cohort.</summary>
    public const decimal MaxPipelineFte = 1_000m;
}
