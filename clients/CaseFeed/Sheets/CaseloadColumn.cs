using Workforce.CommandLine;

namespace Workforce.CaseFeed.Sheets;

/// <summary>The columns that a report of caseloads can have besides those of the categories.</summary>
internal static class CaseloadColumn
{
    public const string Date = "date";
    public const string WorkerId = "worker_id";
    public const string UnitId = "unit_id";
    public const string Category = "category";
    public const string Cases = "cases";

    /// <summary>What a column is read as that tells rows of one worker apart, and is not sent.</summary>
    public const string OneRowPer = "oneRowPer";

    /// <summary>Every column, in the order in which people read them.</summary>
    public static IReadOnlyList<string> All { get; } = [Date, WorkerId, UnitId, .. CaseCategory.All.Select(category => category.Name), Category, Cases];
}
