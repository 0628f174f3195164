using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Policies;

namespace Workforce.Service.Wire;

/// <summary>Targets, frozen figures and the measures that they name, as the contract's messages.</summary>
internal static class PolicyMapping
{
    public static V1.Measure ToProto(this MeasureCode code) => code.Kind switch
    {
        MeasureKind.VacancyRate => new() { VacancyRate = (V1.VacancyDefinition)code.Definition },
        MeasureKind.Figure => new() { Figure = (V1.StaffingFigure)code.Definition },
        MeasureKind.AgencyRate => new() { AgencyRate = (V1.AgencyDefinition)code.Definition },
        MeasureKind.Caseload => new() { Caseload = (V1.CaseloadFigure)code.Definition },
        MeasureKind.Turnover => new()
        {
            Turnover = new()
            {
                Definition = (V1.TurnoverDefinition)code.Definition,
                Span = code.MonthAlone ? V1.TurnoverMeasure.Types.Span.Month : V1.TurnoverMeasure.Types.Span.TwelveMonths,
                Headcount = code.ByHeads,
            },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "There is no such measure."),
    };

    public static V1.Rounding ToProto(this Rounding rounding) => new()
    {
        DecimalPlaces = rounding.DecimalPlaces,
        Mode = rounding.Truncates ? V1.Rounding.Types.Mode.Truncated : V1.Rounding.Types.Mode.HalfAwayFromZero,
    };

    public static V1.Target ToProto(this Target target) => new()
    {
        TargetId = target.TargetId,
        UnitId = target.UnitId,
        Roles = { target.Roles.ToProto() },
        Measure = target.Measure.ToProto(),
        Direction = (V1.TargetDirection)target.Direction,
        Limit = target.Limit.ToProto(),
        AmberMargin = target.AmberMargin.ToProto(),
        FirstDate = target.FirstDate.ToProto(),
        MustBeMetByDate = target.MustBeMetByDate.ToProto(),
        LastDate = target.LastDate.ToProto(),
        Note = target.Note,
    };

    public static V1.TargetStatus ToProto(this TargetStatus status, PolicySnapshot policies, Rounding rounding) => new()
    {
        Target = status.Target.ToProto(),
        SetTime = policies.TargetMade(status.Target.TargetId)?.Time.ToProto(),
        Value = status.Value?.ToProto(Measure.Of(status.Target.Measure).Round(rounding)),
        Rag = (V1.Rag)(status.Rag ?? default),
        BeyondLimit = status.BeyondLimit is { } beyond ? MeasureMapping.Unrounded(beyond) : null,
        Due = status.IsDue,
    };

    public static V1.FrozenFigure ToProto(this FrozenFigure figure, MadeAt? frozen, FigureCheck? check = null) => new()
    {
        FigureId = figure.FigureId,
        Label = figure.Label,
        UnitId = figure.UnitId,
        Roles = { figure.Roles.ToProto() },
        Measure = figure.Measure.ToProto(),
        AsOfDate = figure.AsOfDate.ToProto(),
        AsKnownRevision = figure.AsKnownRevision,
        Value = figure.Value.ToProto(figure.Rounding),
        Rounding = figure.Rounding.ToProto(),
        FrozenTime = frozen?.Time.ToProto(),
        CurrentValue = check?.Current.ToProto(figure.Rounding),
        ValueChanged = check?.HasValueChanged ?? false,
        InputsChanged = check?.HaveInputsChanged ?? false,
    };
}
