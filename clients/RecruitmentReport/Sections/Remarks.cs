using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>What a reader must know of figures that are right and look wrong.</summary>
internal static class Remarks
{
    /// <summary>By how much agency workers cover more than is vacant: a rate net of them is then below zero, or shows as 0.</summary>
    public static string? OverCovered(Series series, int month)
    {
        var numerator = Amounts.Number(series[month, Figures.NetOfAgency].Numerator);
        return numerator < 0m ? $"agency cover exceeds the vacancies by {Amounts.Difference(-numerator)} FTE" : null;
    }

    public static IEnumerable<string> OverCovered(Series series, IEnumerable<int> months) => months
        .Select(month => OverCovered(series, month) is { } remark ? $"{Words.Month(series.Months[month])}: {remark}." : null)
        .OfType<string>();
}
