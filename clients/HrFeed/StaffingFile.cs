using System.Runtime.CompilerServices;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Rows;
using Workforce.Feeds.Sheets;
using Workforce.HrFeed.Files;

namespace Workforce.HrFeed;

/// <summary>A file of staffing changes: CSV with one change to a row, or NDJSON with one change to a line.</summary>
/// <remarks>README.md beside this project says what the columns are and what makes pushing a file again harmless.</remarks>
public static class StaffingFile
{
    /// <summary>
    /// Reads a file row by row, however long it is. A row at fault is yielded with all its faults and stops nothing.
    /// </summary>
    /// <param name="path">The file; its name ends in <c>.csv</c>, <c>.ndjson</c> or <c>.jsonl</c>.</param>
    /// <param name="defaults">What the rows do not say themselves; the defaults if null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnreadableFileException">
    /// There is no such file, it may not be read, it has no rows, or its header is at fault.
    /// </exception>
    public static async IAsyncEnumerable<StaffingRow> ReadAsync(
        string path, RowDefaults? defaults = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        await using var file = Open(path);
        var origin = new RowOrigin(defaults?.Source ?? RowDefaults.DefaultSource, defaults?.MadeTime ?? MadeMoment.LastWritten(path));
        var rows = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => CsvFile.ReadAsync(file, origin, cancellationToken),
            ".NDJSON" or ".JSONL" => NdjsonFile.ReadAsync(file, origin, cancellationToken),
            _ => throw new UnreadableFileException("The file's name must end in .csv, .ndjson or .jsonl."),
        };
        var isEmpty = true;

        await foreach (var row in rows)
        {
            isEmpty = false;
            yield return row;
        }

        if (isEmpty)
        {
            throw new UnreadableFileException("The file has no rows.");
        }
    }

    /// <summary>
    /// Where a file's rows say themselves when their changes were made, in words; null if they cannot. Reads no further than
    /// the header.
    /// </summary>
    /// <exception cref="UnreadableFileException">As <see cref="ReadAsync"/>, as far as the header shows it.</exception>
    internal static async Task<string?> MadeTimeFieldAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = Open(path);

        if (!IsCsv(path))
        {
            return "the lines' madeTime";
        }

        var header = await CsvFile.ReadHeaderAsync(file, cancellationToken);
        return header.PlaceOf(Column.MadeTime) is null ? null : $"column {Column.MadeTime}";
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UnreadableFileException("It is a folder; name a file in it.");
        }

        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan);

            if (IsExcelWorkbook(file))
            {
                file.Dispose();
                throw new UnreadableFileException(Workbook.Advice);
            }

            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(exception.Message, exception);
        }
    }

    internal static bool IsCsv(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    private static bool IsExcelWorkbook(FileStream file)
    {
        // A pipe cannot be read twice.
        if (!file.CanSeek)
        {
            return false;
        }

        Span<byte> beginning = stackalloc byte[Workbook.MarkBytes];
        var read = file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return Workbook.Begins(beginning[..read]);
    }
}
