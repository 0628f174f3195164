using Workforce.CaseFeed.Sending;
using Workforce.CommandLine;
using Workforce.Feeds.Sheets;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>What became of a report.</summary>
/// <param name="Code">The <see cref="ExitCode"/>.</param>
internal sealed record PushOutcome(int Code)
{
    /// <summary>
    /// The rows at fault, by themselves or by the service's word, as they stand in the file, which may be read again for them: each with all that is wrong
    /// with it. Null if there are none.
    /// </summary>
    public IEnumerable<SheetRow>? RowsAtFault { get; init; }

    /// <summary>The snapshots that the service refused.</summary>
    public IReadOnlyList<SnapshotVerdict> Refusals { get; init; } = [];
}
