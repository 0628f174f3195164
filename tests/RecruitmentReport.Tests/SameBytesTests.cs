using Workforce.RecruitmentReport.Rendering;
using Workforce.RecruitmentReport.Tests.Fakes;
using Workforce.Service.Tests.Hosting;

namespace Workforce.RecruitmentReport.Tests;

/// <summary>The same month at the same revision is the same report, to the byte, whatever has been recorded since.</summary>
public sealed class SameBytesTests(Fenborough fenborough) : IClassFixture<Fenborough>
{
    [Fact]
    public async Task Report_AskedAgainAtItsRevision_IsTheSameBytesInEveryForm()
    {
        var request = Fenborough.Request with { Named = true, Sections = [] };
        var latest = await fenborough.ReportAsync(request);
        await fenborough.Service.PushAsync(A.Post("LATER-1", "FEN-RA-A", "5", post => post.FirstDate = A.Day(2010, 6, 1)));

        var corrected = await fenborough.ReportAsync(request);
        var again = await fenborough.ReportAsync(request with { AsKnown = new() { AsKnownRevision = latest.Revision } });

        Assert.Equal(Forms(latest), Forms(again));

        // The post was there in June as known now, and was not as known then.
        Assert.NotEqual(Forms(latest)[0], Forms(corrected)[0]);
        Assert.Equal(latest.Revision + 1, corrected.Revision);
    }

    private static List<string> Forms(Model.Report report) =>
    [
        HtmlReport.Of(report),
        MarkdownReport.Of(report),
        JsonReport.Of(report),
        .. CsvTables.Of(report).Select(file => $"{file.Name}\n{file.Content}"),
    ];
}
