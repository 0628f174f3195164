using CsvHelper;

namespace Workforce.HrFeed.Extracts;

/// <summary>The line of an extract that names its columns.</summary>
internal static class ExtractHeaderLine
{
    private const int LinesToLookAt = 100;

    /// <summary>Reads on to it; where each column of the mapping stands, from 0.</summary>
    /// <param name="reader">At the beginning of the file.</param>
    /// <param name="mapping">Which columns there must be, and on which line.</param>
    /// <param name="malformed">What the reader finds malformed, as it goes.</param>
    /// <param name="again">Opens the same file from its beginning.</param>
    /// <exception cref="UnreadableFileException">It is not where the mapping says, or columns are missing or doubled; all of them are named.</exception>
    public static (IReadOnlyList<string> Names, IReadOnlyDictionary<string, int> Places) Read(
        CsvReader reader, ExtractMapping mapping, ICollection<CsvMalformedReason> malformed, Func<CsvReader> again)
    {
        // Headings are lines of their own, whatever is in them.
        while (reader.Read() && reader.LineNumber < mapping.HeaderLine)
        {
            malformed.Clear();
        }

        if (reader.FieldCount == 0 || reader.LineNumber != mapping.HeaderLine)
        {
            throw new UnreadableFileException(mapping.HeaderLine, "", "names no columns, and the mapping says that they stand there.");
        }

        var names = ExtractReading.Cells(reader);
        var isBroken = malformed.Count > 0;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<FileFault>();

        foreach (var (column, name) in mapping.Columns)
        {
            var found = PlacesOf(name, names);

            if (found.Length == 1)
            {
                places.Add(column, found[0]);
            }
            else
            {
                faults.Add(new(mapping.HeaderLine, "", found.Length == 0
                    ? $"there is no column '{name}', which the mapping reads as {column}."
                    : $"column '{name}' is there {found.Length} times, as columns {string.Join(" and ", found.Select(place => place + 1))}."));
            }
        }

        if (faults.Count == 0)
        {
            return (names, places);
        }

        throw new UnreadableFileException([.. faults, .. Advice(mapping, names, isBroken, again)]);
    }

    /// <summary>What it may come of, if that can be seen.</summary>
    private static IEnumerable<FileFault> Advice(ExtractMapping mapping, string[] names, bool isBroken, Func<CsvReader> again)
    {
        if (isBroken)
        {
            yield return new(mapping.HeaderLine, "", "has a quotation mark that is not closed on the line; is a column's name broken over two lines? Take the line break out.");
        }

        if (names is [var only] && ";\t|,".FirstOrDefault(each => only.Contains(each, StringComparison.Ordinal)) is var separator and not '\0')
        {
            yield return new(mapping.HeaderLine, "", $"is separated by {InWords(separator)}, and the mapping says by {InWords(mapping.Separator[0])}.");
        }

        using var reader = again();

        while (reader.Read() && reader.LineNumber <= LinesToLookAt)
        {
            var line = ExtractReading.Cells(reader);

            if (mapping.Columns.Values.All(name => PlacesOf(name, line).Length == 1))
            {
                yield return new(null, "", $"Line {reader.LineNumber} names all of them: say \"headerLine\": {reader.LineNumber} in the mapping, or take the headings above it out.");
                yield break;
            }
        }
    }

    private static int[] PlacesOf(string name, string[] names) =>
        [.. names.Index().Where(each => each.Item.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).Select(each => each.Index)];

    private static string InWords(char separator) => separator switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "vertical bars",
        _ => $"'{separator}'",
    };
}
