using System.Globalization;
using CsvHelper;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>An extract's file as read: its raw rows, each with its faults, and the rows that it says.</summary>
/// <remarks>A row is an engagement in a post or a unit; one without a worker is a vacant post. All of it is in memory: it is sent whole or not at all.</remarks>
public sealed class ExtractSheet
{
    private ExtractSheet(string separator, IReadOnlyList<string> header)
    {
        Separator = separator;
        Header = header;
    }

    /// <summary>What stands between the cells.</summary>
    public string Separator { get; }

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
        using var reader = CsvReader.FromText(FileText.Read(path, mapping.Encoding), Options(mapping.Separator[0], out var malformed));

        // Headings are lines of their own, whatever is in them.
        while (reader.Read() && reader.LineNumber < mapping.HeaderLine)
        {
        }

        if (reader.FieldCount == 0 || reader.LineNumber != mapping.HeaderLine)
        {
            throw new UnreadableFileException($"line {mapping.HeaderLine}: names no columns, and the mapping says that they stand there.");
        }

        var header = Cells(reader);
        var places = Places(header, mapping);
        var sheet = new ExtractSheet(mapping.Separator, header);
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
            else if (cells.Length != header.Length)
            {
                row.Faults.Add(new("", $"has {cells.Length} cells where the header names {header.Length} columns."));
            }
            else
            {
                rows.Add(row);
            }

            malformed.Clear();
        }

        return sheet.Rows.Count > 0 ? sheet : throw new UnreadableFileException("The file has no rows below its header.");
    }

    private static Dictionary<string, int> Places(IReadOnlyList<string> header, ExtractMapping mapping)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<string>();

        foreach (var (column, name) in mapping.Columns)
        {
            int[] found = [.. header.Index().Where(each => each.Item.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).Select(each => each.Index)];

            if (found.Length == 1)
            {
                places.Add(column, found[0]);
            }
            else
            {
                faults.Add(found.Length == 0
                    ? $"line {mapping.HeaderLine}: there is no column '{name}', which the mapping reads as {column}."
                    : $"line {mapping.HeaderLine}: column '{name}' is there {found.Length} times, as columns {string.Join(" and ", found.Select(place => place + 1))}.");
            }
        }

        return faults.Count == 0 ? places : throw new UnreadableFileException(string.Join('\n', faults));
    }

    private static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(place => (reader.GetString(place) ?? "").Trim())];

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

    internal string At(string column) => string.Create(CultureInfo.InvariantCulture, $"line {Line}, {column}");
}
