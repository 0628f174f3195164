using CsvHelper;
using Workforce.Feeds.Faults;

namespace Workforce.Feeds.Sheets;

/// <summary>The line of a sheet that names its columns.</summary>
internal static class SheetHeaderLine
{
    private const int LinesToLookAt = 100;

    /// <summary>Reads on to it; what it names, and where each column that is to be read stands.</summary>
    /// <param name="reader">At the beginning of the file.</param>
    /// <param name="form">Which columns there must be, and on which line.</param>
    /// <param name="malformed">What the reader finds malformed, as it goes.</param>
    /// <param name="again">Opens the same file from its beginning.</param>
    /// <exception cref="UnreadableFileException">It is not where the mapping says, or columns are missing or doubled; all of them are named.</exception>
    public static (IReadOnlyList<string> Names, IReadOnlyList<SheetPlace> Places) Read(
        CsvReader reader, SheetForm form, ICollection<CsvMalformedReason> malformed, Func<CsvReader> again)
    {
        var line = form.HeaderLine;

        // Headings are lines of their own, whatever is in them; comments are passed over by the reader.
        while (reader.Read() && reader.LineNumber < line)
        {
            malformed.Clear();
        }

        line = form.HasComments && reader.FieldCount > 0 ? reader.LineNumber : line;

        if (reader.FieldCount == 0 || reader.LineNumber != line)
        {
            throw new UnreadableFileException(line, "", $"names no columns, and {form.SaidBy} that they stand there.");
        }

        var names = SheetReading.Cells(reader);
        var isBroken = malformed.Count > 0;
        var places = new List<SheetPlace>();
        var faults = new List<FileFault>();

        foreach (var column in form.Columns)
        {
            var found = PlacesOf(column.Title, names);

            if (found.Length == 1)
            {
                places.Add(new(column.Name, column.Title, found[0]));
            }
            else if (found.Length > 0 || !column.IsOptional)
            {
                faults.Add(new(line, "", found.Length == 0
                    ? $"there is no column '{column.Title}'{(form.IsMapped ? $", which the mapping reads as {column.Name}" : "")}."
                    : $"column '{column.Title}' is there {found.Length} times, as columns {string.Join(" and ", found.Select(place => place + 1))}."));
            }
        }

        if (faults.Count == 0)
        {
            return (names, places);
        }

        throw new UnreadableFileException([.. faults, .. Advice(form, line, names, isBroken, again)]);
    }

    /// <summary>What it may come of, if that can be seen.</summary>
    private static IEnumerable<FileFault> Advice(SheetForm form, long line, string[] names, bool isBroken, Func<CsvReader> again)
    {
        if (isBroken)
        {
            yield return new(line, "", "has a quotation mark that is not closed on the line; is a column's name broken over two lines? Take the line break out.");
        }

        if (names is [var only] && ";\t|,".FirstOrDefault(each => only.Contains(each, StringComparison.Ordinal)) is var separator and not '\0')
        {
            yield return new(line, "", $"is separated by {InWords(separator)}, and {form.SaidBy} by {InWords(form.Separator)}.");
        }

        using var reader = again();

        while (reader.Read() && reader.LineNumber <= LinesToLookAt)
        {
            var cells = SheetReading.Cells(reader);

            if (form.Columns.All(column => column.IsOptional || PlacesOf(column.Title, cells).Length == 1))
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
