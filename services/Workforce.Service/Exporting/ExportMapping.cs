using System.Globalization;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Policies;
using Workforce.Service.Wire;

namespace Workforce.Service.Exporting;

/// <summary>Recorded changes as the messages of an export.</summary>
internal static class ExportMapping
{
    public static V1.ExportedChange ToExport(this RecordedChange recorded)
    {
        var message = new V1.ExportedChange
        {
            ChangeNumber = recorded.Number,
            Revision = recorded.Revision,
            RecordedTime = recorded.RecordedAt.ToProto(),
        };

        if (recorded.Change.Fact.Key.Kind.Area() is FactArea.Staffing)
        {
            message.Staffing = recorded.Change.ToProto();
        }
        else
        {
            message.Other = recorded.Change.ToOther();
        }

        return message;
    }

    private static V1.ExportedFactChange ToOther(this Change change)
    {
        var message = new V1.ExportedFactChange
        {
            Source = change.Source,
            ChangeId = change.ChangeId,
            MadeTime = change.Made.Time.ToProto(),
            MadeSequence = change.Made.Sequence,
            Withdrawn = change.Withdrawn,
        };

        switch (change.Fact)
        {
            case CaseloadReport report:
                message.CaseloadReport = report.ToExport();
                break;
            case CaseloadSnapshotCompleted completed:
                message.CaseloadSnapshot = completed.ToExport();
                break;
            case UnallocatedCases cases:
                message.UnallocatedCases = cases.ToExport();
                break;
            case CaseloadThreshold threshold:
                message.CaseloadThreshold = threshold.ToExport();
                break;
            case CaseWeighting weighting:
                message.CaseWeighting = weighting.ToExport();
                break;
            case BreachPlan plan:
                message.BreachPlan = plan.ToExport();
                break;
            case Target target:
                message.Target = target.ToExport();
                break;
            case FrozenFigure figure:
                message.Figure = figure.ToExport();
                break;
            case NameErasure erasure:
                message.NameErasure = new() { WorkerId = erasure.WorkerId };
                break;
            default:
                throw new NotSupportedException($"A fact of kind {change.Fact.Key.Kind} has no form in an export.");
        }

        return message;
    }

    private static V1.ExportedCaseloadReport ToExport(this CaseloadReport report) => new()
    {
        CaseSystem = report.CaseSystem,
        WorkerId = report.WorkerId,
        FirstDate = report.FirstDate.ToProto(),
        Counts = report.Counts.ToExport(),
        UnitId = report.UnitId ?? "",
    };

    private static V1.ExportedCaseloadSnapshot ToExport(this CaseloadSnapshotCompleted completed) => new()
    {
        CaseSystem = completed.CaseSystem,
        SnapshotDate = completed.Date.ToProto(),
        WorkerCount = completed.WorkerCount,
        CoveredUnitIds = { completed.Covered.UnitIds },
    };

    private static V1.ExportedUnallocatedCases ToExport(this UnallocatedCases cases) => new()
    {
        CaseSystem = cases.CaseSystem,
        UnitId = cases.UnitId,
        FirstDate = cases.FirstDate.ToProto(),
        Counts = cases.Counts.ToExport(),
    };

    private static V1.ExportedCaseCounts ToExport(this CaseCounts counts) => new()
    {
        Assessment = counts.Assessment,
        ChildInNeed = counts.ChildInNeed,
        ChildProtection = counts.ChildProtection,
        LookedAfter = counts.LookedAfter,
        CareLeaver = counts.CareLeaver,
        Other = counts.Other,
        OpenButFinished = counts.OpenButFinished,
    };

    private static V1.ExportedCaseloadThreshold ToExport(this CaseloadThreshold threshold) => new()
    {
        ThresholdId = threshold.ThresholdId,
        UnitId = threshold.UnitId,
        Role = (V1.Role)(threshold.Role ?? default),
        WorkerId = threshold.WorkerId ?? "",
        BasisCode = (int)threshold.Basis,
        Limit = Exact(threshold.Limit),
        AmberLimit = Exact(threshold.AmberLimit),
        FirstDate = threshold.FirstDate.ToProto(),
        MustBeMetByDate = threshold.MustBeMetByDate.ToProto(),
        LastDate = threshold.LastDate.ToProto(),
        Protection = threshold.Protection.Text,
        LimitRoundingCode = (int)threshold.LimitRounding,
        Note = threshold.Note,
    };

    private static V1.ExportedCaseWeighting ToExport(this CaseWeighting weighting) => new()
    {
        UnitId = weighting.UnitId,
        FirstDate = weighting.FirstDate.ToProto(),
        StablePoints = Exact(weighting.StablePoints),
        AssessmentPoints = Exact(weighting.Weights.Assessment),
        ChildInNeedPoints = Exact(weighting.Weights.ChildInNeed),
        ChildProtectionPoints = Exact(weighting.Weights.ChildProtection),
        LookedAfterPoints = Exact(weighting.Weights.LookedAfter),
        CareLeaverPoints = Exact(weighting.Weights.CareLeaver),
        OtherPoints = Exact(weighting.Weights.Other),
        OpenButFinishedPoints = Exact(weighting.Weights.OpenButFinished),
    };

    private static V1.ExportedBreachPlan ToExport(this BreachPlan plan) => new()
    {
        WorkerId = plan.WorkerId,
        PlanDate = plan.Date.ToProto(),
        Acknowledged = plan.Acknowledged,
        Plan = plan.Plan,
        DueDate = plan.DueDate.ToProto(),
    };

    private static V1.ExportedTarget ToExport(this Target target) => new()
    {
        TargetId = target.TargetId,
        UnitId = target.UnitId,
        Roles = { target.Roles.Roles().Select(role => (V1.Role)role) },
        Measure = target.Measure.ToExport(),
        DirectionCode = (int)target.Direction,
        Limit = Exact(target.Limit),
        AmberMargin = Exact(target.AmberMargin),
        FirstDate = target.FirstDate.ToProto(),
        MustBeMetByDate = target.MustBeMetByDate.ToProto(),
        LastDate = target.LastDate.ToProto(),
        Note = target.Note,
    };

    private static V1.ExportedFigure ToExport(this FrozenFigure figure) => new()
    {
        FigureId = figure.FigureId,
        Label = figure.Label,
        UnitId = figure.UnitId,
        Roles = { figure.Roles.Roles().Select(role => (V1.Role)role) },
        Measure = figure.Measure.ToExport(),
        AsOfDate = figure.AsOfDate.ToProto(),
        AsKnownRevision = figure.AsKnownRevision,
        Numerator = Exact(figure.Value.Numerator),
        Denominator = Exact(figure.Value.Denominator),
        UnroundedValue = Exact(figure.Value.Unrounded),
        NoValueReasonCode = (int)(figure.Value.Reason ?? default),
        DecimalPlaces = figure.Rounding.DecimalPlaces,
        Truncated = figure.Rounding.Truncates,
    };

    private static V1.ExportedMeasure ToExport(this MeasureCode measure) => new()
    {
        MeasureCode = (int)measure.Kind,
        DefinitionCode = measure.Definition,
        MonthAlone = measure.MonthAlone,
        ByHeads = measure.ByHeads,
    };

    private static Google.Type.Decimal? Exact(decimal? value) =>
        value is { } number ? new() { Value = number.ToString(CultureInfo.InvariantCulture) } : null;
}
