using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workforce.RecruitmentReport.Rendering;
using Workforce.RecruitmentReport.Tests.Fakes;
using Workforce.Service.Tests.Hosting;

namespace Workforce.RecruitmentReport.Tests;

/// <summary>Whatever a name holds, it stays text: in HTML, in Markdown, and in a spreadsheet.</summary>
public sealed partial class HostileNamesTests(Fenborough fenborough) : IClassFixture<Fenborough>
{
    private const string Script = "<script>alert('x')</script> & \"Sons\" | *bold*";

    [Fact]
    public async Task Html_OfHostileNames_IsWellFormedAndRunsNothing()
    {
        var html = HtmlReport.Of(await ReportAsync());

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Sons&quot;", html, StringComparison.Ordinal);
        Assert.NotNull(Parsed(html).Root);
    }

    [Fact]
    public async Task Html_OfAnyReport_NeedsNothingElse()
    {
        var html = HtmlReport.Of(await fenborough.ReportAsync(Fenborough.Request));
        var elements = Parsed(html).Descendants().ToList();

        Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object");
        Assert.DoesNotContain(elements.Attributes(), attribute => attribute.Name.LocalName is "src" or "srcset" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(elements.Attributes("href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.All(Url().Matches(html), match => Assert.StartsWith("url(#", match.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Html_OfAnyReport_NamesEachThingOnceAndRefersToWhatIsThere()
    {
        var elements = Parsed(HtmlReport.Of(await fenborough.ReportAsync(Fenborough.Request))).Descendants().ToList();
        var ids = elements.Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(elements.Attributes("href"), link => Assert.Contains(link.Value[1..], ids));
        Assert.All(elements.Attributes("aria-labelledby").SelectMany(each => each.Value.Split(' ')), id => Assert.Contains(id, ids));

        var charts = elements.FindAll(element => element.Name.LocalName is "svg");
        Assert.NotEmpty(charts);
        Assert.All(charts, chart => Assert.NotEmpty(chart.Elements().Single(element => element.Name.LocalName is "title").Value));
        Assert.All(charts, chart => Assert.NotEmpty(chart.Elements().Single(element => element.Name.LocalName is "desc").Value));
    }

    [Fact]
    public async Task Markdown_OfHostileNames_IsText()
    {
        var markdown = MarkdownReport.Of(await ReportAsync());

        Assert.Contains("\\<script\\>alert('x')\\</script\\> &amp; \"Sons\" \\| \\*bold\\*", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", markdown.Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_OfANameLikeAFormula_IsNoFormula()
    {
        var services = CsvTables.Of(await ReportAsync()).Single(file => file.Name.EndsWith("-services.csv", StringComparison.Ordinal)).Content;

        Assert.Contains("'=HYPERLINK(", services, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=HYPERLINK", services, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\"=HYPERLINK", services, StringComparison.Ordinal);
    }

    private async Task<Model.Report> ReportAsync()
    {
        await fenborough.Service.PushAsync(
            A.Unit("evil", with: unit => unit.Name = Script),
            A.Unit("evil <1>", "evil", unit => unit.Name = "=HYPERLINK(\"http://x\")"),
            A.Unit("evil-2", "evil", unit => unit.Name = Script),
            A.Post("evil-post-1", "evil <1>"),
            A.Post("evil-post-2", "evil-2"));

        return await fenborough.ReportAsync(new() { Unit = "evil", Month = new(2025, 1, 1), Months = 2, Sections = Fenborough.Request.Sections });
    }

    /// <summary>As XML, but for the elements of HTML that have no end.</summary>
    private static XDocument Parsed(string html) => XDocument.Parse(Meta().Replace(html, "<meta$1/>"));

    [GeneratedRegex("<meta([^>]*)>")]
    private static partial Regex Meta();

    [GeneratedRegex(@"url\([^)]*\)")]
    private static partial Regex Url();
}
