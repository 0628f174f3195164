namespace Workforce.V1;

/// <summary>
/// The numbers that the comments of the messages state, for whoever holds a value against them: the service, which refuses what is beyond them, and whoever wants to say
/// where it stands before anything is sent.
/// </summary>
public static class ContractLimits
{
    /// <summary>The longest id, in characters.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The longest name or other text, in characters.</summary>
    public const int MaxTextLength = 200;

    /// <summary>The year of the earliest day and moment.</summary>
    public const int MinYear = 1900;

    /// <summary>The year of the latest day and moment.</summary>
    public const int MaxYear = 2100;

    /// <summary>The decimal places of an FTE.</summary>
    public const int FteScale = 6;

    /// <summary>The FTE of a post at most.</summary>
    public const decimal MaxPostFte = 10_000m;

    /// <summary>The FTE of one person at most.</summary>
    public const decimal MaxEngagementFte = 1.5m;

    /// <summary>The FTE of one entry of the pipeline at most: it may be a cohort.</summary>
    public const decimal MaxPipelineFte = 1_000m;

    /// <summary>The cases of one category that somebody may have: more is a fault of whoever counts.</summary>
    public const int MaxCases = 999;

    /// <summary>The units that a completed snapshot of caseloads names at most.</summary>
    public const int MaxCoveredUnits = 50;
}
