using System.Text;
using Workforce.Client;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Published;
using Workforce.RecruitmentReport.Rendering;
using Workforce.RecruitmentReport.Sections;

namespace Workforce.RecruitmentReport;

/// <summary>The committee's report of a unit and a month: asked of the service at one revision, put together, written in any form.</summary>
public sealed class CommitteeReport
{
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Without its mark Excel takes UTF-8 for something else.</summary>
    private static readonly UTF8Encoding ForExcel = new(encoderShouldEmitUTF8Identifier: true);

    private readonly Report _report;

    private CommitteeReport(Report report) => _report = report;

    /// <summary>The revision that every figure was computed from.</summary>
    public long Revision => _report.Revision;

    /// <summary>Asks all that the report is made of.</summary>
    /// <exception cref="UnknownUnitException">There is no such unit, or more than one of the name.</exception>
    /// <exception cref="UnreadablePublishedFileException">The file to compare with cannot be read.</exception>
    /// <exception cref="Grpc.Core.RpcException">The service refused or failed.</exception>
    /// <exception cref="WorkforceUnavailableException">The service is away.</exception>
    public static async Task<CommitteeReport> AskAsync(WorkforceClient client, ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);

        var published = request.CompareFile is { } path ? await PublishedFile.ReadAsync(path, cancellationToken) : null;
        var answers = await new ReportQuestions(client, request, cancellationToken).AskAsync(published);
        return new(ReportSections.Of(answers));
    }

    /// <summary>The report as one text; not for CSV, which is several files.</summary>
    public string Text(ReportFormat format) => format switch
    {
        ReportFormat.Html => HtmlReport.Of(_report),
        ReportFormat.Markdown => MarkdownReport.Of(_report),
        ReportFormat.Json => JsonReport.Of(_report),
        _ => throw new ArgumentException("A report in CSV is several files.", nameof(format)),
    };

    /// <summary>Writes the report to a file or, as CSV, its files into a folder, which is made. What is there is written over.</summary>
    public async Task WriteAsync(string path, ReportFormat format, CancellationToken cancellationToken = default)
    {
        if (format is ReportFormat.Csv)
        {
            Directory.CreateDirectory(path);

            foreach (var (name, content) in CsvTables.Of(_report))
            {
                await File.WriteAllTextAsync(Path.Combine(path, name), content, ForExcel, cancellationToken);
            }
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await File.WriteAllTextAsync(path, Text(format), Plain, cancellationToken);
        }
    }
}
