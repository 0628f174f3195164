using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;

namespace Workforce.Domain.Measures;

/// <summary>Which turnover. Numbered as in the contract.</summary>
public enum TurnoverDefinition
{
    /// <summary>Leavers / in post at the end of the period, as the Department for Education publishes it (docs/definitions.md 1.3).</summary>
    Dfe = 1,

    /// <summary>Leavers / the mean of in post at the beginning and at the end: usual in personnel work (1.7).</summary>
    Average = 2,
}

/// <summary>How fast employees leave, over a period.</summary>
/// <param name="FteRate">By FTE, in per cent.</param>
/// <param name="HeadcountRate">By heads, in per cent.</param>
/// <param name="Bridge">What it is made of.</param>
public sealed record Turnover(MeasureValue FteRate, MeasureValue HeadcountRate, StaffBridge Bridge)
{
    /// <param name="flows">The flows of the scope.</param>
    /// <param name="period">The period.</param>
    /// <param name="definition">Which turnover.</param>
    /// <param name="annualised">Whether leavers of a part of a year are multiplied up to a whole one.</param>
    public static Turnover Over(StaffFlows flows, Period period, TurnoverDefinition definition, bool annualised = false)
    {
        var bridge = StaffBridge.Over(flows, period);

        if (!flows.IsReportedBy(period.LastDate))
        {
            return new(MeasureValue.Missing, MeasureValue.Missing, bridge);
        }

        var factor = annualised ? period.AnnualFactor : AnnualFactor.None;
        var (fte, heads) = definition is TurnoverDefinition.Dfe
            ? (bridge.Fte.Closing.Value, (decimal)bridge.Headcount.Closing)
            : ((bridge.Fte.Opening + bridge.Fte.Closing).Value / 2m, (bridge.Headcount.Opening + bridge.Headcount.Closing) / 2m);

        return new(
            Rate(bridge.Fte.Leavers.Value, fte).Unless(Gap(ReportedFigure.LeaversFte, ReportedFigure.InPostFte)),
            Rate(bridge.Headcount.Leavers, heads)
                .Unless(Gap(ReportedFigure.LeaversHeadcount, ReportedFigure.InPostHeadcount)),
            bridge);

        MeasureValue Rate(decimal leavers, decimal inPost) => MeasureValue.Rate(leavers, inPost, factor.Multiplier, factor.Divisor);

        NoValueReason? Gap(ReportedFigure ofLeavers, ReportedFigure inPost) =>
            flows.GapOver(period.FirstDate, period.LastDate, ofLeavers)
            ?? flows.GapOver(period.LastDate, period.LastDate, inPost)
            ?? (definition is TurnoverDefinition.Average ? flows.GapOver(period.DayBefore, period.DayBefore, inPost) : null);
    }
}
