using Workforce.Caseloads.Showing;
using Workforce.V1;

namespace Workforce.Caseloads.Asking;

/// <summary>What must be known to read the figures.</summary>
internal static class CaseloadNotes
{
    public static IReadOnlyList<string> Of(CaseloadSummary summary)
    {
        var notes = new List<string>(Of(summary.CaseSystems));

        if (summary.NotInPostCount > 0)
        {
            notes.Add(
                $"{summary.NotInPostCount} more with {summary.NotInPostCaseCount} cases here are not in post by HR's record; they are in none of these figures.");
        }

        if (summary.UnmeasuredCount > 0)
        {
            notes.Add($"{summary.UnmeasuredCount} with cases cannot be compared with their limit; the column Standing says why.");
        }

        return notes;
    }

    public static IReadOnlyList<string> Of(CaseSystems? systems) => systems is not { Systems.Count: > 0 }
        ? ["No case system has reported anything yet."]
        : [.. systems.Systems.Where(system => system.Stale).Select(system =>
            $"Case system '{system.Source}' has been silent since {Words.Of(system.LastReportDate)}: its cases may no longer be so.")];
}
