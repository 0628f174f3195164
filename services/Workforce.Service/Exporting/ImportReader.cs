using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Policies;
using Workforce.Service.Wire;

namespace Workforce.Service.Exporting;

/// <summary>Messages of an export as recorded changes, or all their faults.</summary>
/// <remarks>
/// Read for their form alone. What is recorded has been judged, and much of it was said by the service itself, under ids and sources that no
/// sender may use: a rule for senders here would leave a ledger that can be written and not read.
/// </remarks>
internal static class ImportReader
{
    /// <summary>The change; null if the reader has found faults.</summary>
    public static RecordedChange? ExportedChange(this FieldReader reader, V1.ExportedChange exported)
    {
        var recordedAt = reader.Moment("recorded_time", exported.RecordedTime);
        var change = exported.ChangeCase switch
        {
            V1.ExportedChange.ChangeOneofCase.Staffing => reader.Staffing(exported.Staffing),
            V1.ExportedChange.ChangeOneofCase.Other => reader.Other(exported.Other),
            _ => reader.Reject<Change>("change", "is required: one of staffing, other."),
        };

        return change is not null && reader.IsValid ? new(exported.ChangeNumber, exported.Revision, recordedAt, change) : null;
    }

    private static Change? Staffing(this FieldReader reader, V1.StaffingChange change)
    {
        if (change.Worker is { NameErased: true, Name.Length: > 0 })
        {
            reader.Reject("worker.name", "must be empty where worker.name_erased is set.");
        }

        return reader.Change(change.Source, change.ChangeId, change.MadeTime, change.MadeSequence, change.Withdrawn, reader.StaffingFact(change));
    }

    private static Change? Other(this FieldReader reader, V1.ExportedFactChange change) =>
        reader.Change(change.Source, change.ChangeId, change.MadeTime, change.MadeSequence, change.Withdrawn, reader.Fact(change));

    private static Change? Change(
        this FieldReader reader, string source, string changeId, Timestamp? madeTime, long madeSequence, bool withdrawn, Fact? fact)
    {
        var (readSource, readId, made) = (reader.Id("source", source), reader.Id("change_id", changeId), reader.Made(madeTime, madeSequence));

        return fact is not null && reader.IsValid ? new(readSource, readId, made, withdrawn, fact) : null;
    }

    private static Fact? Fact(this FieldReader reader, V1.ExportedFactChange change) => change.FactCase switch
    {
        V1.ExportedFactChange.FactOneofCase.CaseloadReport => reader.Report(change.CaseloadReport),
        V1.ExportedFactChange.FactOneofCase.CaseloadSnapshot => new CaseloadSnapshotCompleted(
            reader.Id("case_system", change.CaseloadSnapshot.CaseSystem),
            reader.RequiredDay("snapshot_date", change.CaseloadSnapshot.SnapshotDate),
            change.CaseloadSnapshot.WorkerCount,
            reader.Coverage("covered_unit_ids", change.CaseloadSnapshot.CoveredUnitIds)),
        V1.ExportedFactChange.FactOneofCase.UnallocatedCases => new UnallocatedCases(
            reader.Id("case_system", change.UnallocatedCases.CaseSystem),
            reader.Id("unit_id", change.UnallocatedCases.UnitId),
            reader.RequiredDay("first_date", change.UnallocatedCases.FirstDate),
            reader.Counts(change.UnallocatedCases.Counts)),
        V1.ExportedFactChange.FactOneofCase.CaseloadThreshold => reader.Threshold(change.CaseloadThreshold),
        V1.ExportedFactChange.FactOneofCase.CaseWeighting => reader.Weighting(change.CaseWeighting),
        V1.ExportedFactChange.FactOneofCase.BreachPlan => new BreachPlan(
            reader.Id("worker_id", change.BreachPlan.WorkerId),
            reader.RequiredDay("plan_date", change.BreachPlan.PlanDate),
            change.BreachPlan.Acknowledged,
            reader.Text("plan", change.BreachPlan.Plan),
            reader.Day("due_date", change.BreachPlan.DueDate)),
        V1.ExportedFactChange.FactOneofCase.Target => reader.Target(change.Target),
        V1.ExportedFactChange.FactOneofCase.Figure => reader.Figure(change.Figure),
        V1.ExportedFactChange.FactOneofCase.NameErasure => new NameErasure(reader.Id("worker_id", change.NameErasure.WorkerId)),
        _ => reader.Reject<Fact>("fact", "is required, of a kind that this version knows."),
    };

    private static CaseloadReport Report(this FieldReader reader, V1.ExportedCaseloadReport report) => new(
        reader.Id("case_system", report.CaseSystem),
        reader.Id("worker_id", report.WorkerId),
        reader.RequiredDay("first_date", report.FirstDate),
        reader.Counts(report.Counts),
        reader.OptionalId("unit_id", report.UnitId));

    private static CaseCounts Counts(this FieldReader reader, V1.ExportedCaseCounts? counts) => counts is null
        ? reader.Reject<CaseCounts>("counts", "is required.")
        : new(
            counts.Assessment,
            counts.ChildInNeed,
            counts.ChildProtection,
            counts.LookedAfter,
            counts.CareLeaver,
            counts.Other,
            counts.OpenButFinished);

    private static CaseloadThreshold Threshold(this FieldReader reader, V1.ExportedCaseloadThreshold threshold) => new(
        reader.Id("threshold_id", threshold.ThresholdId),
        reader.Id("unit_id", threshold.UnitId),
        reader.OptionalCode<Role>("role", (int)threshold.Role),
        reader.OptionalId("worker_id", threshold.WorkerId),
        reader.Code<CaseloadBasis>("basis_code", threshold.BasisCode),
        reader.Amount("limit", threshold.Limit),
        reader.OptionalAmount("amber_limit", threshold.AmberLimit),
        reader.RequiredDay("first_date", threshold.FirstDate),
        reader.Day("must_be_met_by_date", threshold.MustBeMetByDate),
        reader.Day("last_date", threshold.LastDate),
        reader.Protection("protection", threshold.Protection),
        reader.Code<LimitRounding>("limit_rounding_code", threshold.LimitRoundingCode),
        reader.Text("note", threshold.Note));

    private static CaseWeighting Weighting(this FieldReader reader, V1.ExportedCaseWeighting weighting) => new(
        reader.Id("unit_id", weighting.UnitId),
        reader.RequiredDay("first_date", weighting.FirstDate),
        reader.Amount("stable_points", weighting.StablePoints),
        new(
            reader.Amount("assessment_points", weighting.AssessmentPoints),
            reader.Amount("child_in_need_points", weighting.ChildInNeedPoints),
            reader.Amount("child_protection_points", weighting.ChildProtectionPoints),
            reader.Amount("looked_after_points", weighting.LookedAfterPoints),
            reader.Amount("care_leaver_points", weighting.CareLeaverPoints),
            reader.Amount("other_points", weighting.OtherPoints),
            reader.Amount("open_but_finished_points", weighting.OpenButFinishedPoints)));

    private static Target Target(this FieldReader reader, V1.ExportedTarget target) => new(
        reader.Id("target_id", target.TargetId),
        reader.Id("unit_id", target.UnitId),
        reader.Roles("roles", target.Roles),
        reader.Measure(target.Measure),
        reader.Code<TargetDirection>("direction_code", target.DirectionCode),
        reader.Amount("limit", target.Limit),
        reader.Amount("amber_margin", target.AmberMargin),
        reader.RequiredDay("first_date", target.FirstDate),
        reader.RequiredDay("must_be_met_by_date", target.MustBeMetByDate),
        reader.Day("last_date", target.LastDate),
        reader.Text("note", target.Note));

    private static FrozenFigure Figure(this FieldReader reader, V1.ExportedFigure figure)
    {
        if (figure.UnroundedValue is null && figure.NoValueReasonCode == 0)
        {
            reader.Reject("no_value_reason_code", "is required where there is no unrounded_value.");
        }

        return reader.FigureWithValue(figure);
    }

    private static FrozenFigure FigureWithValue(this FieldReader reader, V1.ExportedFigure figure) => new(
        reader.Id("figure_id", figure.FigureId),
        reader.Text("label", figure.Label),
        reader.Id("unit_id", figure.UnitId),
        reader.Roles("roles", figure.Roles),
        reader.Measure(figure.Measure),
        reader.RequiredDay("as_of_date", figure.AsOfDate),
        figure.AsKnownRevision,
        MeasureValue.Kept(
            reader.OptionalAmount("numerator", figure.Numerator),
            reader.OptionalAmount("denominator", figure.Denominator),
            reader.OptionalAmount("unrounded_value", figure.UnroundedValue),
            reader.OptionalCode<NoValueReason>("no_value_reason_code", figure.NoValueReasonCode)),
        new(figure.DecimalPlaces, figure.Truncated));

    private static MeasureCode Measure(this FieldReader reader, V1.ExportedMeasure? measure) => measure is null
        ? reader.Reject<MeasureCode>("measure", "is required.")
        : new(reader.Code<MeasureKind>("measure_code", measure.MeasureCode), measure.DefinitionCode, measure.MonthAlone, measure.ByHeads);

    private static RoleSet Roles(this FieldReader reader, string field, IEnumerable<V1.Role> roles) =>
        RoleSet.Of(roles.Select(role => reader.Code<Role>(field, (int)role)));

    private static NewlyQualifiedProtection Protection(this FieldReader reader, string field, string text)
    {
        try
        {
            return NewlyQualifiedProtection.Parse(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or IndexOutOfRangeException)
        {
            return reader.Reject<NewlyQualifiedProtection>(field, "must be steps of months and per cent such as 6:60 12:90.") ?? NewlyQualifiedProtection.None;
        }
    }

    private static decimal Amount(this FieldReader reader, string field, Google.Type.Decimal? number) =>
        number is null ? reader.Reject<decimal>(field, "is required.") : reader.OptionalAmount(field, number) ?? default;

    private static decimal? OptionalAmount(this FieldReader reader, string field, Google.Type.Decimal? number)
    {
        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

        return number is null
            ? null
            : decimal.TryParse(number.Value, plain, CultureInfo.InvariantCulture, out var value)
                ? value
                : reader.Reject<decimal?>(field, "must be a plain decimal number such as 0.6.");
    }
}
