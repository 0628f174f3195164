using Workforce.RecruitmentReport.Published;
using Workforce.RecruitmentReport.Sections;
using Workforce.RecruitmentReport.Tests.Fakes;
using Xunit.Abstractions;

namespace Workforce.RecruitmentReport.Tests;

public sealed class PublishedFileTests(Fenborough fenborough, ITestOutputHelper output) : IClassFixture<Fenborough>
{
    private const string Header =
        "time_period,geographic_level,country_name,region_code,region_name,old_la_code,new_la_code,la_name,"
        + "turnover_rate_fte,agency_rate_fte,vacancy_rate_fte,vacancy_agency_cover_rate_fte,caseload_fte";

    private const string Row = "2022,Local authority,England,E12000006,East of England,874,E06000031,Peterborough,33,7.3,26.3,22,14.4";

    /// <summary>Peterborough, 30 September 2022, as the Department published it: docs/definitions.md 6.5.</summary>
    [Fact]
    public async Task Compare_WithThePublishedFile_ShowsTheAuthorityItsRegionAndEngland()
    {
        var path = SharedFile("dfe-csww-2017-2022.csv");

        if (!File.Exists(path))
        {
            output.WriteLine($"NOT RUN: there is no {path}. Nothing was compared with the published figures.");
            return;
        }

        var file = await PublishedFile.ReadAsync(path, CancellationToken.None);
        var published = file.CompareFor(Fenborough.Request with { Month = new(2023, 3, 1), Authority = "874", CompareWith = ["Cambridgeshire"] }, "Fenborough Council");

        Assert.Equal(2022, published.Year);
        Assert.Equal(("26.3%", "33.0%", "7.3%", "22.0%", "14.4"), (
            published.Own!.Rates[PublishedColumns.VacancyRate].Shown,
            published.Own.Rates[PublishedColumns.Turnover].Shown,
            published.Own.Rates[PublishedColumns.AgencyRate].Shown,
            published.Own.Rates[PublishedColumns.VacanciesCovered].Shown,
            published.Own.Rates[PublishedColumns.Caseload].Shown));
        Assert.Equal(["Cambridgeshire", "East of England", "England"], published.Others.Select(row => row.Name));
        Assert.Equal("20.0%", published.Others[2].Rates[PublishedColumns.VacancyRate].Shown);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("time_period,la_name\n", "Line 1 lacks the column geographic_level, country_name")]
    [InlineData(Header + "\n", "The file has a header and no rows.")]
    [InlineData(Header + ",la_name\n" + Row + ",x\n", "Line 1 names the column 'la_name' twice.")]
    [InlineData(Header + "\n" + Row + "\n2022,Local authority,England,E12000006,East of England,1,2,Elsewhere,33%,7.3,26.3,22,14.4\n", "Line 3, column turnover_rate_fte holds '33%'")]
    [InlineData(Header + "\nTotal,Local authority,England,E12000006,East of England,1,2,Elsewhere,33,7.3,26.3,22,14.4\n", "Line 2, column time_period holds 'Total', which is no year")]
    [InlineData(Header + "\n2022,Local authority,England\n", "Line 2, column la_name is not there")]
    public async Task Read_AFileThatIsNotOfTheLayout_NamesLineAndColumn(string content, string fault)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, content);

        var exception = await Assert.ThrowsAsync<UnreadablePublishedFileException>(() => PublishedFile.ReadAsync(path, CancellationToken.None));

        File.Delete(path);
        Assert.StartsWith(fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_OfAFileWithSymbols_SaysWhatTheyMean()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, $"{Header}\n2022,Local authority,England,E12000006,East of England,1,E1,Fenborough,z,low,u,x,c\n");
        var file = await PublishedFile.ReadAsync(path, CancellationToken.None);
        File.Delete(path);
        var answers = await fenborough.AskAsync(Fenborough.Request);

        var section = ComparisonSection.Of(answers with { Published = file.CompareFor(Fenborough.Request, answers.Unit.Name) })!;

        Assert.Equal(
            ["Fenborough, published", "unreliable", "could not be returned", "not applicable", "above 0%, rounds to 0.0%", "suppressed: small group"],
            section.Blocks.OfType<Model.Table>().Single().Rows[1].Cells.Select(cell => cell.Shown));
    }

    private static string SharedFile(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Workforce.sln")))
            {
                return Path.Combine(folder.Parent!.FullName, "shared", name);
            }
        }

        throw new InvalidOperationException($"There is no Workforce.sln above {AppContext.BaseDirectory}.");
    }
}
