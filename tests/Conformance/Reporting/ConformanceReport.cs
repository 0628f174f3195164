using Workforce.Conformance.Comparing;
using Workforce.Conformance.Facts;
using Workforce.Conformance.Published;

namespace Workforce.Conformance.Reporting;

/// <summary>What came of a run.</summary>
/// <param name="Plans">The rows, and how they were built.</param>
/// <param name="Results">Every rate of every row.</param>
/// <param name="AddedUp">The rates of regions and the country as the service adds them up over their authorities.</param>
/// <param name="Miscounted">Where starters did not come back as they were pushed.</param>
/// <param name="Changes">How many changes were pushed.</param>
/// <param name="Pushing">How long that took.</param>
/// <param name="Asking">How long the questions took.</param>
public sealed record ConformanceReport(
    IReadOnlyList<RowPlan> Plans,
    IReadOnlyList<RateResult> Results,
    IReadOnlyList<RateResult> AddedUp,
    IReadOnlyList<string> Miscounted,
    long Changes,
    TimeSpan Pushing,
    TimeSpan Asking)
{
    /// <summary>What may not be: an authority's rate that differs, or staff that does not come back as it was pushed.</summary>
    public bool Fails => Miscounted.Count > 0 || AuthorityDifferences.Any();

    public IEnumerable<RateResult> AuthorityDifferences =>
        Of(Verdict.Differs).Where(result => result.Row.Level is GeographicLevel.Authority);

    public IEnumerable<RateResult> AggregateDifferences => Of(Verdict.Differs).Except(AuthorityDifferences);

    /// <summary>Where counts cannot stand together as printed, and what was built instead.</summary>
    public IEnumerable<string> Notes => Plans.SelectMany(plan => plan.Notes.Select(note => $"{plan.Row}: {note}"));

    public IEnumerable<RateResult> Of(Verdict verdict) => Results.Where(result => result.Verdict == verdict);

    /// <summary>How many rows are no better than this: a row is as good as the worst of its rates that were asked.</summary>
    public int RowsOf(Verdict verdict) => Results
        .Where(result => result.Verdict is not Verdict.NotAsked)
        .GroupBy(result => result.Row)
        .Count(row => row.Max(result => result.Verdict) == verdict);
}
