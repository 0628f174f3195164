using System.Globalization;
using Workforce.CaseFeed.Sheets;
using Workforce.Client;
using Workforce.Feeds.Rows;
using Workforce.V1;

namespace Workforce.CaseFeed.Sending;

/// <summary>Makes of a day of a file the changes that say it.</summary>
/// <remarks>
/// All are made at one moment, so that the reports are part of the snapshot; and their ids follow from what they say and when, so that the same file gives the same ones
/// whatever the order of its rows.
/// </remarks>
internal static class SnapshotChanges
{
    /// <summary>The reports, each with the line that it is from.</summary>
    public static IEnumerable<(long Line, CaseloadChange Change)> Reports(CaseloadDay day, SnapshotTerms terms) =>
    [
        .. day.Workers.Select(worker => (worker.Line, Change(terms, "caseload", change => change.Caseload = new()
        {
            WorkerId = worker.Id,
            FirstDate = day.Day.ToDate(),
            Counts = worker.Counts,
            UnitId = worker.UnitId,
        }))),
        .. day.Unallocated.Select(unit => (unit.Line, Change(terms, "unallocated", change => change.Unallocated = new()
        {
            UnitId = unit.Id,
            FirstDate = day.Day.ToDate(),
            Counts = unit.Counts,
        }))),
    ];

    /// <summary>That these are all.</summary>
    public static CaseloadChange Completed(CaseloadDay day, SnapshotTerms terms)
    {
        var completed = Change(terms, "snapshot", change => change.SnapshotCompleted = new()
        {
            SnapshotDate = day.Day.ToDate(),
            WorkerCount = day.Workers.Count,
            CoveredUnitIds = { terms.CoveredUnitIds },
        });

        // After the id, which is the same with them and without: they are no part of the fact, and a snapshot that was confirmed is a duplicate ever after.
        completed.SnapshotCompleted.ConfirmShrink = terms.ConfirmShrink;
        completed.SnapshotCompleted.MaxShrinkPercent = terms.MaxShrinkPercent is { } percent
            ? new() { Value = percent.ToString("0.######", CultureInfo.InvariantCulture) }
            : null;
        return completed;
    }

    private static CaseloadChange Change(SnapshotTerms terms, string kind, Action<CaseloadChange> fact)
    {
        var change = new CaseloadChange { Source = terms.Source, MadeTime = MadeMoment.ToTimestamp(terms.MadeTime) };
        fact(change);
        change.ChangeId = ContentId.Of(kind, change);
        return change;
    }
}
