using Workforce.Domain.Amounts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Service.Wire;

/// <summary>One measure of a series, at a month's last day.</summary>
internal abstract record MonthMeasure
{
    /// <summary>How it is rounded where the question says how rates are.</summary>
    public abstract Rounding Round(Rounding rates);

    /// <param name="snapshot">What is known.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="flows">The flows of the scope; worked out only by a measure that needs them.</param>
    /// <param name="day">The month's last day.</param>
    public abstract MeasureValue On(StaffingSnapshot snapshot, Scope scope, Lazy<StaffFlows> flows, DateOnly day);
}

/// <summary>A vacancy rate; the pipeline is looked into for the usual time.</summary>
internal sealed record MonthlyVacancyRate(VacancyDefinition Definition) : MonthMeasure
{
    public override Rounding Round(Rounding rates) => rates;

    public override MeasureValue On(StaffingSnapshot snapshot, Scope scope, Lazy<StaffFlows> flows, DateOnly day) =>
        VacancyRate.On(snapshot, scope, day, Definition, day.AddMonths(VacancyRate.DefaultPipelineMonths)).Rate;
}

/// <summary>An amount of FTE, which is not rounded.</summary>
internal sealed record MonthlyFigure(StaffingFigure Figure) : MonthMeasure
{
    public override Rounding Round(Rounding rates) => new(Fte.DecimalPlaces);

    public override MeasureValue On(StaffingSnapshot snapshot, Scope scope, Lazy<StaffFlows> flows, DateOnly day) =>
        EstablishmentFigures.On(snapshot, scope, day, Figure);
}

/// <summary>A turnover of the month or of the twelve months that end with it.</summary>
internal sealed record MonthlyTurnover(TurnoverDefinition Definition, bool MonthAlone, bool ByHeads) : MonthMeasure
{
    public override Rounding Round(Rounding rates) => rates;

    public override MeasureValue On(StaffingSnapshot snapshot, Scope scope, Lazy<StaffFlows> flows, DateOnly day)
    {
        var turnover = Turnover.Over(flows.Value, MonthAlone ? Period.Month(day) : Period.TwelveMonthsTo(day), Definition);
        return ByHeads ? turnover.HeadcountRate : turnover.FteRate;
    }
}
