using Workforce.CaseFeed.Sending;
using Workforce.CaseFeed.Sheets;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.Feeds.CommandLine;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Rows;
using Workforce.Feeds.Showing;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>Says what a report that was read adds up to, and pushes it if nothing is wrong with it.</summary>
internal sealed class SheetPush(PushArguments arguments, RunScreen screen, TextWriter error)
{
    private readonly Rejections _rejections = new();
    private bool _isAnySuperseded;

    /// <summary>Does it.</summary>
    /// <exception cref="Grpc.Core.RpcException">The service refused the push as a whole.</exception>
    /// <exception cref="WorkforceUnavailableException">The service is away for longer than it was to be borne.</exception>
    public async Task<PushOutcome> RunAsync(CaseloadSheet sheet, CancellationToken cancellationToken)
    {
        if (sheet.RowsAtFault.Count > 0)
        {
            return Refuse(sheet);
        }

        if (sheet.Warning is { } warning)
        {
            screen.Say(warning);
        }

        if (arguments.DryRun)
        {
            sheet.Days.ToList().ForEach(day => screen.Say(DayText.Of(day)));
            screen.Say($"{sheet.RowCount} rows read, none of them at fault. Nothing was pushed.");
            return new(ExitCode.Done);
        }

        return await PushAsync(sheet, cancellationToken);
    }

    private PushOutcome Refuse(CaseloadSheet sheet)
    {
        foreach (var row in sheet.RowsAtFault)
        {
            row.Faults.ForEach(fault => screen.Say(RowText.Of(row.Line, fault)));
        }

        screen.Say($"{sheet.RowCount} rows read, {sheet.RowsAtFault.Count} of them at fault. Nothing was pushed: a worker whose row cannot be read would be taken for having no cases.");
        return new(ExitCode.SomeRejected) { RowsAtFault = sheet.RowsAtFault };
    }

    private async Task<PushOutcome> PushAsync(CaseloadSheet sheet, CancellationToken cancellationToken)
    {
        await using var client = new WorkforceClient(new WorkforceClientOptions
        {
            Address = arguments.Address,
            Access = arguments.Access,
            Push = new Client.PushOptions { MaxTimeWithoutProgress = arguments.GiveUpAfter, OnInterrupted = WriteInterruption },
        });
        var run = new SnapshotRun(client.Caseloads, arguments.Terms, arguments.Mapping);
        screen.Say($"Pushing {arguments.Path} to {arguments.Address}");
        screen.Say($"Source: {arguments.Terms.Source}. Made time: {arguments.MadeTimeFrom} {MadeMoment.InWords(arguments.Terms.MadeTime)}.");
        var verdicts = await screen.ShowAsync(() => PushAsync(run, sheet, cancellationToken));
        WriteCounts(run.Counts);

        foreach (var (day, verdict) in verdicts)
        {
            verdict.Words.ToList().ForEach(line => screen.Say($"{day.Day:yyyy-MM-dd}: {line}"));
        }

        var refusals = verdicts.Select(each => each.Verdict).Where(verdict => verdict.Result is SnapshotResult.Refused).ToList();
        return new(refusals.Count > 0 ? ExitCode.Refused : _rejections.Count > 0 ? ExitCode.SomeRejected : ExitCode.Done)
        {
            RowsAtFault = _rejections.Count > 0 ? sheet.RowsOf(_rejections) : null,
            Refusals = refusals,
        };
    }

    private async Task<List<(CaseloadDay Day, SnapshotVerdict Verdict)>> PushAsync(SnapshotRun run, CaseloadSheet sheet, CancellationToken cancellationToken)
    {
        var bar = screen.Begin(Path.GetFileName(arguments.Path), "reports", sheet.Days.Sum(day => day.Workers.Count + day.Unallocated.Count));
        var verdicts = new List<(CaseloadDay, SnapshotVerdict)>();

        foreach (var day in sheet.Days)
        {
            screen.Say(DayText.Of(day));
            verdicts.Add((day, await run.PushAsync(day, Tell, cancellationToken)));
        }

        bar.Finish();
        return verdicts;

        void Tell(RowOutcome outcome)
        {
            _rejections.Note(outcome);
            _isAnySuperseded |= outcome.Superseded;

            if (RowText.Of(outcome) is { Length: > 0 } text)
            {
                screen.Say(text);
            }

            bar.Reach(run.Counts.Total);
        }
    }

    private void WriteInterruption(string reason) => screen.Warn(FeedFailures.Interruption(arguments.Address, reason, arguments.GiveUpAfter), error);

    private void WriteCounts(FeedCounts counts)
    {
        screen.Say(RowText.OfCount("Applied", counts.Applied, counts.Superseded, "superseded"));
        screen.Say(RowText.OfCount("Duplicate", counts.Duplicate));
        screen.Say(RowText.OfCount("Rejected", counts.Rejected));

        if (_isAnySuperseded)
        {
            screen.Say("What is superseded does not count: something that was made later, or at the same time, says otherwise. If this report is right, push it again with --made-time and the time that it is now.");
        }
    }
}
