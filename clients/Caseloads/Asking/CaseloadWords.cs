using Workforce.Answers;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Caseloads.Asking;

/// <summary>What the contract says of caseloads in a manager's words.</summary>
internal static class CaseloadWords
{
    /// <summary>The categories of which somebody may be given a case: all but of those that are finished.</summary>
    public static IReadOnlyList<string> CategoryNames { get; } = [.. CaseCategory.All.Select(category => category.AsTyped).Where(word => word != "open-but-finished")];

    /// <summary>So many cases of one category, which is one of <see cref="CategoryNames"/>.</summary>
    public static CaseCounts Cases(string category, int count)
    {
        var counts = new CaseCounts();
        CaseCategory.Find(category)!.Set(counts, count);
        return counts;
    }

    /// <summary>How a load stands to the limit, so that nobody needs to see a colour.</summary>
    public static string Standing(WorkerCaseload caseload) => caseload.Level switch
    {
        CaseloadLevel.Over => $"OVER by {Words.Over(caseload.Load, caseload.Limit.Limit)}",
        CaseloadLevel.Amber => "amber",
        CaseloadLevel.Within when caseload.LoadState is LoadState.NeverReported => "not known",
        CaseloadLevel.Within => "within",
        CaseloadLevel.NoLimit => "no limit set",
        CaseloadLevel.NotMeasurable => caseload.UnmeasuredReason switch
        {
            UnmeasuredReason.NoFte => "limit is per FTE, no FTE known",
            UnmeasuredReason.NoWeighting => "limit is in points, no weighting set",
            _ => "cannot be compared",
        },
        _ => "",
    };

    public static string Reported(LoadState state) => state switch
    {
        LoadState.NeverReported => "never reported",
        LoadState.ConfirmedZero => "confirmed none",
        _ => "",
    };
}
