using System.Text.Json;
using Workforce.CommandLine;
using Workforce.RecruitmentReport.CommandLine;
using Workforce.RecruitmentReport.Tests.Fakes;

namespace Workforce.RecruitmentReport.Tests.CommandLine;

public sealed class ReportCommandLineTests(Fenborough fenborough) : IClassFixture<Fenborough>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("report.html", "<!DOCTYPE html>")]
    [InlineData("report.md", "# Social work recruitment and vacancies")]
    [InlineData("report.json", "{")]
    public async Task Report_ToAFile_IsOfTheFormThatItsNameSays(string name, string beginning)
    {
        var ran = await RunAsync("--unit", "Fenborough Council", "--month", "2010-11", "--section", "months", "--output", Path.Combine(_folder, name));

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        Assert.StartsWith(beginning, await File.ReadAllTextAsync(Path.Combine(_folder, name)), StringComparison.Ordinal);
    }

    /// <summary>Excel needs the mark of UTF-8.</summary>
    [Fact]
    public async Task Report_AsCsv_IsAFolderOfTablesForExcel()
    {
        var ran = await RunAsync("--unit", "FEN", "--month", "2010-11", "--section", "months", "--format", "csv", "--output", Path.Combine(_folder, "tables"));

        Assert.Equal((ExitCode.Done, ""), (ran.Code, ran.Error));
        var files = Directory.GetFiles(Path.Combine(_folder, "tables"));
        Assert.Contains(files, file => file.EndsWith("-vacancies_by_month.csv", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal([0xef, 0xbb, 0xbf], File.ReadAllBytes(file)[..3]));
    }

    [Fact]
    public async Task Report_OfTheCommandThatItPrints_IsTheSameReport()
    {
        var path = Path.Combine(_folder, "report.json");
        await RunAsync("--unit", "FEN", "--month", "2010-11", "--role", "case-holder", "--section", "headlines", "--section", "source", "--output", path);
        var first = await File.ReadAllTextAsync(path);
        var sections = JsonDocument.Parse(first).RootElement.GetProperty("sections").EnumerateArray();
        var printed = sections.Single(section => section.GetProperty("id").GetString() == "source").GetProperty("commands")[0].GetString()!;

        var ran = await RunAsync([.. printed.Split(" -- ")[1].Split(' '), "--output", path]);

        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.Equal(first, await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData(ExitCode.NotFound, "There is no unit 'Nowhere', by id or by name, on 30 November 2010. There are:", "--unit", "Nowhere", "--month", "2010-11")]
    [InlineData(ExitCode.BadInput, "--month must be a month written as year-month, such as 2026-10.", "--unit", "FEN", "--month", "11/2010")]
    [InlineData(ExitCode.BadInput, "--month must be over, since a report is of a whole month: November 2026 is not. The last one that is over is 2026-10.", "--unit", "FEN", "--month", "2026-11")]
    [InlineData(ExitCode.BadInput, "--months must be from 1 to 60.", "--unit", "FEN", "--months", "61")]
    [InlineData(ExitCode.BadInput, "--months must be from 1 to 60.", "--unit", "FEN", "--months", "many")]
    [InlineData(ExitCode.BadInput, "--as-known must be a revision of 1 or more, or a moment with its offset", "--unit", "FEN", "--as-known", "2026-11-01T09:00:00")]
    [InlineData(ExitCode.BadInput, "--role must be one of senior-manager", "--unit", "FEN", "--role", "social-worker")]
    [InlineData(ExitCode.BadInput, "--authority and --compare-with go with --compare.", "--unit", "FEN", "--authority", "Peterborough")]
    [InlineData(ExitCode.BadInput, "--compare: The file '/nowhere.csv' cannot be read", "--unit", "FEN", "--month", "2010-11", "--compare", "/nowhere.csv")]
    [InlineData(ExitCode.BadInput, "Option '--unit' is required.", "--month", "2010-11")]
    [InlineData(ExitCode.Refused, "The service refused what was asked:", "--unit", "FEN", "--month", "2010-11", "--as-known", "999999")]
    public async Task Report_ThatCannotBeMade_SaysWhyInWords(int code, string said, params string[] arguments)
    {
        var ran = await RunAsync([.. arguments, "--output", Path.Combine(_folder, "report.html")]);

        Assert.Equal(code, ran.Code);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "report.html")));
    }

    [Fact]
    public async Task Report_OfAServiceThatIsAway_SaysWhereItLooked()
    {
        using var error = new StringWriter();
        var code = await ReportCommandLine.RunAsync(["--unit", "FEN", "--month", "2010-11", "--service", "http://127.0.0.1:9"], TextWriter.Null, error, Clock);

        Assert.Equal(ExitCode.ServiceUnavailable, code);
        Assert.Contains("The Workforce service at http://127.0.0.1:9 does not answer (", error.ToString(), StringComparison.Ordinal);
    }

    private static ClockAt Clock { get; } = new(new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));

    private async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        using var error = new StringWriter();
        var code = await ReportCommandLine.RunAsync([.. arguments, "--service", fenborough.Address.ToString()], TextWriter.Null, error, Clock);
        return (code, error.ToString());
    }
}
