using Workforce.HrFeed.Files;

namespace Workforce.HrFeed.Faults;

/// <summary>The rows of a file of changes as they stand in it.</summary>
internal static class RawRows
{
    /// <summary>Reads them: the header first, as line 0, and then each row with its line.</summary>
    public static async IAsyncEnumerable<(long Line, IReadOnlyList<string> Cells)> ReadAsync(
        string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);

        if (StaffingFile.IsCsv(path))
        {
            await foreach (var row in CsvFile.ReadRawAsync(file, cancellationToken))
            {
                yield return row;
            }

            yield break;
        }

        yield return (0, ["The line as it is"]);

        await foreach (var line in TextLines.ReadAsync(file, cancellationToken))
        {
            yield return (line.Number, [line.Text ?? "(no UTF-8 text, or too long)"]);
        }
    }
}
