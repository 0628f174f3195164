using Workforce.Domain.Amounts;

namespace Workforce.Domain.Measures;

/// <summary>The caseloads of a scope at the close of a day.</summary>
/// <param name="WithAgency">Of all who are in post.</param>
/// <param name="WithoutAgency">Of those whose main engagement is employment.</param>
/// <param name="Unallocated">Cases of the scope's units that nobody has, whatever the roles asked for.</param>
/// <param name="NotInPostHeads">Those who hold cases in the scope's units and whom HR has nowhere on the day.</param>
/// <param name="NotInPostCases">Their cases, which are in no other figure here.</param>
/// <param name="UnmeasuredHeads">Case holders in post whose load cannot be compared with the limit that applies.</param>
public sealed record CaseloadSummary(
    CaseloadFigures WithAgency,
    CaseloadFigures WithoutAgency,
    MeasureValue Unallocated,
    int NotInPostHeads,
    int NotInPostCases,
    int UnmeasuredHeads)
{
    /// <summary>Under 10, 10 to 14, 15 to 19, 20 to 24, 25 to 29, 30 and over.</summary>
    public static IReadOnlyList<int> UsualBandEdges { get; } = [10, 15, 20, 25, 30];

    /// <param name="snapshot">What is known.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="day">The day, at its close.</param>
    /// <param name="bandEdges">Where one band of cases ends and the next begins: rising, each above 1; empty for one band.</param>
    public static CaseloadSummary On(WorkforceSnapshot snapshot, Scope scope, DateOnly day, IReadOnlyList<int> bandEdges) =>
        throw new NotImplementedException();
}

/// <summary>Figures over case holders: workers with one case or more.</summary>
/// <param name="Cases">Their cases.</param>
/// <param name="CaseHolders">Heads.</param>
/// <param name="CaseHoldersFte">Their FTE.</param>
/// <param name="MeanPerHead">Cases / case holders.</param>
/// <param name="MeanPerFte">Cases / FTE of case holders: with agency, the DfE's average caseload (DOMAIN.md 1.2).</param>
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
    IReadOnlyList<CaseloadBand> Bands);

/// <summary>Case holders with about as many cases.</summary>
/// <param name="FromCases">At least this many.</param>
/// <param name="UntilCases">Fewer than this many; null for the last band.</param>
/// <param name="Heads">How many workers.</param>
public sealed record CaseloadBand(int FromCases, int? UntilCases, int Heads);
