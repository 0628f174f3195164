using System.Globalization;
using System.Text;
using Workforce.CommandLine;
using Workforce.Feeds.Sheets;

namespace Workforce.Feeds.Faults;

/// <summary>What is wrong with a file, as one that opens in a spreadsheet: each row at fault as it was, after its line, the column at fault and the rule.</summary>
public static class FaultsFile
{
    private static readonly string[] OwnColumns = ["Line", "Column at fault", "What is wrong"];

    /// <summary>Writes the rows of a sheet that are at fault.</summary>
    public static Task WriteAsync(string path, IReadOnlyList<string> header, IEnumerable<SheetRow> rowsAtFault) => WriteAsync(path, async writer =>
    {
        await WriteRowAsync(writer, OwnColumns.Concat(header));

        foreach (var row in rowsAtFault)
        {
            await WriteRowsAsync(writer, row.Line, row.Faults, row.Cells);
        }
    });

    /// <summary>Writes the rows of a file that were rejected, which are read again for it.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="rows">The rows as they stand in the file: the header first, as line 0, and then each with its line.</param>
    /// <param name="rejections">Which of them, and why.</param>
    public static Task WriteAsync(string path, IAsyncEnumerable<(long Line, IReadOnlyList<string> Cells)> rows, Rejections rejections) => WriteAsync(path, async writer =>
    {
        await foreach (var (line, cells) in rows)
        {
            if (line == 0)
            {
                await WriteRowAsync(writer, OwnColumns.Concat(cells));
            }
            else if (rejections.Of(line) is { } faults)
            {
                await WriteRowsAsync(writer, line, faults, cells);
            }
        }
    });

    /// <summary>Writes why a file as a whole was not taken.</summary>
    public static Task WriteAsync(string path, IEnumerable<FileFault> faults) => WriteAsync(path, async writer =>
    {
        await WriteRowAsync(writer, OwnColumns);

        foreach (var fault in faults)
        {
            await WriteRowAsync(writer, [fault.Line?.ToString(CultureInfo.InvariantCulture) ?? "", fault.Place, fault.Reason]);
        }
    });

    /// <summary>A cell in quotes; one that a spreadsheet would take for a formula begins with an apostrophe, so that it stays text.</summary>
    public static string Cell(string text) => $"\"{SpreadsheetText.Harmless(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>With a byte order mark, so that a spreadsheet reads names as they are; and put in place whole.</summary>
    private static async Task WriteAsync(string path, Func<StreamWriter, Task> write)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var part = $"{path}.part";

        try
        {
            await using (var writer = new StreamWriter(part, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" })
            {
                await write(writer);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            // Of a file that changed meanwhile, or a folder that is full: what was written of it is of no use, and has names.
            File.Delete(part);
        }
    }

    private static async Task WriteRowsAsync(StreamWriter writer, long line, IReadOnlyList<RowFault> faults, IReadOnlyList<string> cells)
    {
        foreach (var fault in faults)
        {
            await WriteRowAsync(writer, [line.ToString(CultureInfo.InvariantCulture), fault.Column, fault.Reason, .. cells]);
        }
    }

    private static Task WriteRowAsync(StreamWriter writer, IEnumerable<string> cells) => writer.WriteLineAsync(string.Join(',', cells.Select(Cell)));
}
