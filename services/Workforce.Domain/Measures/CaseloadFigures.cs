using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Measures;

/// <summary>Figures over case holders: workers in post with one case or more.</summary>
/// <param name="Cases">Their cases.</param>
/// <param name="CaseHolders">Heads.</param>
/// <param name="CaseHoldersFte">Their FTE.</param>
/// <param name="MeanPerHead">Cases / case holders.</param>
/// <param name="MeanPerFte">Cases / FTE of case holders: with agency, the DfE's average caseload (docs/definitions.md 1.2).</param>
/// <param name="Median">The middle case holder's cases, or the mean of the middle two.</param>
/// <param name="Maximum">The most that anybody has.</param>
/// <param name="Over">Heads above their limit.</param>
/// <param name="ShareOver">Of the case holders who are under a limit that can be compared, in per cent.</param>
/// <param name="Amber">Heads above their amber limit and not above their limit.</param>
/// <param name="ShareAmber">Likewise.</param>
/// <param name="Bands">How many case holders have how many cases, from the fewest.</param>
public sealed record CaseloadFigures(
    MeasureValue Cases,
    MeasureValue CaseHolders,
    MeasureValue CaseHoldersFte,
    MeasureValue MeanPerHead,
    MeasureValue MeanPerFte,
    MeasureValue Median,
    MeasureValue Maximum,
    MeasureValue Over,
    MeasureValue ShareOver,
    MeasureValue Amber,
    MeasureValue ShareAmber,
    IReadOnlyList<CaseloadBand> Bands)
{
    /// <summary>Where no case system has reported anything.</summary>
    internal static CaseloadFigures Missing { get; } = new(
        MeasureValue.Missing,
        MeasureValue.Missing,
        MeasureValue.Missing,
        MeasureValue.Missing,
        MeasureValue.Missing,
        MeasureValue.Missing,
        MeasureValue.Missing,
        MeasureValue.Missing,
        MeasureValue.Missing,
        MeasureValue.Missing,
        MeasureValue.Missing,
        []);

    internal static CaseloadFigures Of(IEnumerable<WorkerCaseload> inPost, IReadOnlyList<int> bandEdges)
    {
        var holders = inPost.Where(each => each.IsCaseHolder).OrderBy(each => each.Counts.Total).ToList();
        var cases = holders.Sum(each => (decimal)each.Counts.Total);
        var fte = holders.Aggregate(Fte.Zero, (sum, each) => sum + each.Place!.Fte);
        var over = holders.Count(each => each.Level is CaseloadLevel.Over);
        var amber = holders.Count(each => each.Level is CaseloadLevel.Amber);
        var limited = holders.Count(each => each.Level is not (CaseloadLevel.NoLimit or CaseloadLevel.NotMeasurable));

        return new(
            MeasureValue.Amount(cases),
            MeasureValue.Amount(holders.Count),
            MeasureValue.Amount(fte),
            MeasureValue.Quotient(cases, holders.Count),
            MeasureValue.Quotient(cases, fte.Value),
            MedianOf(holders),
            holders.Count == 0 ? MeasureValue.Quotient(0m, 0m) : MeasureValue.Amount(holders[^1].Counts.Total),
            MeasureValue.Amount(over),
            MeasureValue.Rate((decimal)over, limited),
            MeasureValue.Amount(amber),
            MeasureValue.Rate((decimal)amber, limited),
            [.. CaseloadBand.Of(holders, bandEdges)]);
    }

    private static MeasureValue MedianOf(List<WorkerCaseload> holders)
    {
        var middle = holders.Count / 2;

        return holders.Count switch
        {
            0 => MeasureValue.Quotient(0m, 0m),
            var count when count % 2 == 1 => MeasureValue.Amount(holders[middle].Counts.Total),
            _ => MeasureValue.Quotient((decimal)holders[middle - 1].Counts.Total + holders[middle].Counts.Total, 2m),
        };
    }
}

/// <summary>Case holders with about as many cases.</summary>
/// <param name="FromCases">At least this many.</param>
/// <param name="UntilCases">Fewer than this many; null for the last band.</param>
/// <param name="Heads">How many workers.</param>
public sealed record CaseloadBand(int FromCases, int? UntilCases, int Heads)
{
    internal static IEnumerable<CaseloadBand> Of(List<WorkerCaseload> holders, IReadOnlyList<int> edges) =>
        Band.Of(1, edges).Select(band => new CaseloadBand(band.From, band.Until, holders.Count(each => band.Holds(each.Counts.Total))));
}
