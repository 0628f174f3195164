using Workforce.Client;
using Workforce.HrFeed.Extracts;
using Workforce.V1;

namespace Workforce.HrFeed.CommandLine;

/// <summary>What <c>once</c> or <c>watch</c> was asked to do.</summary>
internal sealed record FolderArguments
{
    public required string Folder { get; init; }

    public required Uri Address { get; init; }

    /// <summary>How the service is known, and who asks.</summary>
    public required AccessOptions Access { get; init; }

    public required IReadOnlyList<ExtractMapping> Mappings { get; init; }

    /// <summary>The source of files of changes, which have no mapping; and when files of both kinds were made, if not when they were last written.</summary>
    public RowDefaults Rows { get; init; } = new();

    /// <summary>For how long a file must not have changed.</summary>
    public TimeSpan StableFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to go on trying with a file while the service does not answer.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The excesses that are as they should be.</summary>
    public IReadOnlyList<ExtractExcess> Confirmed { get; init; } = [];

    /// <summary>Whether the service is only to say what it would do.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether this is a trial, which changes and moves nothing.</summary>
    public bool IsTrial => DryRun || Offline;

    /// <summary>Whether the files are only to be read, without a service.</summary>
    public bool Offline { get; init; }
}
