using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Measures;

/// <summary>Which figure of a caseload, agency included. Numbered as in the contract.</summary>
public enum CaseloadFigure
{
    /// <summary>Cases / case holders.</summary>
    MeanPerHead = 1,

    /// <summary>Cases / FTE of case holders, agency included, as the Department for Education publishes it.</summary>
    DfePerFte = 2,

    Median = 3,

    Maximum = 4,

    /// <summary>Heads above their limit.</summary>
    NumberOver = 5,

    /// <summary>The share of case holders under a limit who are above it, in per cent.</summary>
    ShareOver = 6,

    Cases = 7,
}

/// <summary>A figure of the caseloads of a scope.</summary>
public sealed record CaseloadMeasure(CaseloadFigure Figure) : Measure
{
    public override MeasureCode Code => new(MeasureKind.Caseload, (int)Figure);

    public override Rounding Round(Rounding rates) =>
        Figure is CaseloadFigure.Maximum or CaseloadFigure.NumberOver or CaseloadFigure.Cases ? new(0) : rates;

    public override MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day)
    {
        var figures = CaseloadSummary.On(snapshot, scope, day, []).WithAgency;

        return Figure switch
        {
            CaseloadFigure.MeanPerHead => figures.MeanPerHead,
            CaseloadFigure.DfePerFte => figures.MeanPerFte,
            CaseloadFigure.Median => figures.Median,
            CaseloadFigure.Maximum => figures.Maximum,
            CaseloadFigure.NumberOver => figures.Over,
            CaseloadFigure.ShareOver => figures.ShareOver,
            _ => figures.Cases,
        };
    }
}
