using System.Globalization;
using Workforce.CaseFeed.Sheets;
using Workforce.CommandLine;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>What a report comes to, for whoever has its totals beside them.</summary>
internal static class DayText
{
    /// <summary>How many workers, and how many cases of which category.</summary>
    public static string Of(CaseloadDay day)
    {
        var (cases, unallocated) = (day.Workers.Sum(worker => worker.Total), day.Unallocated.Sum(unit => unit.Total));
        var categories = CaseCategory.All
            .Select(category => (category.InWords, Count: day.Workers.Sum(worker => category.Of(worker.Counts))))
            .Where(category => category.Count > 0)
            .Select(category => Text($"{category.InWords} {category.Count:N0}"))
            .ToList();

        return Text($"{day.Day:yyyy-MM-dd}: {day.Workers.Count:N0} workers, {day.Workers.Count(worker => worker.Total == 0):N0} of them without cases, have {cases:N0} cases")
            + (categories.Count > 0 ? $" ({string.Join(", ", categories)})" : "")
            + (day.Unallocated.Count > 0 ? Text($"; {unallocated:N0} cases of {day.Unallocated.Count:N0} units have no worker") : "")
            + ".";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
