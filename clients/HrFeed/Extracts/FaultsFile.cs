using System.Globalization;
using System.Text;

namespace Workforce.HrFeed.Extracts;

/// <summary>The rows at fault, as a file that opens in a spreadsheet: each as it was, after its line, the column at fault and what is wrong.</summary>
internal static class FaultsFile
{
    private static readonly string[] OwnColumns = ["Line", "Column at fault", "What is wrong"];

    /// <summary>Writes it beside the others, with a byte order mark so that a spreadsheet reads names as they are.</summary>
    public static void Write(string path, ExtractSheet sheet)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', OwnColumns.Concat(sheet.Header).Select(Cell)));

        foreach (var row in sheet.Rows)
        {
            foreach (var fault in row.Faults)
            {
                string[] cells = [row.Line.ToString(CultureInfo.InvariantCulture), fault.Column, fault.Reason, .. row.Cells];
                writer.WriteLine(string.Join(',', cells.Select(Cell)));
            }
        }
    }

    /// <summary>A cell in quotes; one that a spreadsheet would take for a formula begins with an apostrophe, so that it stays text.</summary>
    internal static string Cell(string text)
    {
        var isFormula = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        return $"\"{(isFormula ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
