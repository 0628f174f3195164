using Workforce.Client;

namespace Workforce.HrFeed.CommandLine;

/// <summary>What <c>push</c> was asked to do.</summary>
internal sealed record FeedArguments
{
    public required string Path { get; init; }

    public required Uri Address { get; init; }

    /// <summary>How the service is known, and who asks: what the environment says, unless it is said here.</summary>
    public AccessOptions Access { get; init; } = AccessOptions.FromEnvironment();

    public required RowDefaults Rows { get; init; }

    public required TimeSpan GiveUpAfter { get; init; }

    public bool DryRun { get; init; }
}
