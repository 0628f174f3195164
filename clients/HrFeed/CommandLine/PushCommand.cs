using System.CommandLine;
using System.CommandLine.Parsing;
using Workforce.HrFeed.Files;
using Workforce.HrFeed.Showing;

namespace Workforce.HrFeed.CommandLine;

/// <summary>The command <c>push</c>: its arguments and what they may be.</summary>
internal static class PushCommand
{
    public static Command Create(FeedOptions options, RunScreen screen, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "The file: .csv, .ndjson or .jsonl." };
        var madeTime = new Option<DateTimeOffset?>("--made-time")
        {
            Description = "When the changes were made that do not say so themselves, such as 2026-04-01T09:30:00Z; "
                + "when the file was last written, if not given.",
            HelpName = "TIME",
            CustomParser = ParseMoment,
        };
        var faults = new Option<string?>("--faults") { Description = "Where to write the rejected rows, as CSV for a spreadsheet; nothing is written if there are none.", HelpName = "PATH" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read the file and list what is wrong with it; push nothing." };

        var push = new Command("push", "Pushes a file of staffing changes and says of each row that was refused why.") { file, madeTime, faults, dryRun };
        push.SetAction((parsed, cancellationToken) => new FeedCommand(
            new FeedArguments
            {
                Path = parsed.GetValue(file)!,
                Address = options.Service.AddressOf(parsed),
                Access = options.Service.AccessOf(parsed),
                Rows = new RowDefaults { Source = parsed.GetValue(options.Source)!, MadeTime = parsed.GetValue(madeTime) },
                GiveUpAfter = TimeSpan.FromSeconds(parsed.GetValue(options.GiveUpAfter)),
                FaultsPath = parsed.GetValue(faults),
                DryRun = parsed.GetValue(dryRun),
            },
            screen,
            error).RunAsync(cancellationToken));
        return push;
    }

    private static DateTimeOffset? ParseMoment(ArgumentResult result)
    {
        var isMoment = CellValues.TryReadMoment(result.Tokens[0].Value, out var moment);
        FeedOptions.Require(result, isMoment, "must be a time with its offset, such as 2026-04-01T09:30:00Z.");
        return moment;
    }
}
