using Grpc.Core;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Rendering;
using Workforce.RecruitmentReport.Sections;
using Workforce.RecruitmentReport.Tests.Fakes;
using Workforce.RecruitmentReport.Wording;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Tests;

/// <summary>Where there is no value its place says why: never a blank, never 0.</summary>
public sealed class WithoutValueTests(Fenborough fenborough) : IClassFixture<Fenborough>
{
    [Theory]
    [InlineData(NoValueReason.NotApplicable, "not applicable: no posts", "not_applicable")]
    [InlineData(NoValueReason.Unreliable, "unreliable", "unreliable")]
    [InlineData(NoValueReason.Missing, "could not be returned", "missing")]
    [InlineData(NoValueReason.Suppressed, "suppressed: small group", "suppressed")]
    public void Percent_WithoutAValue_IsTheReasonInWords(NoValueReason reason, string shown, string code)
    {
        var cell = Amounts.Percent(new() { NoValueReason = reason }, 1, "no posts");

        Assert.Equal((shown, code, null), (cell.Shown, cell.Reason, cell.Number));
    }

    /// <summary>The service leaves out an amount that the caller may not see, and cannot leave out a number beside it.</summary>
    [Fact]
    public void Amounts_ThatTheServiceLeavesOut_AreSuppressedAndNotNought()
    {
        Assert.Equal("suppressed: small group", Amounts.Fte((Google.Type.Decimal?)null).Shown);
        Assert.Equal("suppressed: small group", Amounts.Count(0, null).Shown);
        Assert.Equal("3", Amounts.Count(3, new() { Value = "2.6" }).Shown);
    }

    [Fact]
    public async Task Sections_OfAnswersWithEveryAmountLeftOut_ShowNoNought()
    {
        var answers = await fenborough.AskAsync(Fenborough.Request);

        var report = ReportSections.Of(answers with
        {
            TurnoverOfMonth = new() { FirstDate = answers.TurnoverOfMonth.FirstDate },
            TurnoverOfFinancialYear = new() { FirstDate = answers.TurnoverOfFinancialYear.FirstDate },
            TurnoverOfYear = new() { FirstDate = answers.TurnoverOfYear.FirstDate },
            Agency = new(),
            VacancyDuration = new(),
        });

        foreach (var id in new[] { "staff_bridge", "leavers_by_reason", "agency_use", "vacant_posts_by_duration" })
        {
            Assert.DoesNotContain(report.Tables.Single(table => table.Id == id).Rows.SelectMany(row => row.Cells), cell => cell.Number is not null);
        }
    }

    [Fact]
    public async Task Cells_OfAUnitOfWhichNothingWasReported_AreNeverBlankAndNeverNought()
    {
        await fenborough.Service.PushAsync(A.Unit("empty", with: unit => unit.FirstDate = A.Day(2000, 1, 1)));

        var report = await fenborough.ReportAsync(new() { Unit = "empty", Month = new(2010, 11, 1), Months = 3, Sections = Fenborough.Request.Sections });

        Assert.All(report.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells), cell => Assert.NotEmpty(cell.Shown));
        Assert.Equal("could not be returned", Headline(report, "Vacancy rate").Value.Shown);
        Assert.Contains("Nothing was reported", HtmlReport.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_RefusedForWantOfPermission_IsWithheldAndSaidSo()
    {
        using var asking = new Questioning();
        var asked = await asking.MayAskAsync<string>("Caseloads are", () => throw new RpcException(new(StatusCode.PermissionDenied, "no")));

        Assert.Null(asked.Value);
        Assert.Equal("Caseloads are not shown: whoever made this report has no permission to see this.", asked.Withheld);
    }

    [Fact]
    public async Task Caseloads_Withheld_AreSaidSoInTheirPlaceAndNowhereShown()
    {
        const string why = "Caseloads are not shown: whoever made this report has no permission to see this.";
        var answers = await fenborough.AskAsync(Fenborough.Request);

        var report = ReportSections.Of(answers with
        {
            Caseloads = new(null, why),
            CensusCaseloads = new(null, why),
            CaseloadSummary = new(null, why),
            Thresholds = new(null, why),
            Services = [.. answers.Services.Select(part => part with { Caseloads = new(null, why) })],
        });

        Assert.Contains(report.Sections[0].Blocks, block => block is Notice { Text: why });
        Assert.Contains(report.Sections.Single(section => section.Id == CaseloadSection.Id).Blocks, block => block is Notice { Text: why });
        Assert.DoesNotContain(report.Tables, table => table.Id.StartsWith("caseload", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Breaches_NotAskedFor_AreInNoForm()
    {
        var without = await fenborough.ReportAsync(Fenborough.Request);
        var named = await fenborough.ReportAsync(Fenborough.Request with { Named = true });

        Assert.DoesNotContain(without.Tables, table => table.Id is "breaches" or "data_quality_details");
        var over = named.Tables.Single(table => table.Id == "breaches");

        // November's one worker over 30: published-caseloads-2010.csv.
        Assert.Single(over.Rows);
        Assert.DoesNotContain(over.Rows[0].Cells[0].Shown, JsonReport.Of(without), StringComparison.Ordinal);
    }

    private static Headline Headline(Report report, string name) =>
        report.Sections[0].Blocks.OfType<Headlines>().Single().Items.Single(headline => headline.Name == name);
}
