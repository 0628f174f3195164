using System.Diagnostics;
using Grpc.Core;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.Feeds.CommandLine;
using Workforce.Feeds.Drops;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Rows;
using Workforce.Feeds.Showing;
using Workforce.HrFeed.CommandLine;
using Workforce.HrFeed.Faults;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>Takes a file: an extract, to be reconciled, by the mapping that is for its name; a file of changes, to be pushed, where none is.</summary>
internal sealed class ExtractTaking(FolderArguments arguments, RunScreen screen, TextWriter error)
    : FileTaking(new DropFolder(arguments.Folder, ".CSV", ".NDJSON", ".JSONL"), arguments.IsTrial, screen)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <summary>A run over all files.</summary>
    public static FolderRun Run(FolderArguments arguments, RunScreen screen, TextWriter error) => new(
        new ExtractTaking(arguments, screen, error), arguments.StableFor, screen, exception => FeedFailures.Of(exception, arguments.Address, FeedOptions.Right));

    protected override Task<int?> TakeWholeAsync(DropFile file, CancellationToken cancellationToken)
    {
        var (mapping, day) = arguments.Mappings.Select(mapping => (mapping, Day: mapping.DayOf(file.Path))).FirstOrDefault(each => each.Day is not null);

        return mapping is null
            ? PushAsync(file, cancellationToken)
            : ReconcileAsync(file, mapping, day!.Value, cancellationToken);
    }

    private async Task<int?> PushAsync(DropFile file, CancellationToken cancellationToken)
    {
        Screen.Say($"{file.Name}: pushing it as a file of changes, since no mapping is for a file of that name.");
        var push = new FeedArguments
        {
            Path = file.Path,
            Address = arguments.Address,
            Access = arguments.Access,
            Rows = arguments.Rows,
            GiveUpAfter = arguments.GiveUpAfter,
        };
        var rejections = arguments.IsTrial
            ? await new FileCheck(push, Screen).RunAsync(cancellationToken)
            : await new FilePush(push, Screen, error).RunAsync(cancellationToken);

        return !file.IsAsItWas() ? null
            : rejections.Count == 0 ? Land(file)
            : await RefuseAsync(file, ExitCode.SomeRejected, path => FaultsFile.WriteAsync(path, RawRows.ReadAsync(file.Path, cancellationToken), rejections));
    }

    private async Task<int?> ReconcileAsync(DropFile file, ExtractMapping mapping, DateOnly day, CancellationToken cancellationToken)
    {
        using var sheet = ExtractSheet.Read(file.Path, mapping, cancellationToken);

        if (!file.IsAsItWas())
        {
            return null;
        }

        Say(file, $"{sheet.RowCount:N0} rows of {mapping.Source} as of {day:yyyy-MM-dd}, {sheet.Faults.Count:N0} of them at fault.");

        if (sheet.Faults.Count > 0)
        {
            return await RefuseAsync(file, sheet, sheet.Faults, SheetFaults.NoneFound, cancellationToken);
        }

        return arguments.Offline ? ExitCode.Done : await SendAsync(file, mapping, day, sheet, cancellationToken);
    }

    private async Task<int?> SendAsync(DropFile file, ExtractMapping mapping, DateOnly day, ExtractSheet sheet, CancellationToken cancellationToken)
    {
        await using var client = new WorkforceClient(new WorkforceClientOptions { Address = arguments.Address, Access = arguments.Access });
        var sending = new ExtractSending(client.Staffing, mapping);
        var header = sending.HeaderOf(arguments.Rows.MadeTime ?? MadeMoment.LastWritten(file.Path), day, sheet);
        header.ValidateOnly = arguments.DryRun;
        header.Confirmed.Add(arguments.Confirmed);
        var (result, answer) = await SendAsync(
            file, sheet, (answer, sent) => sending.SendAsync(file, header, sheet, answer, sent, cancellationToken), cancellationToken);
        answer.InWords(result).ForEach(line => Screen.Say($"{file.Name}: {line}"));

        if (result.Faults.Count > 0)
        {
            var found = sending.Found(result);
            return await RefuseAsync(file, sheet, SheetFaults.Of(sheet.RowsAtFault(found, cancellationToken)), found, cancellationToken);
        }

        return result.Error switch
        {
            null => Land(file),
            { } refusal when IsAboutTheFile(refusal) => await RefuseAsync(
                file, ExitCode.Refused, path => FaultsFile.WriteAsync(path, [new FileFault(null, "", refusal.Status.Detail)])),
            { } refusal => throw refusal,
        };
    }

    /// <summary>Sends it, again if the service is away for a moment: the same extract sent again changes nothing.</summary>
    private async Task<(ReconcileResult Result, ExtractAnswer Answer)> SendAsync(
        DropFile file, ExtractSheet sheet, Func<ExtractAnswer, Action<long>, Task<ReconcileResult>> send, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var bar = Screen.Begin(file.Name, "entries sent", sheet.StatementCount);
        var isToldOf = false;

        while (true)
        {
            try
            {
                var answer = new ExtractAnswer();
                var result = await send(answer, bar.Reach);
                bar.Finish();
                return (result, answer);
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable && Stopwatch.GetElapsedTime(begun) < arguments.GiveUpAfter)
            {
                if (!isToldOf)
                {
                    Screen.Warn($"{arguments.Address} does not answer; trying again for {arguments.GiveUpAfter.TotalSeconds:0} s.", error);
                    isToldOf = true;
                }

                await Task.Delay(BetweenTries, cancellationToken);
            }
        }
    }

    /// <summary>Whether a refusal is about what the file says; all others are about who sends it, or about the service.</summary>
    private static bool IsAboutTheFile(RpcException refusal) =>
        refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.AlreadyExists or StatusCode.NotFound or StatusCode.OutOfRange
        // The status of who asks too often, too; but this file is too large tomorrow as well, and would hold up all others.
        || WorkforceError.Of(refusal).Reason is ErrorReason.ExtractTooLarge;

    private Task<int> RefuseAsync(
        DropFile file, ExtractSheet sheet, SheetFaults faults, ILookup<int, RowFault> found, CancellationToken cancellationToken)
    {
        foreach (var row in faults.First)
        {
            row.Faults.ForEach(fault => Screen.Say(RowText.Of(row.Line, fault)));
        }

        if (faults.Count > faults.First.Count)
        {
            Say(file, $"{faults.Count - faults.First.Count:N0} more rows are at fault.");
        }

        return RefuseAsync(
            file, ExitCode.SomeRejected, path => FaultsFile.WriteAsync(path, sheet.Header, sheet.RowsAtFault(found, cancellationToken)));
    }
}
