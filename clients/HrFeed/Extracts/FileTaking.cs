using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Workforce.Client;
using Workforce.HrFeed.CommandLine;
using Workforce.HrFeed.Faults;
using Workforce.HrFeed.Showing;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>Takes one file of a drop folder, and puts it where it belongs then.</summary>
internal sealed class FileTaking(FolderArguments arguments, DropFolder folder, RunScreen screen, TextWriter error)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <summary>Takes it.</summary>
    /// <returns>What became of it, as an <see cref="ExitCode"/>; null if it is still being written, and was left.</returns>
    /// <exception cref="RpcException">The service takes nothing now, from us or from anybody; nothing is wrong with the file, and it is where it was.</exception>
    /// <exception cref="WorkforceUnavailableException">The same.</exception>
    /// <exception cref="IOException">It, or the folder, cannot be read or moved now.</exception>
    public async Task<int?> TakeAsync(DropFile file, CancellationToken cancellationToken)
    {
        if (file.IsBeingWritten())
        {
            return null;
        }

        try
        {
            var (mapping, day) = arguments.Mappings.Select(mapping => (mapping, Day: mapping.DayOf(file.Path))).FirstOrDefault(each => each.Day is not null);

            return mapping is null
                ? await PushAsync(file, cancellationToken)
                : await ReconcileAsync(file, mapping, day!.Value, cancellationToken);
        }
        catch (UnreadableFileException exception) when (exception.InnerException is IOException or UnauthorizedAccessException)
        {
            return file.IsGone ? ExitCode.AllLanded : throw new IOException($"{file.Name}: {exception.Message}", exception);
        }
        catch (FileChangedException)
        {
            return null;
        }
        catch (UnreadableFileException exception)
        {
            if (!file.IsAsItWas())
            {
                return null;
            }

            screen.Say($"{file.Name} cannot be read:");
            exception.Faults.ToList().ForEach(fault => screen.Say(fault.ToString()));
            return await RefuseAsync(file, ExitCode.BadInput, path => FaultsFile.WriteAsync(path, exception.Faults));
        }
    }

    private async Task<int?> PushAsync(DropFile file, CancellationToken cancellationToken)
    {
        screen.Say($"{file.Name}: pushing it as a file of changes, since no mapping is for a file of that name.");
        var push = new FeedArguments
        {
            Path = file.Path,
            Address = arguments.Address,
            Access = arguments.Access,
            Rows = new RowDefaults { Source = arguments.Source },
            GiveUpAfter = arguments.GiveUpAfter,
        };
        var rejections = arguments.IsTrial
            ? await new FileCheck(push, screen).RunAsync(cancellationToken)
            : await new FilePush(push, screen, error).RunAsync(cancellationToken);

        return !file.IsAsItWas() ? null
            : rejections.Count == 0 ? Land(file)
            : await RefuseAsync(file, ExitCode.SomeRejected, path => FaultsFile.WriteAsync(path, file.Path, rejections, cancellationToken));
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

        return arguments.Offline ? ExitCode.AllLanded : await SendAsync(file, mapping, day, sheet, cancellationToken);
    }

    private async Task<int?> SendAsync(DropFile file, ExtractMapping mapping, DateOnly day, ExtractSheet sheet, CancellationToken cancellationToken)
    {
        await using var client = new WorkforceClient(new WorkforceClientOptions { Address = arguments.Address, Access = arguments.Access });
        var sending = new ExtractSending(client.Staffing, mapping);
        var header = sending.HeaderOf(StaffingFile.LastWritten(file.Path), day, sheet);
        header.ValidateOnly = arguments.DryRun;
        header.Confirmed.Add(arguments.Confirmed);
        var (result, answer) = await SendAsync(
            file, sheet, (answer, sent) => sending.SendAsync(file, header, sheet, answer, sent, cancellationToken), cancellationToken);
        answer.InWords(result).ForEach(line => screen.Say($"{file.Name}: {line}"));

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
        var bar = screen.Begin(file.Name, "statements sent", sheet.StatementCount);
        var isToldOf = false;

        while (true)
        {
            try
            {
                var answer = new ExtractAnswer();
                var result = await send(answer, bar.Reach);
                bar.End();
                return (result, answer);
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable && Stopwatch.GetElapsedTime(begun) < arguments.GiveUpAfter)
            {
                if (!isToldOf)
                {
                    screen.Warn($"{arguments.Address} does not answer; trying again for {arguments.GiveUpAfter.TotalSeconds:0} s.", error);
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

    private int Land(DropFile file)
    {
        if (!arguments.IsTrial)
        {
            DropFolder.Move(file, DropFolder.PlaceIn(folder.Done, file));
        }

        return ExitCode.AllLanded;
    }

    private Task<int> RefuseAsync(
        DropFile file, ExtractSheet sheet, SheetFaults faults, ILookup<int, RowFault> found, CancellationToken cancellationToken)
    {
        foreach (var row in faults.First)
        {
            row.Faults.ForEach(fault => screen.Say(RowText.Of(row.Line, fault)));
        }

        if (faults.Count > faults.First.Count)
        {
            Say(file, $"{faults.Count - faults.First.Count:N0} more rows are at fault.");
        }

        return RefuseAsync(
            file, ExitCode.SomeRejected, path => FaultsFile.WriteAsync(path, sheet.Header, sheet.RowsAtFault(found, cancellationToken)));
    }

    /// <summary>Moves a file to where somebody looks at it, with what is wrong with it beside it; a trial moves nothing.</summary>
    private async Task<int> RefuseAsync(DropFile file, int code, Func<string, Task> writeFaults)
    {
        if (!arguments.IsTrial)
        {
            var target = DropFolder.PlaceIn(folder.Faulty, file);
            // The faults first: who is killed in between writes them again.
            await writeFaults($"{target}.faults.csv");
            DropFolder.Move(file, target);
            screen.Say($"{file.Name}: moved to {target}; what is wrong with it is in {target}.faults.csv.");
        }

        return code;
    }

    private void Say(DropFile file, FormattableString text) => screen.Say($"{file.Name}: {text.ToString(CultureInfo.InvariantCulture)}");
}
