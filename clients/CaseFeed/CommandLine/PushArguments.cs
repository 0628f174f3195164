using Workforce.CaseFeed.Sending;
using Workforce.CaseFeed.Sheets;
using Workforce.Client;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>What was asked to be done with a file.</summary>
internal sealed record PushArguments
{
    /// <summary><see cref="MadeTimeFrom"/> of a file of which nobody says when it was made.</summary>
    public const string FileDate = "the file's date";

    public required string Path { get; init; }

    public required Uri Address { get; init; }

    /// <summary>How the service is known, and who asks.</summary>
    public required AccessOptions Access { get; init; }

    public required CaseloadMapping Mapping { get; init; }

    public required SnapshotTerms Terms { get; init; }

    /// <summary>The day of the report; null if it says so itself.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether the report's rows may be of several days, each of them whole.</summary>
    public bool HasSeveralDays { get; init; }

    /// <summary>The last day that a report can be of.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Where the made time is from, in words.</summary>
    public required string MadeTimeFrom { get; init; }

    public required TimeSpan GiveUpAfter { get; init; }

    /// <summary>Where rows at fault are written; null for nowhere.</summary>
    public string? FaultsPath { get; init; }

    public bool DryRun { get; init; }

    /// <summary>The last day that a report can be of now. London is an hour ahead of UTC at most; the service knows the day exactly.</summary>
    public static DateOnly LastDayAt(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(1));

    /// <summary>Reads the file.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read as the mapping says at all.</exception>
    /// <exception cref="FileChangedException">It was changed meanwhile.</exception>
    public CaseloadSheet Read(CancellationToken cancellationToken) => CaseloadSheet.Read(Path, Mapping, AsOf, LastDay, HasSeveralDays, cancellationToken);
}
