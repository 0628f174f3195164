using Workforce.Answers;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Policies.Asking;

/// <summary>Thresholds, and what they would do, as sheets and lines.</summary>
internal static class ThresholdSheets
{
    /// <summary>As many as can be set.</summary>
    private const int AllPlaces = 6;

    private static readonly string[] Columns =
        ["Threshold", "Unit", "Role", "Worker", "Limit", "Amber", "From", "Met by", "Until", "Newly qualified", "Rounding", "Note"];

    public static Sheet Of(string title, IEnumerable<CaseloadThreshold> thresholds) => new(
        title,
        Columns,
        [.. thresholds.Select(threshold => new SheetRow(
        [
            threshold.ThresholdId,
            threshold.UnitId,
            Words.Of(threshold.Role),
            threshold.WorkerId,
            Words.Limit(threshold.Limit, threshold.Basis, AllPlaces),
            Words.Of(threshold.AmberLimit, AllPlaces),
            Words.Of(threshold.FirstDate),
            Words.Of(threshold.MustBeMetByDate),
            Words.Of(threshold.LastDate),
            string.Join(",", threshold.ProtectedShares.Select(share => $"{Words.Of(share.UntilMonths)}={Words.Of(share.Percent, AllPlaces)}")),
            threshold.ProtectedShares.Count == 0 ? "" : OptionWords.LimitRounding.WordOf(threshold.LimitRounding is LimitRounding.Unspecified ? LimitRounding.None : threshold.LimitRounding),
            threshold.Note,
        ]))]);

    public static Sheet OfThoseOver(string title, IEnumerable<WorkerCaseload> over) => new(
        title,
        ["Worker", "Name", "Unit", "Role", "FTE", "Cases", "Load", "Limit", "Over by"],
        [.. over.Select(caseload => new SheetRow(
            [
                caseload.WorkerId,
                caseload.Name,
                caseload.UnitId,
                Words.Of(caseload.Role),
                Words.Of(caseload.Fte, 2),
                Words.Of(caseload.CaseCount),
                Words.Of(caseload.Load, 1),
                Words.Limit(caseload.Limit),
                Words.Over(caseload.Load, caseload.Limit?.Limit),
            ],
            Emphasis.Over))]);

    /// <summary>How many are over by what applies, and how many would be.</summary>
    public static IEnumerable<string> Told(PreviewThresholdResponse preview, Google.Type.Date? day)
    {
        var when = day is null ? "today" : $"on {Words.Of(day)}";
        yield return $"Of those it is for, over the limit {when}: {Words.Of(preview.OverNowCount)} as it is, {Words.Of(preview.OverCount)} with this threshold.";

        if (preview.UnmeasuredCount > 0)
        {
            yield return $"Cannot be compared with it, for want of an FTE or a weighting: {Words.Of(preview.UnmeasuredCount)}.";
        }

        foreach (var note in CaseSystemNotes.Of(preview.CaseSystems))
        {
            yield return note;
        }
    }
}
