using Workforce.CaseFeed.Sheets;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.Feeds.Showing;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>Reads a report, pushes it if nothing is wrong with it, and writes the rows that something is wrong with.</summary>
internal sealed class FilePush(PushArguments arguments, RunScreen screen, TextWriter error)
{
    /// <summary>Does it, and returns an <see cref="Workforce.CommandLine.ExitCode"/>.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var sheet = Read(cancellationToken);
        var outcome = await new SheetPush(arguments, screen, error).RunAsync(sheet, cancellationToken);

        if (outcome.RowsAtFault is { } rows && arguments.FaultsPath is { } path)
        {
            await WriteFaultsAsync(path, sheet, rows);
        }

        return outcome.Code;
    }

    private CaseloadSheet Read(CancellationToken cancellationToken)
    {
        try
        {
            return arguments.Read(cancellationToken);
        }
        catch (UnreadableFileException)
        {
            error.WriteLine($"{arguments.Path} cannot be read:");
            throw;
        }
    }

    private async Task WriteFaultsAsync(string path, CaseloadSheet sheet, IEnumerable<SheetRow> rows)
    {
        try
        {
            await FaultsFile.WriteAsync(path, sheet.Header, rows);
            screen.Say($"The rejected rows are in {path}.");
        }
        // What was pushed is pushed: only the list is missing, and the exit code is about the push.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadableFileException or FileChangedException)
        {
            error.WriteLine($"Only the rejected rows could not be written to {path}: {exception.Message} All else is as it says above.");
        }
    }
}
