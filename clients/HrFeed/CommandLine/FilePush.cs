using Workforce.Client;
using Workforce.Feeds.CommandLine;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Rows;
using Workforce.Feeds.Showing;

namespace Workforce.HrFeed.CommandLine;

/// <summary>Pushes a file and shows how it goes: a bar on a terminal, a line to each step elsewhere.</summary>
internal sealed class FilePush(FeedArguments arguments, RunScreen screen, TextWriter error)
{
    private readonly Rejections _rejections = new();

    /// <summary>Does it; the rows that did not land.</summary>
    public async Task<Rejections> RunAsync(CancellationToken cancellationToken)
    {
        var rows = StaffingFile.ReadAsync(arguments.Path, arguments.Rows, cancellationToken);
        await using var client = new WorkforceClient(new WorkforceClientOptions
        {
            Address = arguments.Address,
            Access = arguments.Access,
            Push = new PushOptions { MaxTimeWithoutProgress = arguments.GiveUpAfter, OnInterrupted = WriteInterruption },
        });
        var run = new FeedRun(client.Staffing);
        await WriteBannerAsync(cancellationToken);

        await screen.ShowAsync(() => ShowAsync(run, run.PushAsync(rows, cancellationToken), cancellationToken));
        WriteCounts(run.Counts);
        return _rejections;
    }

    private async Task WriteBannerAsync(CancellationToken cancellationToken)
    {
        var rest = arguments.Rows.MadeTime is { } given
            ? $"--made-time {MadeMoment.InWords(given)}"
            : $"the file's date {MadeMoment.InWords(MadeMoment.LastWritten(arguments.Path))}";
        var madeTime = await StaffingFile.MadeTimeFieldAsync(arguments.Path, cancellationToken) is { } field
            ? $"{field}; where it is empty, {rest}"
            : rest;

        screen.Say($"Pushing {arguments.Path} to {arguments.Address}");
        screen.Say($"Source: {arguments.Rows.Source}. Made time: {madeTime}.");
    }

    private void WriteInterruption(string reason) => screen.Warn(FeedFailures.Interruption(arguments.Address, reason, arguments.GiveUpAfter), error);

    private async Task<FeedCounts> ShowAsync(FeedRun run, IAsyncEnumerable<RowOutcome> outcomes, CancellationToken cancellationToken)
    {
        var bar = screen.Begin(Path.GetFileName(arguments.Path), "lines", await LineCount.OfAsync(arguments.Path, cancellationToken));

        await foreach (var outcome in outcomes)
        {
            _rejections.Note(outcome);

            if (RowText.Of(outcome) is { Length: > 0 } text)
            {
                screen.Say(text);
            }

            bar.Reach(outcome.Line);
        }

        bar.Finish();
        return run.Counts;
    }

    private void WriteCounts(FeedCounts counts)
    {
        Write("Applied", counts.Applied, counts.Superseded, "superseded");
        Write("Duplicate", counts.Duplicate, counts.StillHeld, "still held");
        Write("Held", counts.Held);
        Write("Rejected", counts.Rejected);

        if (counts.Held + counts.StillHeld > 0)
        {
            screen.Say("What was held is recorded, and counts by itself once what it waits for is known.");
        }

        if (counts.Rejected > 0)
        {
            screen.Say("Correct the rejected rows and push the file again.");
        }
    }

    private void Write(string result, long count, long part = 0, string partName = "") => screen.Say(RowText.OfCount(result, count, part, partName));
}
