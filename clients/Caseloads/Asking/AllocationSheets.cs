using Workforce.Answers;
using Workforce.V1;

namespace Workforce.Caseloads.Asking;

/// <summary>What more cases would do, as a sheet.</summary>
internal static class AllocationSheets
{
    public static Sheet Of(string title, IEnumerable<AllocationOutcome> outcomes) => new(
        title,
        ["Worker", "Name", "Cases now", "Cases then", "Load then", "Limit", "Standing then", "Room now"],
        [.. outcomes.Select(outcome => new SheetRow(
            [
                outcome.Now.WorkerId,
                outcome.Now.Name,
                Words.Of(outcome.Now.CaseCount),
                Words.Of(outcome.Then.CaseCount),
                Words.Of(outcome.Then.Load, 1),
                Words.Limit(outcome.Then.Limit),
                CaseloadWords.Standing(outcome.Then),
                Words.Of(outcome.Room, 1),
            ],
            CaseloadSheets.EmphasisOf(outcome.Then.Level)))]);
}
