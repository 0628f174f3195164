using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;

/// <summary>What holds of one report, or of one completed snapshot, of a day: the fact and what decides which change of it holds.</summary>
/// <remarks>A flat value: a nightly snapshot brings one for each worker, and an object for each would be several times as large.</remarks>
/// <param name="Day">The first day, as a day number: with the series that it lies in it is the fact's key.</param>
/// <param name="Counts">The cases; of a completed snapshot only the number of workers, in its first place.</param>
/// <param name="Units">The unit that the report names; of a completed snapshot the text of those it covers; null for none.</param>
/// <param name="Made">When the source made it.</param>
/// <param name="Source">The source.</param>
/// <param name="ChangeId">The source's id of it.</param>
/// <param name="Withdrawn">It is to be treated as never said.</param>
internal readonly record struct ReportEntry(
    int Day,
    CaseCounts Counts,
    string? Units,
    MadeAt Made,
    string Source,
    string ChangeId,
    bool Withdrawn)
{
    public static ReportEntry Of(Change change)
    {
        var (counts, units) = change.Fact switch
        {
            CaseloadReport report => (report.Counts, report.UnitId),
            UnallocatedCases cases => (cases.Counts, null),
            CaseloadSnapshotCompleted completed => (default(CaseCounts) with { Assessment = completed.WorkerCount }, completed.Covered.Text),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Fact.Key.Kind, "It is not a report."),
        };

        return new(change.Fact.Key.FirstDate.DayNumber, counts, units, change.Made, change.Source, change.ChangeId, change.Withdrawn);
    }

    /// <summary>As <see cref="Change.HoldsOver"/>.</summary>
    public bool HoldsOver(in ReportEntry other)
    {
        var order = Made.CompareTo(other.Made);
        order = order != 0 ? order : string.CompareOrdinal(Source, other.Source);
        order = order != 0 ? order : string.CompareOrdinal(ChangeId, other.ChangeId);
        return order > 0;
    }
}
