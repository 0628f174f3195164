using System.Globalization;
using System.Text;
using CsvHelper;
using Workforce.CommandLine;
using Workforce.RecruitmentReport.Model;

namespace Workforce.RecruitmentReport.Rendering;

/// <summary>The report as one CSV file for each table, as Excel opens them, with every number exactly.</summary>
/// <remarks>
/// A rate has three further columns: before rounding, numerator, denominator. Where there is no value its column says why, and the
/// further ones are empty.
/// </remarks>
internal static class CsvTables
{
    /// <returns>The files, by name, in the order of the report.</returns>
    public static IReadOnlyList<(string Name, string Content)> Of(Report report)
    {
        IEnumerable<(string Id, Table Table)> tables = [("report", About(report)), ("headlines", Headlines(report)), .. report.Tables.Select(table => (table.Id, table))];

        return [.. tables.Select((each, i) => ($"{i.ToString("00", CultureInfo.InvariantCulture)}-{FileName(each.Id)}.csv", Content(each.Table)))];
    }

    private static Table About(Report report) => new(
        "report",
        report.Title,
        [new("what", "What"), new("is", "Is")],
        [
            new([Cell.Text("Report"), Cell.Text($"{report.Title}: {report.Subject}")]),
            .. report.Facts.Select(fact => new Row([Cell.Text(fact.Name), Cell.Text(fact.Meaning)])),
            .. report.Sections.SelectMany(section => section.Blocks).OfType<Command>().Select(command => new Row([Cell.Text("Command"), Cell.Text(command.Text)])),
            .. report.Sections.SelectMany(section => section.Blocks).OfType<Notice>().Select(notice => new Row([Cell.Text("Note"), Cell.Text(notice.Text)])),
        ]);

    private static Table Headlines(Report report) => new(
        "headlines",
        "Headline figures",
        [new("figure", "Figure"), new("value", "Value", IsRate: true), new("definition", "Definition"), new("standing", "Against its target")],
        [
            .. report.Sections.SelectMany(section => section.Blocks).OfType<Headlines>().SelectMany(block => block.Items).Select(headline => new Row(
            [
                Cell.Text(headline.Name),
                headline.Value,
                Cell.Text(headline.Definition),
                Cell.Text(headline.Standings.Count == 0 ? "no target" : string.Join(" ", headline.Standings.Select(standing => standing.Sentence))),
            ])),
        ]);

    private static string Content(Table table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default, leaveOpen: true))
        {
            csv.WriteRecord([.. table.Columns.SelectMany(Headings)]);

            foreach (var row in table.Rows)
            {
                csv.WriteRecord([.. row.Cells.Zip(table.Columns).SelectMany(pair => Cells(pair.First, pair.Second))]);
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Headings(Column column) => column.IsRate
        ? [column.Title, $"{column.Title}: before rounding", $"{column.Title}: numerator", $"{column.Title}: denominator"]
        : [column.Title];

    private static IEnumerable<string> Cells(Cell cell, Column column) => column.IsRate
        ? [Cells(cell), Number(cell.Unrounded), Number(cell.Numerator), Number(cell.Denominator)]
        : [Cells(cell)];

    private static string Cells(Cell cell) => cell switch
    {
        { Number: { } number } => Number(number),
        { Kind: CellKind.Month, Day: { } month } => month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        { Day: { } day } => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => SpreadsheetText.Harmless(cell.Shown),
    };

    private static string Number(decimal? number) => number?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Of a table that is named after a unit: whatever its id holds, no other folder.</summary>
    private static string FileName(string id)
    {
        var name = new StringBuilder();

        foreach (var letter in id)
        {
            name.Append(char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '-');
        }

        return name.ToString();
    }
}
