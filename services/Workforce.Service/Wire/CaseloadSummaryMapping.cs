using Workforce.Domain.Amounts;
using Workforce.Domain.Measures;

namespace Workforce.Service.Wire;

/// <summary>Caseload summaries as the contract's messages.</summary>
internal static class CaseloadSummaryMapping
{
    /// <summary>Counts and amounts of FTE are shown as they are; means and shares as asked for.</summary>
    private static readonly Rounding Whole = new(0);

    private static readonly Rounding OfFte = new(Fte.DecimalPlaces);

    public static V1.CaseloadFigures ToProto(this CaseloadFigures figures, Rounding rounding) => new()
    {
        Cases = figures.Cases.ToProto(Whole),
        CaseHolders = figures.CaseHolders.ToProto(Whole),
        CaseHoldersFte = figures.CaseHoldersFte.ToProto(OfFte),
        MeanPerHolder = figures.MeanPerHead.ToProto(rounding),
        MeanPerFte = figures.MeanPerFte.ToProto(rounding),
        Median = figures.Median.ToProto(rounding),
        Maximum = figures.Maximum.ToProto(Whole),
        Over = figures.Over.ToProto(Whole),
        OverShare = figures.ShareOver.ToProto(rounding),
        Amber = figures.Amber.ToProto(Whole),
        AmberShare = figures.ShareAmber.ToProto(rounding),
        Bands =
        {
            figures.Bands.Select(band => new V1.CaseloadBand
            {
                FromCases = band.FromCases,
                UntilCases = band.UntilCases ?? 0,
                WorkerCount = band.Heads,
            })
        },
    };

    public static V1.MeasureValue CountToProto(this MeasureValue count) => count.ToProto(Whole);
}
