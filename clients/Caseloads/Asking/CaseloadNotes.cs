using Workforce.Answers;
using Workforce.V1;

namespace Workforce.Caseloads.Asking;

/// <summary>What must be known to read the figures.</summary>
internal static class CaseloadNotes
{
    public static IReadOnlyList<string> Of(CaseloadSummary summary)
    {
        var notes = new List<string>(CaseSystemNotes.Of(summary.CaseSystems));

        if (summary.NotInPostCount > 0)
        {
            notes.Add(
                $"Not in post by HR's record, and in none of these figures: {summary.NotInPostCount} with {summary.NotInPostCaseCount} cases here.");
        }

        if (summary.NeverReportedCount > 0)
        {
            notes.Add($"No case system has ever reported {summary.NeverReportedCount} of those in post: how many cases they have is not known.");
        }

        if (summary.UnmeasuredCount > 0)
        {
            notes.Add($"Cannot be compared with their limit: {summary.UnmeasuredCount}; the column Standing says why.");
        }

        return notes;
    }
}
