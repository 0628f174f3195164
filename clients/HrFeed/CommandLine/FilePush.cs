using System.Globalization;
using Spectre.Console;
using Workforce.Client;

namespace Workforce.HrFeed.CommandLine;

/// <summary>Pushes a file and shows how it goes: a bar on a terminal, a line to each step elsewhere.</summary>
internal sealed class FilePush(FeedArguments arguments, TextWriter output, TextWriter error)
{
    private const int RowsPerStep = 10_000;
    private const int RowsPerBarUpdate = 200;

    /// <summary>Does it; true if every row landed.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
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

        if (IsTerminal)
        {
            await ShowBarAsync(run, run.PushAsync(rows, cancellationToken), cancellationToken);
        }
        else
        {
            await WriteStepsAsync(run, run.PushAsync(rows, cancellationToken));
        }

        WriteCounts(run.Counts);
        return run.Counts.Rejected == 0;
    }

    private bool IsTerminal =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;

    private async Task WriteBannerAsync(CancellationToken cancellationToken)
    {
        var rest = arguments.Rows.MadeTime is { } given
            ? $"--made-time {InWords(given)}"
            : $"the file's date {InWords(StaffingFile.LastWritten(arguments.Path))}";
        var madeTime = await StaffingFile.MadeTimeFieldAsync(arguments.Path, cancellationToken) is { } field
            ? $"{field}; where it is empty, {rest}"
            : rest;

        output.WriteLine($"Pushing {arguments.Path} to {arguments.Address}");
        output.WriteLine($"Source: {arguments.Rows.Source}. Made time: {madeTime}.");
    }

    // From the thread that pushes, while another writes what became of the rows before: so to a writer of its own.
    private void WriteInterruption(string reason)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{arguments.Address} does not answer ({reason}); trying again for {arguments.GiveUpAfter.TotalSeconds:0} s.");

        if (IsTerminal)
        {
            AnsiConsole.WriteLine(text);
        }
        else
        {
            error.WriteLine(text);
        }
    }

    private static string InWords(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    private async Task WriteStepsAsync(FeedRun run, IAsyncEnumerable<RowOutcome> outcomes)
    {
        await foreach (var outcome in outcomes)
        {
            if (RowText.Of(outcome) is { Length: > 0 } text)
            {
                output.WriteLine(text);
            }

            if (run.Counts.Total % RowsPerStep == 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Counts.Total:N0} rows done"));
            }
        }
    }

    private async Task ShowBarAsync(FeedRun run, IAsyncEnumerable<RowOutcome> outcomes, CancellationToken cancellationToken)
    {
        var lines = await LineCount.OfAsync(arguments.Path, cancellationToken);

        await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask(Markup.Escape(Path.GetFileName(arguments.Path)), maxValue: Math.Max(lines, 1));

                await foreach (var outcome in outcomes)
                {
                    if (RowText.Of(outcome) is { Length: > 0 } text)
                    {
                        AnsiConsole.WriteLine(text);
                    }

                    if (run.Counts.Total % RowsPerBarUpdate == 0)
                    {
                        bar.Value = outcome.Line;
                    }
                }

                bar.Value = bar.MaxValue;
            });
    }

    private void WriteCounts(FeedCounts counts)
    {
        Write("Applied", counts.Applied, counts.Superseded, "superseded");
        Write("Duplicate", counts.Duplicate, counts.StillHeld, "still held");
        Write("Held", counts.Held);
        Write("Rejected", counts.Rejected);

        if (counts.Held + counts.StillHeld > 0)
        {
            output.WriteLine("What was held is recorded, and counts by itself once what it waits for is known.");
        }

        if (counts.Rejected > 0)
        {
            output.WriteLine("Correct the rejected rows and push the file again.");
        }
    }

    private void Write(string result, long count, long part = 0, string partName = "")
    {
        var some = part > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({part:N0} of them {partName})") : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result,-10}{count,12:N0}{some}"));
    }
}
