using Workforce.Answers;
using Workforce.V1;

namespace Workforce.Policies.Asking;

/// <summary>Weightings as a sheet, in points.</summary>
internal static class WeightingSheets
{
    private static readonly string[] Columns =
        ["Unit", "From", "Every holder", "Assessment", "In need", "Protection", "Looked after", "Care leaver", "Other", "Finished, open"];

    public static Sheet Of(string title, IEnumerable<CaseWeighting> weightings) => new(
        title,
        Columns,
        [.. weightings.Select(weighting => new SheetRow(
        [
            weighting.UnitId,
            Words.Of(weighting.FirstDate),
            weighting.StablePoints is null ? "0" : Words.Of(weighting.StablePoints, 6),
            Words.Of(weighting.Weights.AssessmentPoints, 6),
            Words.Of(weighting.Weights.ChildInNeedPoints, 6),
            Words.Of(weighting.Weights.ChildProtectionPoints, 6),
            Words.Of(weighting.Weights.LookedAfterPoints, 6),
            Words.Of(weighting.Weights.CareLeaverPoints, 6),
            Words.Of(weighting.Weights.OtherPoints, 6),
            Words.Of(weighting.Weights.OpenButFinishedPoints, 6),
        ]))]);
}
