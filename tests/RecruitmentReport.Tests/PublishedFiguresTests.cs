using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Rendering;
using Workforce.RecruitmentReport.Tests.Fakes;

namespace Workforce.RecruitmentReport.Tests;

/// <summary>
/// What a real council published in December 2010 (docs/definitions.md 6.1), from the report's own tables: the service's figures by way of
/// every part of the program.
/// </summary>
public sealed class PublishedFiguresTests(Fenborough fenborough) : IClassFixture<Fenborough>
{
    [Fact]
    public async Task Months_OfThe2010Plan_AreAsPublished()
    {
        var report = await fenborough.ReportAsync(Fenborough.Request);

        Assert.Equal(["76.8", "76.8", "79.3", "79.3", "77.8", "78.3"], Column(report, "vacancies_by_month", "establishment_fte"));
        Assert.Equal(["16.0", "16.0", "15.0", "15.0", "14.0", "13.5"], Column(report, "vacancies_by_month", "vacant_fte"));
        Assert.Equal(["21%", "21%", "19%", "19%", "18%", "17%"], Column(report, "vacancies_by_month", "vacancy_rate"));
        Assert.Equal(["12%", "13%", "3%", "2%", "2%", "0%"], Column(report, "vacancies_by_month", "net_of_agency_rate"));
        Assert.Equal(["2", "2", "3", "2", "1"], Column(report, "caseloads_by_month_FEN-RA", "over_limit_count"));
        Assert.Equal(["22", "22", "21", "26", "19"], Column(report, "caseloads_by_month_FEN-RA", "mean_cases"));
        Assert.Equal(Enumerable.Repeat("30 cases", 5), Column(report, "caseloads_by_month_FEN-RA", "limit"));
    }

    /// <summary>78.5 at work less 64.8 in post is 13.7 of agency, against 13.5 vacant.</summary>
    [Fact]
    public async Task November_WithMoreCoverThanVacancies_ShowsNoughtAndSaysSo()
    {
        var html = HtmlReport.Of(await fenborough.ReportAsync(Fenborough.Request));

        Assert.Contains("November 2010: agency cover exceeds the vacancies by 0.2 FTE.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("-0%", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u22120%", html, StringComparison.Ordinal);
    }

    /// <summary>Including agency the 8 % is met from August; without, never: docs/definitions.md 6.1.</summary>
    [Fact]
    public async Task Target_OfEightPerCentUnderBothDefinitions_IsMetUnderOneAndNotTheOther()
    {
        var report = await fenborough.ReportAsync(Fenborough.Request);

        Assert.Equal(Enumerable.Repeat("8%", 6), Column(report, "vacancies_by_month", "vacancy_rate_target"));
        Assert.All(Column(report, "targets_by_month", "vacancy_rate_standing"), each => Assert.StartsWith("Red: not met", each, StringComparison.Ordinal));

        // June: 16 vacant less 6.8 of cover are 9.2 of 76.8, 11.97... %; July's 5.8 of cover make 10.2, 13.28... %.
        Assert.Equal(
            ["Red: not met, 4.0 percentage points above", "Red: not met, 5.3 percentage points above", "Green: met", "Green: met", "Green: met", "Green: met"],
            Column(report, "targets_by_month", "net_of_agency_rate_standing"));

        var headlines = report.Sections[0].Blocks.OfType<Headlines>().Single().Items;

        // 13.5 / 78.3 = 17.2413... %, which is 9.2 points above 8.
        Assert.Equal(
            "Red: not met, 9.2 percentage points above. Target: at most 8% (Notice to Improve), by 31 March 2011, not yet due.",
            Assert.Single(headlines[0].Standings).Sentence);
    }

    /// <summary>Five over six months, six from three to six, and so three under three: docs/definitions.md 6.1.</summary>
    [Fact]
    public async Task AgencyTenure_InNovember_IsAsPublished()
    {
        var report = await fenborough.ReportAsync(Fenborough.Request);

        Assert.Equal(["Under 3 months", "3 to under 6 months", "6 months or more"], Column(report, "agency_tenure", "tenure"));
        Assert.Equal(["3", "6", "5"], Column(report, "agency_tenure", "cover_headcount"));
    }

    /// <summary>What is known opens the projection: 64.8 in post in November, and the 78.3 that are funded.</summary>
    [Fact]
    public async Task Projection_From2010_BeginsWithWhatIsKnownAndHasItsRangesInOrder()
    {
        var report = await fenborough.ReportAsync(Fenborough.Request with { Sections = ["projection"] });
        var projection = Table(report, "projection");
        var months = Cells(projection, "month").Select(cell => cell.Shown).ToList();

        Assert.Equal(("December 2010", "November 2011", 12), (months[0], months[^1], months.Count));
        Assert.Equal("78.3", Cells(projection, "establishment_fte").First().Shown);
        Assert.Equal(
            ["Vacancy rate at most 8% (Notice to Improve)", "Vacancy rate including agency at most 8% (Notice to Improve)"],
            Column(report, "starters_for_targets", "target"));
        Assert.Equal(["31 March 2011", "31 March 2011"], Column(report, "starters_for_targets", "by"));

        foreach (var row in projection.Rows)
        {
            decimal Of(string column) => row.Cells[projection.Columns.ToList().FindIndex(each => each.Id == column)].Number!.Value;
            Assert.True(Of("in_post_low_95_fte") <= Of("in_post_low_80_fte") && Of("in_post_low_80_fte") <= Of("in_post_median_fte"));
            Assert.True(Of("in_post_median_fte") <= Of("in_post_high_80_fte") && Of("in_post_high_80_fte") <= Of("in_post_high_95_fte"));
            Assert.True(Of("vacancy_rate_low_80") <= Of("vacancy_rate_median") && Of("vacancy_rate_median") <= Of("vacancy_rate_high_80"));
        }
    }

    [Fact]
    public async Task Bridge_OfEachPeriod_CloseExactly()
    {
        var bridge = Table(await fenborough.ReportAsync(Fenborough.Request), "staff_bridge");

        foreach (var column in new[] { "month_fte", "financial_year_fte", "twelve_months_fte" })
        {
            var line = Cells(bridge, column).Select(cell => cell.Number!.Value).ToList();
            Assert.Equal(line[6], line[0] + line[1] - line[2] + line[3] - line[4] + line[5]);
        }
    }

    private static IEnumerable<string> Column(Report report, string table, string column) =>
        Cells(Table(report, table), column).Select(cell => cell.Shown);

    private static Table Table(Report report, string id) => report.Tables.Single(table => table.Id == id);

    private static IEnumerable<Cell> Cells(Table table, string column)
    {
        var place = table.Columns.ToList().FindIndex(each => each.Id == column);
        return table.Rows.Select(row => row.Cells[place]);
    }
}
