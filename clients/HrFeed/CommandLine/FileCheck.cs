using System.Globalization;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Rows;
using Workforce.Feeds.Showing;

namespace Workforce.HrFeed.CommandLine;

/// <summary>Reads a file and lists what is wrong with it, without a service.</summary>
internal sealed class FileCheck(FeedArguments arguments, RunScreen screen)
{
    private readonly Rejections _rejections = new();

    /// <summary>Does it; the rows that cannot be pushed.</summary>
    public async Task<Rejections> RunAsync(CancellationToken cancellationToken)
    {
        var rows = await screen.ShowAsync(() => ReadAsync(cancellationToken));
        screen.Say(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows read, {_rejections.Count:N0} of them at fault. Nothing was pushed."));
        return _rejections;
    }

    private async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        var bar = screen.Begin(Path.GetFileName(arguments.Path), "lines", await LineCount.OfAsync(arguments.Path, cancellationToken));
        var rows = 0L;

        await foreach (var row in StaffingFile.ReadAsync(arguments.Path, arguments.Rows, cancellationToken))
        {
            rows++;

            if (row.Change is null)
            {
                var outcome = RowOutcome.Unread(row.Line, row.Faults);
                _rejections.Note(outcome);
                screen.Say(RowText.Of(outcome));
            }

            bar.Reach(row.Line);
        }

        bar.Finish();
        return rows;
    }
}
