using System.Globalization;
using Grpc.Core;
using Workforce.Client;
using Workforce.HrFeed.CommandLine;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>Takes the files of a drop folder, one after the other: extracts to be reconciled, and files of changes to be pushed.</summary>
internal sealed class FolderRun(FolderArguments arguments, TextWriter output)
{
    private static readonly string Excesses = string.Join(", ", Enum.GetNames<ExtractExcess>().Skip(1));

    private readonly DropFolder _folder = new(arguments.Folder);

    /// <summary>One run over what is there: the worst that became of any file, as an <see cref="ExitCode"/>.</summary>
    public async Task<int> OnceAsync(CancellationToken cancellationToken)
    {
        _folder.Look();
        await Task.Delay(arguments.StableFor, cancellationToken);
        return await TakeAsync(cancellationToken);
    }

    /// <summary>Until it is stopped: looks again and again, and waits while the service is away.</summary>
    public async Task<int> WatchAsync(CancellationToken cancellationToken)
    {
        var was = ExitCode.AllLanded;

        while (true)
        {
            var code = await TakeAsync(cancellationToken);

            if (code is ExitCode.ServiceUnavailable && was != code)
            {
                Say("The service is away; what is in the folder waits there, in order.");
            }

            was = code;
            await Task.Delay(arguments.StableFor < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : arguments.StableFor, cancellationToken);
        }
    }

    private async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        var worst = ExitCode.AllLanded;

        foreach (var file in _folder.Look())
        {
            var code = await TakeAsync(file, cancellationToken);

            if (code is ExitCode.ServiceUnavailable)
            {
                // Those after it wait: they may be about the same things.
                return code;
            }

            worst = Math.Max(worst, code);
        }

        return worst;
    }

    private async Task<int> TakeAsync(string file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);

        try
        {
            foreach (var mapping in arguments.Mappings)
            {
                if (mapping.DayOf(file) is { } day)
                {
                    return await ReconcileAsync(file, name, mapping, day, cancellationToken);
                }
            }

            Say($"{name}: pushing it as a file of changes, since no mapping is for a file of that name.");
            var push = new FeedArguments
            {
                Path = file,
                Address = arguments.Address,
                Rows = new RowDefaults { Source = arguments.Source },
                GiveUpAfter = arguments.GiveUpAfter,
            };
            var all = arguments.DryRun || arguments.Offline
                ? await new FileCheck(push, output).RunAsync(cancellationToken)
                : await new FilePush(push, output, output).RunAsync(cancellationToken);

            return Finish(file, all ? ExitCode.AllLanded : ExitCode.SomeRejected);
        }
        catch (UnreadableFileException exception)
        {
            Say($"{name} cannot be read:");
            Say(exception.Message);
            return Finish(file, ExitCode.BadInput, note: exception.Message);
        }
        catch (Exception exception) when (exception is WorkforceUnavailableException or RpcException { StatusCode: StatusCode.Unavailable })
        {
            return ExitCode.ServiceUnavailable;
        }
        catch (RpcException exception)
        {
            Say($"{name}: the service refused it ({exception.StatusCode}): {exception.Status.Detail}");
            return Finish(file, ExitCode.Refused, note: exception.Status.Detail);
        }
    }

    private async Task<int> ReconcileAsync(string file, string name, ExtractMapping mapping, DateOnly day, CancellationToken cancellationToken)
    {
        var sheet = ExtractSheet.Read(file, mapping);
        Say(string.Create(CultureInfo.InvariantCulture, $"{name}: {sheet.Rows.Count:N0} rows of {mapping.Source} as of {day:yyyy-MM-dd}, {sheet.FaultCount:N0} of them at fault."));

        if (sheet.FaultCount > 0 || arguments.Offline)
        {
            return Finish(file, sheet.FaultCount == 0 ? ExitCode.AllLanded : ExitCode.SomeRejected, sheet);
        }

        await using var client = new WorkforceClient(new WorkforceClientOptions { Address = arguments.Address, Access = AccessOptions.FromEnvironment() });
        var sending = new ExtractSending(client.Staffing, mapping);
        var header = sending.HeaderOf(file, day, sheet);
        header.ValidateOnly = arguments.DryRun;
        header.Confirmed.Add(arguments.Confirmed);
        var result = await sending.SendAsync(header, sheet, cancellationToken);
        Tell(name, result);

        return result.Error is null && result.Faults.Count == 0 ? Finish(file, ExitCode.AllLanded)
            : result.Faults.Count > 0 ? Finish(file, ExitCode.SomeRejected, sheet)
            : Finish(file, ExitCode.Refused, note: result.Error!.Status.Detail);
    }

    private void Tell(string name, ReconcileResult result)
    {
        foreach (var doubts in result.Doubts.GroupBy(doubt => doubt.Kind).OrderBy(doubts => doubts.Key))
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"{name}: look at {doubts.Count():N0} marked {doubts.Key}."));
        }

        foreach (var kind in result.Differences.GroupBy(difference => difference.Kind).OrderBy(kind => kind.Key))
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"{name}: {kind.Key,-16}{kind.Count(),8:N0}"));
        }

        foreach (var excess in result.Summary?.Excesses ?? [])
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"{name}: {excess.Excess} {excess.UnitId}: {excess.Ended:N0} of {excess.Held:N0} would end; to be confirmed."));
        }

        Say(result switch
        {
            { Error: { } error } => $"{name}: nothing was changed. {error.Status.Detail}"
                + (WorkforceError.Of(error).Reason is ErrorReason.ExtractExceeds ? $" With --confirm and one of: {Excesses}." : ""),
            { Summary: { } summary } => string.Create(CultureInfo.InvariantCulture, $"{name}: {summary.Outcome}, revision {summary.Revision}."),
            _ => $"{name}: the service did not say what became of it.",
        });
    }

    /// <summary>Moves a file to where it belongs now, with its faults beside it; a trial moves nothing.</summary>
    private int Finish(string file, int code, ExtractSheet? sheet = null, string? note = null)
    {
        foreach (var row in sheet?.Rows.Where(row => row.Faults.Count > 0).Take(20) ?? [])
        {
            foreach (var fault in row.Faults)
            {
                Say(fault.Column.Length > 0 ? $"{row.At(fault.Column)}: {fault.Reason}" : $"line {row.Line}: {fault.Reason}");
            }
        }

        if (arguments.DryRun || arguments.Offline)
        {
            return code;
        }

        if (code is ExitCode.AllLanded)
        {
            DropFolder.Move(file, _folder.Done);
            return code;
        }

        var moved = DropFolder.Move(file, _folder.Faulty);

        if (sheet is not null)
        {
            FaultsFile.Write($"{moved}.faults.csv", sheet);
            Say($"Its faults are in {moved}.faults.csv.");
        }
        else if (note is not null)
        {
            File.WriteAllText($"{moved}.faults.txt", note + Environment.NewLine);
        }

        return code;
    }

    private void Say(string line) => output.WriteLine(line);
}
