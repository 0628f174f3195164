using System.Globalization;
using Workforce.RecruitmentReport.Markup;
using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Rendering;

/// <summary>The report as one HTML file that needs nothing else: no script, no font, no picture, no network.</summary>
internal static class HtmlReport
{
    private static readonly string StyleSheet = Read("report.css");

    public static string Of(Report report)
    {
        var markup = new MarkupWriter();

        markup.Element(
            "html",
            () =>
            {
                markup.Element("head", () => Head(markup, report));
                markup.NewLine();
                markup.Element("body", () => Body(markup, report));
            },
            ("lang", "en-GB"));

        return markup.ToString();
    }

    private static void Head(MarkupWriter markup, Report report)
    {
        markup.Empty("meta", ("charset", "utf-8"));
        markup.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        markup.Element("title", $"{report.Title}: {report.Subject}");
        markup.Style(StyleSheet);
    }

    private static void Body(MarkupWriter markup, Report report)
    {
        markup.Element("a", "Skip to the headline figures", ("class", "skip"), ("href", "#main"));
        markup.Element("header", () => Header(markup, report));
        markup.Element("nav", () => Contents(markup, report), ("aria-label", "Contents"));
        markup.Element(
            "main",
            () =>
            {
                for (var i = 0; i < report.Sections.Count; i++)
                {
                    markup.NewLine();
                    Section(markup, report.Sections[i], i + 1);
                }
            },
            ("id", "main"));
        markup.NewLine();
        markup.Element("footer", () => markup.Element("p", $"{report.Title}: {report.Subject}. Revision {report.Revision.ToString(CultureInfo.InvariantCulture)}."));
    }

    private static void Header(MarkupWriter markup, Report report)
    {
        markup.Element("h1", () =>
        {
            markup.Element("span", report.Title, ("class", "what"));
            markup.Text(" ");
            markup.Element("span", report.Subject, ("class", "whose"));
        });
        markup.Element("dl", () => HtmlBlocks.Terms(markup, report.Facts), ("class", "facts"));
    }

    private static void Contents(MarkupWriter markup, Report report)
    {
        markup.Element("h2", "Contents");
        markup.Element("ol", () =>
        {
            foreach (var section in report.Sections)
            {
                markup.Element("li", () => markup.Element("a", section.Title, ("href", $"#{section.Id}")));
            }
        });
    }

    private static void Section(MarkupWriter markup, Section section, int number) => markup.Element(
        "section",
        () =>
        {
            markup.Element("h2", () =>
            {
                markup.Element("span", $"{number.ToString(CultureInfo.InvariantCulture)}.", ("class", "number"));
                markup.Text($" {section.Title}");
            });

            foreach (var block in section.Blocks)
            {
                markup.NewLine();
                HtmlBlocks.Write(markup, block);
            }
        },
        ("id", section.Id));

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
