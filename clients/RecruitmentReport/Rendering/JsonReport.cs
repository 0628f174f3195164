using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Rendering;

/// <summary>The report as JSON, for programs: see README.md for its form, which only ever grows.</summary>
internal static class JsonReport
{
    private const int FormVersion = 1;

    /// <summary>A file of its own, in no page: an apostrophe may stay one.</summary>
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Report report)
    {
        using var stream = new MemoryStream();

        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            json.WriteNumber("version", FormVersion);
            json.WriteString("title", report.Title);
            json.WriteString("subject", report.Subject);
            json.WriteString("unit_id", report.UnitId);
            json.WriteString("month", report.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            json.WriteNumber("revision", report.Revision);
            Terms(json, "facts", report.Facts);
            json.WriteStartArray("sections");

            foreach (var section in report.Sections)
            {
                Section(json, section);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Section(Utf8JsonWriter json, Section section)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id);
        json.WriteString("title", section.Title);

        if (section.Blocks.OfType<Headlines>().SelectMany(block => block.Items).ToList() is { Count: > 0 } headlines)
        {
            json.WriteStartArray("headlines");
            headlines.ForEach(headline => Headline(json, headline));
            json.WriteEndArray();
        }

        Texts(json, "texts", section.Blocks.OfType<Paragraph>().Select(block => block.Text));
        Texts(json, "notices", section.Blocks.OfType<Notice>().Select(block => block.Text));
        Texts(json, "commands", section.Blocks.OfType<Command>().Select(block => block.Text));
        Terms(json, "terms", [.. section.Blocks.OfType<Terms>().SelectMany(block => block.Items)]);
        json.WriteStartArray("tables");

        foreach (var table in section.Blocks.OfType<Table>())
        {
            Table(json, table);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Headline(Utf8JsonWriter json, Headline headline)
    {
        json.WriteStartObject();
        json.WriteString("name", headline.Name);
        json.WritePropertyName("value");
        Cell(json, headline.Value);
        json.WriteString("definition", headline.Definition);
        Texts(json, "beside", headline.Beside);
        json.WriteStartArray("standings");

        foreach (var standing in headline.Standings)
        {
            json.WriteStartObject();
            json.WriteString("level", standing.Level.ToString().ToLowerInvariant());
            json.WriteString("sentence", standing.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, Table table)
    {
        json.WriteStartObject();
        json.WriteString("id", table.Id);
        json.WriteString("caption", table.Caption);
        json.WriteStartArray("columns");

        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("id", column.Id);
            json.WriteString("title", column.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");

        foreach (var row in table.Rows)
        {
            json.WriteStartObject();

            foreach (var (cell, column) in row.Cells.Zip(table.Columns))
            {
                json.WritePropertyName(column.Id);
                Cell(json, cell);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "remarks", table.Remarks);
        json.WriteEndObject();
    }

    private static void Cell(Utf8JsonWriter json, Cell cell)
    {
        switch (cell)
        {
            case { Kind: CellKind.Month, Day: { } month }:
                json.WriteStringValue(month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
                break;
            case { Day: { } day }:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case { Kind: CellKind.Rate } or { Reason: not null }:
                Rate(json, cell);
                break;
            case { Number: { } number }:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(cell.Shown);
                break;
        }
    }

    private static void Rate(Utf8JsonWriter json, Cell cell)
    {
        json.WriteStartObject();

        if (cell.Number is { } number)
        {
            json.WriteNumber("value", number);
        }
        else
        {
            json.WriteString("reason", cell.Reason);
            json.WriteString("text", cell.Shown);
        }

        foreach (var (name, part) in new[] { ("unrounded", cell.Unrounded), ("numerator", cell.Numerator), ("denominator", cell.Denominator) })
        {
            if (part is { } amount)
            {
                json.WriteNumber(name, amount);
            }
        }

        json.WriteEndObject();
    }

    private static void Terms(Utf8JsonWriter json, string name, IReadOnlyList<Term> terms)
    {
        if (terms.Count > 0)
        {
            json.WriteStartObject(name);

            foreach (var term in terms)
            {
                json.WriteString(term.Name, term.Meaning);
            }

            json.WriteEndObject();
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        var all = texts.ToList();

        if (all.Count > 0)
        {
            json.WriteStartArray(name);
            all.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }
}
