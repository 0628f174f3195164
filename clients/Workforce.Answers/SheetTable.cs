using Spectre.Console;

namespace Workforce.Answers;

/// <summary>A sheet as a table, without the columns in which nobody has anything.</summary>
public static class SheetTable
{
    /// <summary>The table.</summary>
    /// <param name="sheet">Its rows.</param>
    /// <param name="isTerminal">Whether it may be drawn with lines, or must be plain.</param>
    public static Table Of(Sheet sheet, bool isTerminal)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var table = new Table().Border(isTerminal ? TableBorder.Rounded : TableBorder.Ascii2);

        int[] shown = [.. Enumerable.Range(0, sheet.Columns.Count).Where(column => sheet.Rows.Any(row => row.Cells[column].Length > 0))];

        foreach (var column in shown)
        {
            table.AddColumn(new TableColumn(Markup.Escape(sheet.Columns[column])));
        }

        foreach (var row in sheet.Rows)
        {
            table.AddRow(shown.Select(column => new Text(row.Cells[column], StyleOf(row.Emphasis))));
        }

        return table;
    }

    private static Style StyleOf(Emphasis emphasis) => emphasis switch
    {
        Emphasis.Over => new(Color.Red, decoration: Decoration.Bold),
        Emphasis.Amber => new(Color.Yellow),
        _ => Style.Plain,
    };
}
