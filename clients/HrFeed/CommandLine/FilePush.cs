using System.Globalization;
using Spectre.Console;
using Workforce.Client;

namespace Workforce.HrFeed.CommandLine;

/// <summary>Pushes a file and shows how it goes: a bar on a terminal, a line to each step elsewhere.</summary>
internal sealed class FilePush(FeedArguments arguments, TextWriter output)
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
            Push = new PushOptions { MaxTimeWithoutProgress = arguments.GiveUpAfter },
        });
        var run = new FeedRun(client.Staffing);

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

    private async Task WriteStepsAsync(FeedRun run, IAsyncEnumerable<RowOutcome> outcomes)
    {
        output.WriteLine($"Pushing {arguments.Path} to {arguments.Address}");

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
        Write("Applied", counts.Applied);
        Write("Duplicate", counts.Duplicate);
        Write("Held", counts.Held);
        Write("Rejected", counts.Rejected);

        if (counts.Held > 0)
        {
            output.WriteLine("What was held is recorded, and counts by itself once what it waits for is known.");
        }

        if (counts.Rejected > 0)
        {
            var madeTime = arguments.Rows.MadeTime ?? StaffingFile.LastWritten(arguments.Path);
            output.WriteLine(
                "Correct the rejected rows where they stand and push the file again; to have the others come back as duplicates, add "
                + $"--made-time {madeTime.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'}");
        }
    }

    private void Write(string result, long count) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result,-10}{count,12:N0}"));
}
