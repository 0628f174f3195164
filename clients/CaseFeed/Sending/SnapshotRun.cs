using Workforce.CaseFeed.Sheets;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.Feeds.Rows;
using Workforce.V1;

namespace Workforce.CaseFeed.Sending;

/// <summary>Pushes the days of a file, each as a snapshot, and says what became of each row.</summary>
/// <param name="caseloads">Where to.</param>
/// <param name="terms">What the rows do not say themselves.</param>
/// <param name="mapping">How the rows read.</param>
public sealed class SnapshotRun(CaseloadsClient caseloads, SnapshotTerms terms, CaseloadMapping mapping)
{
    /// <summary>How many reports of workers and units came to what, so far: without the snapshots themselves.</summary>
    public FeedCounts Counts { get; } = new();

    /// <summary>Pushes a day's reports and then, if every one of them landed, that they are all.</summary>
    /// <param name="day">The day.</param>
    /// <param name="told">Is told what became of each worker's or unit's report, by the first line that it is from.</param>
    /// <param name="cancellationToken">Stops the push; what has an outcome by then is recorded.</param>
    /// <exception cref="Grpc.Core.RpcException">The service refused the push as a whole.</exception>
    /// <exception cref="WorkforceUnavailableException">The service is away for longer than the client bears.</exception>
    public async Task<SnapshotVerdict> PushAsync(CaseloadDay day, Action<RowOutcome> told, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(told);

        var reports = SnapshotChanges.Reports(day, terms).ToList();
        var (next, rejected) = (0, Counts.Rejected);

        await foreach (var acknowledgement in ReportAsync(reports.Select(report => report.Change), cancellationToken))
        {
            var outcome = RowVerdict.Of(reports[next++].Line, ColumnOf, acknowledgement);
            Counts.Count(outcome);
            told(outcome);
        }

        if (terms.IsPartial || Counts.Rejected > rejected)
        {
            return terms.IsPartial ? SnapshotVerdict.Partial : SnapshotVerdict.Withheld;
        }

        // Only now: a unit's cases that were rejected would vanish with it, and the service counts none but workers.
        return SnapshotVerdict.Of(await ReportAsync([SnapshotChanges.Completed(day, terms)], cancellationToken).SingleAsync(cancellationToken), terms);
    }

    private IAsyncEnumerable<ChangeAcknowledgement> ReportAsync(IEnumerable<CaseloadChange> changes, CancellationToken cancellationToken) =>
        caseloads.ReportAsync(changes.ToAsyncEnumerable(), cancellationToken);

    /// <summary>The title of the column that a field is read from; the field itself if there is none.</summary>
    private string ColumnOf(string field)
    {
        var name = field[(field.LastIndexOf('.') + 1)..] switch
        {
            "first_date" => CaseloadColumn.Date,
            var last when last.EndsWith("_count", StringComparison.Ordinal) => last[..^"_count".Length],
            var last => last,
        };
        return mapping.Columns.TryGetValue(name, out var titles) ? titles.All[0] : mapping.IsByCategory && CaseCategory.Find(name) is not null
            ? mapping.Columns[CaseloadColumn.Cases].All[0]
            : field;
    }
}
