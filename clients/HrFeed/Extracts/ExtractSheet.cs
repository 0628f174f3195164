using CsvHelper;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>An extract's file as read: its raw rows, each with its faults, and the rows that it says.</summary>
/// <remarks>A row is an engagement in a post or a unit; one without a worker is a vacant post. All of it is in memory: it is sent whole or not at all.</remarks>
public sealed class ExtractSheet
{
    private ExtractSheet(string digest, IReadOnlyList<string> header)
    {
        Digest = digest;
        Header = header;
    }

    /// <summary>Tells a file of these bytes from all others.</summary>
    public string Digest { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Every row as it stands in the file, with what is wrong with it.</summary>
    public List<SheetRow> Rows { get; } = [];

    /// <summary>What the rows say, in the contract's words, each with the sheet row that said it first.</summary>
    public List<(ExtractRow Row, SheetRow From)> Said { get; } = [];

    /// <summary>How many rows are at fault.</summary>
    public int FaultCount => Rows.Count(row => row.Faults.Count > 0);

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read as this mapping says at all; the message names line and column.</exception>
    public static ExtractSheet Read(string path, ExtractMapping mapping)
    {
        var stored = FileText.Read(path, mapping.Encoding);
        using var reader = CsvReader.FromText(stored.Text, Options(mapping.Separator[0], out var malformed));
        var (header, places) = ExtractHeaderLine.Read(
            reader, mapping, malformed, () => CsvReader.FromText(stored.Text, Options(mapping.Separator[0], out _)));
        var sheet = new ExtractSheet(stored.Digest, header);
        var rows = new ExtractRows(mapping, places, sheet);
        var totals = 0L;
        malformed.Clear();

        while (reader.Read())
        {
            var cells = Cells(reader);

            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            var row = new SheetRow(reader.LineNumber, cells);

            if (mapping.TotalsWord.Length > 0 && cells.First(cell => cell.Length > 0).StartsWith(mapping.TotalsWord, StringComparison.OrdinalIgnoreCase))
            {
                totals = row.Line;
                continue;
            }

            sheet.Rows.Add(row);

            if (totals > 0)
            {
                row.Faults.Add(new("", $"comes after the totals row of line {totals}; nothing may."));
            }
            else if (malformed.Count > 0)
            {
                row.Faults.Add(new("", "has a quotation mark that is not closed on its line, or stands where none may."));
            }
            else if (cells.Length != header.Count)
            {
                row.Faults.Add(new("", $"has {cells.Length} cells where the header names {header.Count} columns."));
            }
            else
            {
                rows.Add(row);
            }

            malformed.Clear();
        }

        if (sheet.Rows.Count == 0)
        {
            throw new UnreadableFileException("The file has no rows below its header.");
        }

        // Who is missing would look like a leaver.
        if (mapping.TotalsWord.Length > 0 && totals == 0)
        {
            sheet.Rows[^1].Faults.Add(new("", $"is the last row, and the mapping says that a row follows that begins with '{mapping.TotalsWord}': the file seems to be cut off."));
        }
        else if (sheet.Rows[^1] is { Faults.Count: > 0 } last && stored.Text[^1] is not ('\n' or '\r'))
        {
            last.Faults.Add(new("", "is the last row, and its line does not end: the file seems to be cut off, or was still being written."));
        }

        return sheet;
    }

    internal static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(place => (reader.GetString(place) ?? "").Trim())];

    private static CsvReaderOptions Options(char separator, out List<CsvMalformedReason> malformed)
    {
        var found = malformed = [];

        return new()
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            // No cell holds a line break; so a quotation mark that is not closed spoils its own line and no other.
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => found.Add(record.Reason),
        };
    }
}

/// <summary>One row as it stands in the file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Cells">Its cells.</param>
public sealed record SheetRow(long Line, IReadOnlyList<string> Cells)
{
    /// <summary>What is wrong with it, each with its column in the file's own words.</summary>
    public List<RowFault> Faults { get; } = [];
}
