using System.CommandLine;
using Workforce.Feeds.CommandLine;
using Workforce.Feeds.Showing;

namespace Workforce.HrFeed.CommandLine;

/// <summary>The command <c>push</c>: its arguments and what they may be.</summary>
internal static class PushCommand
{
    public static Command Create(FeedOptions options, RunScreen screen, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "The file: .csv, .ndjson or .jsonl." };
        var faults = FeedOption.Faults();
        var dryRun = new Option<bool>("--dry-run") { Description = "Read the file and list what is wrong with it; push nothing." };

        var push = new Command("push", "Pushes a file of staffing changes and says of each row that was refused why.") { file, options.MadeTime, faults, dryRun };
        push.SetAction((parsed, cancellationToken) => new FeedCommand(
            new FeedArguments
            {
                Path = parsed.GetValue(file)!,
                Address = options.Service.AddressOf(parsed),
                Access = options.Service.AccessOf(parsed),
                Rows = new RowDefaults { Source = parsed.GetValue(options.Source)!, MadeTime = parsed.GetValue(options.MadeTime) },
                GiveUpAfter = TimeSpan.FromSeconds(parsed.GetValue(options.GiveUpAfter)),
                FaultsPath = parsed.GetValue(faults),
                DryRun = parsed.GetValue(dryRun),
            },
            screen,
            error).RunAsync(cancellationToken));
        return push;
    }
}
