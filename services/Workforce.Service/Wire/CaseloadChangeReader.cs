using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Service.Wire;

/// <summary>Turns what a case system sends into changes of the domain, or into all its faults.</summary>
internal static class CaseloadChangeReader
{
    private const int MaxWorkers = 1_000_000;

    /// <summary>The change; null if the reader has found faults.</summary>
    /// <param name="reader">Notes the faults.</param>
    /// <param name="change">The change as sent.</param>
    /// <param name="now">The moment, in UTC.</param>
    /// <param name="today">The day in London: nobody knows yet what anyone will hold later.</param>
    public static Change? CaseloadChange(this FieldReader reader, V1.CaseloadChange change, DateTime now, DateOnly today)
    {
        var source = reader.Source(change.Source);
        var changeId = reader.ChangeId(change.ChangeId);
        var made = reader.Made(change.MadeTime, change.MadeSequence, now);

        Fact? fact = change.FactCase switch
        {
            V1.CaseloadChange.FactOneofCase.Caseload => new CaseloadReport(
                source,
                reader.Id("caseload.worker_id", change.Caseload.WorkerId),
                reader.DayUntil("caseload.first_date", change.Caseload.FirstDate, today),
                reader.Counts("caseload.counts", change.Caseload.Counts),
                reader.OptionalId("caseload.unit_id", change.Caseload.UnitId)),
            V1.CaseloadChange.FactOneofCase.Unallocated => new UnallocatedCases(
                source,
                reader.Id("unallocated.unit_id", change.Unallocated.UnitId),
                reader.DayUntil("unallocated.first_date", change.Unallocated.FirstDate, today),
                reader.Counts("unallocated.counts", change.Unallocated.Counts)),
            V1.CaseloadChange.FactOneofCase.SnapshotCompleted => reader.Completed(source, change.SnapshotCompleted, today),
            _ => reader.Reject<Fact>("fact", "is required: one of caseload, unallocated, snapshot_completed."),
        };

        return fact is not null && reader.IsValid ? new(source, changeId, made, change.Withdrawn, fact) : null;
    }

    /// <summary>Case counts, each within reason.</summary>
    public static CaseCounts Counts(this FieldReader reader, string field, V1.CaseCounts? counts)
    {
        if (counts is null)
        {
            return reader.Reject<CaseCounts>(field, "is required.");
        }

        var read = new CaseCounts(
            reader.Count($"{field}.assessment_count", counts.AssessmentCount, V1.ContractLimits.MaxCases),
            reader.Count($"{field}.child_in_need_count", counts.ChildInNeedCount, V1.ContractLimits.MaxCases),
            reader.Count($"{field}.child_protection_count", counts.ChildProtectionCount, V1.ContractLimits.MaxCases),
            reader.Count($"{field}.looked_after_count", counts.LookedAfterCount, V1.ContractLimits.MaxCases),
            reader.Count($"{field}.care_leaver_count", counts.CareLeaverCount, V1.ContractLimits.MaxCases),
            reader.Count($"{field}.other_count", counts.OtherCount, V1.ContractLimits.MaxCases),
            reader.Count($"{field}.open_but_finished_count", counts.OpenButFinishedCount, V1.ContractLimits.MaxCases));

        // A category of a later contract arrives as a field that is not known here: to pass over it would be to lose cases.
        return reader.IsValid && counts.CalculateSize() != read.ToProto().CalculateSize()
            ? reader.Reject<CaseCounts>(field, "must not have a category that is unknown here.")
            : read;
    }

    /// <summary>The units that a snapshot covers.</summary>
    public static CaseloadCoverage Coverage(this FieldReader reader, string field, IReadOnlyCollection<string> unitIds) =>
        reader.IsAtMost(field, unitIds.Count, CaseloadCoverage.MaxUnits)
            ? CaseloadCoverage.Of([.. unitIds.Select((unitId, i) => reader.Id($"{field}[{i}]", unitId))])
            : CaseloadCoverage.NotNamed;

    private static CaseloadSnapshotCompleted Completed(this FieldReader reader, string source, V1.CaseloadSnapshotCompleted completed, DateOnly today)
    {
        reader.OptionalNumber("snapshot_completed.max_shrink_percent", completed.MaxShrinkPercent, 0m, 100m);

        return new(
            source,
            reader.DayUntil("snapshot_completed.snapshot_date", completed.SnapshotDate, today),
            reader.Count("snapshot_completed.worker_count", completed.WorkerCount, MaxWorkers),
            reader.Coverage("snapshot_completed.covered_unit_ids", completed.CoveredUnitIds));
    }

    private static DateOnly DayUntil(this FieldReader reader, string field, Google.Type.Date? value, DateOnly last)
    {
        var day = reader.RequiredDay(field, value);
        return day > last ? reader.Reject<DateOnly>(field, "must not be in the future.") : day;
    }

    private static int Count(this FieldReader reader, string field, int count, int max) =>
        count >= 0 && count <= max ? count : reader.Reject<int>(field, $"must be from 0 to {max}.");
}
