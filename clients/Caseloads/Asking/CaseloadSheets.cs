using Workforce.Answers;
using Workforce.V1;

namespace Workforce.Caseloads.Asking;

/// <summary>Caseloads as sheets.</summary>
internal static class CaseloadSheets
{
    private static readonly string[] Columns = ["Worker", "Name", "Role", "FTE", "Cases", "Per FTE", "Limit", "Standing", "Since"];

    public static Sheet Of(string title, IReadOnlyList<WorkerCaseload> caseloads) => new(title, Columns, [.. caseloads.Select(RowOf)]);

    /// <summary>The figures of a team, those over the limit beside the mean, which alone hides them.</summary>
    public static Sheet Of(CaseloadSummary summary) => new(
        "In all, agency workers included",
        ["Case holders", "Cases", "Mean", "Mean per FTE", "Median", "Most", "Over the limit", "Amber", "Unallocated cases"],
        [
            new(
            [
                Words.Of(summary.WithAgency.CaseHolders),
                Words.Of(summary.WithAgency.Cases),
                Words.Of(summary.WithAgency.MeanPerHolder),
                Words.Of(summary.WithAgency.MeanPerFte),
                Words.Of(summary.WithAgency.Median),
                Words.Of(summary.WithAgency.Maximum),
                Words.Of(summary.WithAgency.Over),
                Words.Of(summary.WithAgency.Amber),
                Words.Of(summary.UnallocatedCases),
            ]),
        ]);

    public static Sheet OfCategories(WorkerCaseloadRecord record) => new(
        record.Systems.Count == 0 ? $"By case system: {CaseloadWords.Reported(record.Caseload.LoadState)}" : "By case system",
        ["System", "Assessment", "In need", "Protection", "Looked after", "Care leaver", "Other", "Finished, open", "From"],
        [.. record.Systems.Select(system => new SheetRow(
        [
            system.Source,
            .. Counts(system.Counts ?? new()),
            system.FirstDate is null ? CaseloadWords.Reported(system.LoadState) : Words.Of(system.FirstDate),
        ]))]);

    public static Emphasis EmphasisOf(CaseloadLevel level) => level switch
    {
        CaseloadLevel.Over => Emphasis.Over,
        CaseloadLevel.Amber => Emphasis.Amber,
        _ => Emphasis.None,
    };

    private static SheetRow RowOf(WorkerCaseload caseload) => new(
        [
            caseload.WorkerId,
            caseload.Name,
            caseload.Employment is WorkerCaseload.Types.Employment.InPost ? Words.Of(caseload.Role) : "(not in post)",
            Words.Of(caseload.Fte, 2),
            Cases(caseload),
            caseload.LoadState is LoadState.NeverReported ? "" : Words.Of(caseload.CasesPerFte, 1),
            Words.Limit(caseload.Limit),
            CaseloadWords.Standing(caseload),
            Words.Of(caseload.Breach?.FirstDate),
        ],
        EmphasisOf(caseload.Level));

    private static string Cases(WorkerCaseload caseload) => caseload.LoadState is LoadState.NeverReported
        ? $"({CaseloadWords.Reported(caseload.LoadState)})"
        : Words.Of(caseload.CaseCount);

    private static IEnumerable<string> Counts(CaseCounts counts) => new[]
    {
        counts.AssessmentCount,
        counts.ChildInNeedCount,
        counts.ChildProtectionCount,
        counts.LookedAfterCount,
        counts.CareLeaverCount,
        counts.OtherCount,
        counts.OpenButFinishedCount,
    }.Select(count => Words.Of(count));
}
