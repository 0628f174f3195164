using System.Runtime.CompilerServices;
using Google.Protobuf;
using Workforce.Domain.Facts;
using Workforce.Service.Wire;

namespace Workforce.Service.Exporting;

/// <summary>Reads the lines of an export; whoever reads them all knows that they were all there.</summary>
internal static class LedgerFileReader
{
    /// <summary>The changes of a file, by number.</summary>
    /// <exception cref="ExportFormatException">A line is not what it should be, or the file has been cut off. Names the line; repeats nothing of it.</exception>
    public static async IAsyncEnumerable<RecordedChange> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var lines = new StreamReader(path);
        var header = Parse(await NextAsync(lines, 1, cancellationToken), 1).Header
            ?? throw new ExportFormatException(1, "is not the header of an export.");

        if (header.Format != LedgerExport.Format)
        {
            throw new ExportFormatException(1, $"names format {header.Format}; this version reads format {LedgerExport.Format}.");
        }

        var (number, revision) = (0L, 0L);

        for (var lineNumber = 2L; ; lineNumber++)
        {
            var line = Parse(await NextAsync(lines, lineNumber, cancellationToken), lineNumber);

            if (line.End is { } end)
            {
                if ((end.ChangeNumber, end.Revision) != (number, revision) || (header.ChangeNumber, header.Revision) != (number, revision))
                {
                    throw new ExportFormatException(lineNumber, $"and the header do not both end with change {number} of revision {revision}, as the changes do.");
                }

                yield break;
            }

            var change = Change(line, lineNumber);
            (number, revision) = (change.Number, change.Revision);

            yield return change;
        }
    }

    /// <summary>A file that fails is not to be taken for a ledger that does.</summary>
    private static async Task<string?> NextAsync(StreamReader lines, long lineNumber, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new ExportFormatException(lineNumber, $"cannot be read: {exception.Message}");
        }
    }

    private static RecordedChange Change(V1.LedgerExportLine line, long lineNumber)
    {
        if (line.Change is null)
        {
            throw new ExportFormatException(lineNumber, "is neither a change nor the end.");
        }

        var reader = new FieldReader();

        return reader.ExportedChange(line.Change)
            ?? throw new ExportFormatException(lineNumber, string.Join(" ", reader.Violations.Select(fault => $"{fault.Field} {fault.Description}")));
    }

    private static V1.LedgerExportLine Parse(string? line, long lineNumber)
    {
        if (line is null)
        {
            throw new ExportFormatException(lineNumber, "is missing: the file has been cut off.");
        }

        try
        {
            return JsonParser.Default.Parse<V1.LedgerExportLine>(line);
        }
        // Protobuf's own exceptions are of input and output.
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            throw new ExportFormatException(lineNumber, "is not a line of an export that this version knows.");
        }
    }
}

/// <summary>A file is not an export, or not a whole one.</summary>
internal sealed class ExportFormatException(long line, string fault) : Exception($"Line {line} {fault}");
