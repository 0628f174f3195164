using System.CommandLine;
using Workforce.CaseFeed.Sheets;
using Workforce.CommandLine;
using Workforce.Feeds.CommandLine;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Rows;
using Workforce.Feeds.Sheets;
using Workforce.Feeds.Showing;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>The command <c>push</c>.</summary>
internal static class PushCommand
{
    /// <summary>The right that it takes to push.</summary>
    public const string Right = "caseload.write";

    private const string Again = "Run the same command again: what had arrived comes back as duplicate.";

    public static Command Create(ServiceOptions service, TimeProvider clock, RunScreen screen, TextWriter error)
    {
        var options = new PushOptions();
        var command = new Command("push", "Pushes a report as a whole snapshot of its day, and says of each row that was refused why. Of rows at fault, nothing is sent.");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (path, address) = (parsed.GetValue(options.File)!, service.AddressOf(parsed));

            try
            {
                return await new FilePush(ArgumentsOf(parsed, options, service, clock), screen, error).RunAsync(cancellationToken);
            }
            catch (FileChangedException)
            {
                error.WriteLine($"{path} was changed while it was read, so nothing was made of it. Push it once it is written whole.");
                return ExitCode.BadInput;
            }
            catch (Exception exception) when (FeedFailures.Of(exception, address, Right) is { } failure)
            {
                return failure.Code is ExitCode.ServiceUnavailable or ExitCode.Stopped ? failure.WriteTo(error, Again) : failure.WriteTo(error);
            }
        });
        return command;
    }

    /// <exception cref="UnreadableFileException">The mapping is at fault, or nothing says which case system it is.</exception>
    private static PushArguments ArgumentsOf(ParseResult parsed, PushOptions options, ServiceOptions service, TimeProvider clock)
    {
        var path = parsed.GetValue(options.File)!;
        var mapping = parsed.GetValue(options.Mapping) is { } file ? CaseloadMapping.Read(file) : CaseloadMapping.Own;
        var isPartial = parsed.GetValue(options.Partial);
        var madeTime = parsed.GetValue(options.MadeTime);
        var terms = options.Snapshot.TermsOf(parsed, mapping, madeTime ?? MadeMoment.LastWritten(path));

        return new()
        {
            Path = path,
            Address = service.AddressOf(parsed),
            Access = service.AccessOf(parsed),
            Mapping = mapping,
            Terms = terms with
            {
                CoveredUnitIds = isPartial ? [] : terms.CoveredUnitIds,
                ConfirmShrink = parsed.GetValue(options.ConfirmShrink),
                IsPartial = isPartial,
            },
            HasSeveralDays = parsed.GetValue(options.SeveralDays),
            AsOf = parsed.GetValue(options.AsOf),
            LastDay = PushArguments.LastDayAt(clock),
            MadeTimeFrom = madeTime is null ? PushArguments.FileDate : "--made-time",
            GiveUpAfter = TimeSpan.FromSeconds(parsed.GetValue(options.GiveUpAfter)),
            FaultsPath = parsed.GetValue(options.Faults),
            DryRun = parsed.GetValue(options.DryRun),
        };
    }
}
