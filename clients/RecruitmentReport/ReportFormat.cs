namespace Workforce.RecruitmentReport;

/// <summary>In what form a report is written.</summary>
public enum ReportFormat
{
    /// <summary>One HTML file that needs nothing else.</summary>
    Html,

    /// <summary>Markdown, to be pasted into a paper.</summary>
    Markdown,

    /// <summary>A folder of CSV files, one for each table.</summary>
    Csv,

    /// <summary>One JSON file, for programs.</summary>
    Json,
}
