using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Measures;

/// <summary>The caseloads of a scope at the close of a day.</summary>
/// <param name="WithAgency">Of all who are in post.</param>
/// <param name="WithoutAgency">Of those whose main engagement is employment.</param>
/// <param name="Unallocated">Cases of the scope's units that nobody has, whatever the roles; missing if never reported.</param>
/// <param name="NotInPostHeads">Those who hold cases in the scope's units and whom HR has nowhere on the day.</param>
/// <param name="NotInPostCases">Their cases, which are in no other figure here.</param>
/// <param name="UnmeasuredHeads">Case holders in post whose load cannot be compared with the limit that applies.</param>
/// <param name="NeverReportedHeads">Those in post for whom no case system answers: not a zero.</param>
public sealed record CaseloadSummary(
    CaseloadFigures WithAgency,
    CaseloadFigures WithoutAgency,
    MeasureValue Unallocated,
    int NotInPostHeads,
    int NotInPostCases,
    int UnmeasuredHeads,
    int NeverReportedHeads)
{
    /// <summary>Under 10, 10 to 14, 15 to 19, 20 to 24, 25 to 29, 30 and over.</summary>
    public static IReadOnlyList<int> UsualBandEdges { get; } = [10, 15, 20, 25, 30];

    /// <param name="snapshot">What is known.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="day">The day, at its close.</param>
    /// <param name="bandEdges">Where one band of cases ends and the next begins: rising, each above 1; empty for one band.</param>
    public static CaseloadSummary On(WorkforceSnapshot snapshot, Scope scope, DateOnly day, IReadOnlyList<int> bandEdges)
    {
        var all = CaseloadListing.List(snapshot, scope, day);
        var inPost = all.Where(each => each.IsInPost).ToList();
        var notInPost = all.Where(each => !each.IsInPost).ToList();
        var unallocated = CaseloadListing.Unallocated(snapshot, scope.UnitId, day);
        var isReported = inPost.Exists(each => each.State is not LoadState.NeverReported)
            || snapshot.Caseloads.Covers(snapshot.Staffing.Tree.PathOn(scope.UnitId, day.DayNumber), day.DayNumber);

        return new(
            isReported ? CaseloadFigures.Of(inPost, bandEdges) : CaseloadFigures.Missing,
            isReported ? CaseloadFigures.Of(inPost.Where(IsEmployed), bandEdges) : CaseloadFigures.Missing,
            unallocated.Count == 0 ? MeasureValue.Missing : MeasureValue.Amount(unallocated.Sum(each => (decimal)each.Counts.Total)),
            notInPost.Count,
            notInPost.Sum(each => each.Counts.Total),
            inPost.Count(each => each.Level is CaseloadLevel.NotMeasurable),
            inPost.Count(each => each.State is LoadState.NeverReported));
    }

    private static bool IsEmployed(WorkerCaseload caseload) => caseload.Place!.Engagement!.Footing.IsEmployed();
}
