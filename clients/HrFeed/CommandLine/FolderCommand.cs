using System.CommandLine;
using Workforce.HrFeed.Extracts;
using Workforce.HrFeed.Showing;
using Workforce.V1;

namespace Workforce.HrFeed.CommandLine;

/// <summary>The commands <c>once</c> and <c>watch</c>.</summary>
internal static class FolderCommand
{
    private const string Waiting = "The files that were not done are where they were, in order: run the same command again.";

    public static Command Create(string name, string description, FeedOptions options, RunScreen screen, TextWriter error, bool isWatch)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder that files are dropped into." };
        var mappings = new Option<string[]>("--mapping") { Description = "How an HR product's extract reads; as often as there are products.", HelpName = "FILE", DefaultValueFactory = _ => [] };
        var stable = new Option<int>("--stable") { Description = "For how many seconds a file must not have changed; NAME.done beside it says so too.", HelpName = "SECONDS", DefaultValueFactory = _ => 5 };
        stable.Validators.Add(result => FeedOptions.Require(result, result.GetValue(stable) is >= 0 and <= 3600, "must be from 0 to 3600."));
        var confirm = new Option<ExtractExcess[]>("--confirm") { Description = "An excess that is as it should be.", HelpName = "EXCESS", DefaultValueFactory = _ => [] };
        var dryRun = new Option<bool>("--dry-run") { Description = "Ask the service what it would change; change and move nothing." };
        var offline = new Option<bool>("--offline") { Description = "Read the files and list what is wrong with them, without a service; move nothing." };
        var command = new Command(name, description) { folder, mappings, stable, confirm, dryRun, offline };

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var service = options.Service.AddressOf(parsed);

            try
            {
                var run = new FolderRun(
                    new FolderArguments
                    {
                        Folder = parsed.GetValue(folder)!,
                        Address = service,
                        Access = options.Service.AccessOf(parsed),
                        Mappings = [.. parsed.GetValue(mappings)!.Select(ExtractMapping.Read)],
                        Source = parsed.GetValue(options.Source)!,
                        StableFor = TimeSpan.FromSeconds(parsed.GetValue(stable)),
                        GiveUpAfter = TimeSpan.FromSeconds(parsed.GetValue(options.GiveUpAfter)),
                        Confirmed = parsed.GetValue(confirm)!,
                        DryRun = parsed.GetValue(dryRun),
                        Offline = parsed.GetValue(offline),
                    },
                    screen,
                    error);

                return isWatch ? await run.WatchAsync(cancellationToken) : await run.OnceAsync(cancellationToken);
            }
            catch (Exception exception) when (FeedFailures.Of(exception, service) is { } failure)
            {
                return failure.Code is ExitCode.BadInput ? failure.WriteTo(error) : failure.WriteTo(error, Waiting);
            }
        });

        return command;
    }
}
