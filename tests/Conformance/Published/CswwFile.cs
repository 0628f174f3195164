using CsvHelper;

namespace Workforce.Conformance.Published;

/// <summary>The rows of a file of the Department for Education's layout: columns by name, in any order.</summary>
public sealed class CswwFile
{
    private CswwFile(IReadOnlyList<CswwRow> rows) => Rows = rows;

    public IReadOnlyList<CswwRow> Rows { get; }

    /// <exception cref="UnreadableFileException">The file is not of that layout.</exception>
    public static async Task<CswwFile> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        await using var stream = File.OpenRead(path);
        return await ReadAsync(stream, cancellationToken);
    }

    /// <exception cref="UnreadableFileException">The file is not of that layout.</exception>
    public static async Task<CswwFile> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            OnMalformedRecord = record => throw new UnreadableFileException($"Line {record.LineNumber} is not CSV: {record.Reason}."),
        };
        using var reader = CsvReader.Create(stream, options, leaveOpen: true);

        try
        {
            return new(Unique(await RowsAsync(reader, cancellationToken)));
        }
        catch (CsvFormatException exception)
        {
            throw new UnreadableFileException($"Line {exception.LineNumber} is not CSV.");
        }
    }

    private static async Task<List<CswwRow>> RowsAsync(CsvReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new UnreadableFileException("The file is empty.");
        }

        var header = CswwRowReader.Of(reader.Current.ToArray());
        var rows = new List<CswwRow>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(header.Read(reader.LineNumber, reader.Current.ToArray()));
        }

        return rows.Count > 0 ? rows : throw new UnreadableFileException("The file has a header and no rows.");
    }

    private static List<CswwRow> Unique(List<CswwRow> rows)
    {
        var twice = rows.GroupBy(row => row.UnitId, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);

        return twice is null
            ? rows
            : throw new UnreadableFileException($"Lines {string.Join(" and ", twice.Select(row => row.Line))} are both {twice.First()}.");
    }
}
