using Workforce.CaseFeed.Sending;
using Workforce.CaseFeed.Sheets;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Tests.Fakes;

namespace Workforce.CaseFeed.Tests;

/// <summary>Reports read as a test needs them.</summary>
internal static class A
{
    public const string Header = "worker_id,unit_id,assessment,child_in_need,child_protection,looked_after,care_leaver,other,open_but_finished";

    public static readonly DateOnly Day = new(2026, 11, 27);
    public static readonly DateOnly Today = new(2026, 11, 28);

    public static readonly SnapshotTerms Terms = new()
    {
        Source = "liquidlogic",
        MadeTime = new(2026, 11, 27, 22, 0, 0, TimeSpan.Zero),
        CoveredUnitIds = ["C1"],
    };

    /// <summary>A row a worker and team, with two categories.</summary>
    public static CaseloadMapping Mapping { get; } = new()
    {
        Encoding = "utf-8",
        Dates = "day-first",
        Columns = new Dictionary<string, ColumnTitles>
        {
            ["worker_id"] = new(["Worker"]),
            ["unit_id"] = new(["Team"]),
            ["child_in_need"] = new(["CIN", "CIN short"]),
            ["child_protection"] = new(["CP"]),
        },
        OneRowPer = ["Worker", "Team"],
    };

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public static CaseloadSheet Sheet(string content, CaseloadMapping? mapping = null, DateOnly? day = null)
    {
        using var file = new FileOnDisk(content);
        return CaseloadSheet.Read(file.Path, mapping ?? CaseloadMapping.Own, day ?? Day, Today);
    }

    /// <summary>The one day of a report without a fault.</summary>
    public static CaseloadDay DayOf(string content, CaseloadMapping? mapping = null)
    {
        var sheet = Sheet(content, mapping);
        Assert.Empty(Faults(sheet));
        return Assert.Single(sheet.Days);
    }

    /// <summary>The faults of a report, each as the line, the column and the reason.</summary>
    public static List<(long Line, string Column, string Reason)> Faults(CaseloadSheet sheet) =>
        [.. sheet.RowsAtFault.SelectMany(row => row.Faults.Select(fault => (row.Line, fault.Column, fault.Reason)))];

    public static string Unreadable(string content, CaseloadMapping? mapping = null, DateOnly? day = null) =>
        Assert.Throws<UnreadableFileException>(() => Sheet(content, mapping, day)).Message;
}
