using System.Globalization;
using Workforce.RecruitmentReport.Charts;
using Workforce.RecruitmentReport.Markup;
using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Rendering;

/// <summary>Each kind of block as HTML.</summary>
internal static class HtmlBlocks
{
    /// <summary>Each chart is drawn for a page and for a phone, where letters drawn for a page could not be read.</summary>
    private const int PageWidth = 860;

    /// <inheritdoc cref="PageWidth"/>
    private const int PhoneWidth = 340;

    /// <summary>A table of so few rows is not parted between two pages.</summary>
    private const int LongestOnOnePage = 18;

    public static void Write(MarkupWriter markup, Block block)
    {
        switch (block)
        {
            case Headlines headlines:
                markup.Element("ul", () => headlines.Items.ToList().ForEach(headline => Headline(markup, headline)), ("class", "headlines"));
                break;
            case Table table:
                Table(markup, table);
                break;
            case Figure figure:
                Figure(markup, figure.Chart);
                break;
            case Paragraph paragraph:
                markup.Element("p", paragraph.Text);
                break;
            case Notice notice:
                markup.Element("p", notice.Text, ("class", "notice"));
                break;
            case Command command:
                markup.Element("pre", () => markup.Element("code", command.Text));
                break;
            case Terms terms:
                markup.Element("dl", () => Terms(markup, terms.Items), ("class", "terms"));
                break;
            default:
                throw new ArgumentException($"There is no HTML of a {block.GetType().Name}.", nameof(block));
        }
    }

    public static void Terms(MarkupWriter markup, IReadOnlyList<Term> terms)
    {
        foreach (var term in terms)
        {
            markup.Element("div", () =>
            {
                markup.Element("dt", term.Name);
                markup.Element("dd", term.Meaning);
            });
        }
    }

    private static void Headline(MarkupWriter markup, Headline headline) => markup.Element("li", () =>
    {
        markup.Element("h3", headline.Name);
        markup.Element("p", headline.Value.Shown, ("class", headline.Value.Number is null ? "figure none" : "figure"));

        foreach (var standing in headline.Standings)
        {
            markup.Element("p", standing.Sentence, ("class", $"standing {standing.Level.ToString().ToLowerInvariant()}"));
        }

        foreach (var line in headline.Beside)
        {
            markup.Element("p", line, ("class", "beside"));
        }

        markup.Element("p", headline.Definition, ("class", "definition"));
    });

    private static void Figure(MarkupWriter markup, Chart chart) => markup.Element("figure", () =>
    {
        markup.Element("figcaption", chart.Title);
        markup.Element("div", () => ChartDrawing.Draw(markup, chart, $"{chart.Id}-wide", PageWidth), ("class", "wide"));
        markup.Element("div", () => ChartDrawing.Draw(markup, chart, $"{chart.Id}-narrow", PhoneWidth), ("class", "narrow"));
    });

    private static void Table(MarkupWriter markup, Table table)
    {
        var captionId = $"{Id(table)}-caption";

        markup.Element(
            "div",
            () =>
            {
                markup.Element("h3", table.Caption, ("id", captionId));
                Grid(markup, table, captionId);
                Remarks(markup, table);
            },
            ("class", table.Rows.Count <= LongestOnOnePage ? "sheet whole" : "sheet"));
    }

    /// <summary>Focusable, so that what does not fit the screen can be reached by keyboard.</summary>
    private static void Grid(MarkupWriter markup, Table table, string captionId) => markup.Element(
        "div",
        () => markup.Element(
            "table",
            () =>
            {
                markup.Element("thead", () => markup.Element("tr", () =>
                {
                    foreach (var column in table.Columns)
                    {
                        markup.Element("th", column.Title, ("scope", "col"), ("class", IsNumeric(table, column) ? "number" : null));
                    }
                }));
                markup.NewLine();
                markup.Element("tbody", () => table.Rows.ToList().ForEach(row => Row(markup, table, row)));
            },
            ("aria-labelledby", captionId)),
        ("class", "table"),
        ("role", "region"),
        ("tabindex", "0"),
        ("aria-labelledby", captionId));

    private static void Remarks(MarkupWriter markup, Table table)
    {
        if (table.Remarks.Count > 0)
        {
            markup.Element("ul", () => table.Remarks.ToList().ForEach(remark => markup.Element("li", remark)), ("class", "remarks"));
        }
    }

    private static void Row(MarkupWriter markup, Table table, Row row)
    {
        markup.Element(
            "tr",
            () =>
            {
                for (var i = 0; i < row.Cells.Count; i++)
                {
                    var cell = row.Cells[i];
                    var kind = cell.Number is not null ? "number" : IsNumeric(table, table.Columns[i]) ? "number none" : cell.Day is not null ? "day" : null;

                    if (i == 0)
                    {
                        markup.Element("th", cell.Shown, ("scope", "row"), ("class", cell.Day is null ? null : "day"));
                    }
                    else
                    {
                        markup.Element("td", cell.Shown, ("class", kind));
                    }
                }
            },
            ("class", row.IsTotal ? "total" : null));
        markup.NewLine();
    }

    private static bool IsNumeric(Table table, Column column)
    {
        var place = table.Columns.ToList().IndexOf(column);
        return place > 0 && table.Rows.Any(row => row.Cells[place].Number is not null);
    }

    /// <summary>A unit's id may hold anything; an id of a page may not hold a space.</summary>
    private static string Id(Table table) => string.Concat(table.Id.EnumerateRunes().Select(letter =>
        letter.IsAscii && char.IsAsciiLetterOrDigit((char)letter.Value) ? letter.ToString() : letter.Value is '_' or '-' ? "-" : letter.Value.ToString("x", CultureInfo.InvariantCulture)));
}
