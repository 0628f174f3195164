using Workforce.Client;

namespace Workforce.HrFeed.CommandLine;

/// <summary>What <c>push</c> was asked to do.</summary>
internal sealed record FeedArguments
{
    public required string Path { get; init; }

    public required Uri Address { get; init; }

    /// <summary>How the service is known, and who asks.</summary>
    public required AccessOptions Access { get; init; }

    public required RowDefaults Rows { get; init; }

    public required TimeSpan GiveUpAfter { get; init; }

    /// <summary>Where rejected rows are written; null for nowhere.</summary>
    public string? FaultsPath { get; init; }

    public bool DryRun { get; init; }
}
