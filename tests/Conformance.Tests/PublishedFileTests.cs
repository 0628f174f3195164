using Workforce.Conformance.Comparing;
using Workforce.Conformance.Published;
using Workforce.Conformance.Reporting;
using Xunit.Abstractions;

namespace Workforce.Conformance.Tests;

public class PublishedFileTests(ITestOutputHelper output)
{
    /// <summary>
    /// Regions and the country hold the same staff three times over, and would take this past a minute; the program runs them too.
    /// </summary>
    [Fact]
    public async Task Run_EveryAuthorityOf2017To2022_DiffersFromNoPublishedRate()
    {
        if (!PublishedFile.Exists)
        {
            output.WriteLine($"NOT RUN: there is no {PublishedFile.Path}. Nothing was compared with the published figures.");
            return;
        }

        var file = await CswwFile.ReadAsync(PublishedFile.Path);
        var report = await ConformanceRun.RunAsync(file, new HashSet<GeographicLevel> { GeographicLevel.Authority });

        foreach (var line in ReportText.Lines(report))
        {
            output.WriteLine(line);
        }

        Assert.Equal(902, report.Plans.Count);
        Assert.Equal(902 * Measure.All.Count, report.Results.Count);
        Assert.Empty(report.AuthorityDifferences);
        Assert.Empty(report.Miscounted);
        Assert.InRange(report.Of(Verdict.NotAsked).Count(), 0, 2);
    }
}
