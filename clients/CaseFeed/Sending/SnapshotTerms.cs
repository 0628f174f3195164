namespace Workforce.CaseFeed.Sending;

/// <summary>What a file's rows do not say themselves.</summary>
public sealed record SnapshotTerms
{
    /// <summary>The case system, such as <c>liquidlogic</c>; 1 to 64 characters.</summary>
    public required string Source { get; init; }

    /// <summary>When the report was made. What was reported of its day before that is no part of it.</summary>
    public required DateTimeOffset MadeTime { get; init; }

    /// <summary>
    /// The units whose workers' cases the system holds, with those below them; at most 50. Empty: a snapshot answers only for workers whom the system has reported before.
    /// </summary>
    public IReadOnlyList<string> CoveredUnitIds { get; init; } = [];

    /// <summary>By how many per cent workers with cases, or cases, may fall from the day before: 0 to 100. Null for what the service is set to.</summary>
    public decimal? MaxShrinkPercent { get; init; }

    /// <summary>Whether a snapshot is right however much it shrinks.</summary>
    public bool ConfirmShrink { get; init; }

    /// <summary>Whether a file has only some of the workers, so that nothing follows for those who are not in it.</summary>
    public bool IsPartial { get; init; }
}
