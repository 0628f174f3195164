using Spectre.Console;
using Workforce.Caseloads.Asking;

namespace Workforce.Caseloads.Showing;

/// <summary>A sheet as a table.</summary>
internal static class SheetTable
{
    public static Table Of(Sheet sheet, bool isTerminal)
    {
        var table = new Table().Border(isTerminal ? TableBorder.Rounded : TableBorder.Ascii2);

        foreach (var column in sheet.Columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }

        foreach (var row in sheet.Rows)
        {
            table.AddRow(row.Cells.Select(cell => new Text(cell, StyleOf(row.Emphasis))));
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
