using System.CommandLine;
using Workforce.Feeds.CommandLine;
using Workforce.Feeds.Drops;
using Workforce.Feeds.Showing;
using Workforce.HrFeed.Extracts;
using Workforce.V1;

namespace Workforce.HrFeed.CommandLine;

/// <summary>The commands <c>once</c> and <c>watch</c>.</summary>
internal static class FolderCommand
{
    public static Command Create(string name, string description, FeedOptions options, RunScreen screen, TextWriter error, bool isWatch)
    {
        var folder = new FolderOptions("How an HR product's extract reads; as often as there are products.", "Ask the service what it would change; change and move nothing.");
        var confirm = new Option<ExtractExcess[]>("--confirm") { Description = "What an extract may change although it is more than happens in a day.", HelpName = "EXCESS", DefaultValueFactory = _ => [] };
        var offline = new Option<bool>("--offline") { Description = "Read the files and list what is wrong with them, without a service; move nothing." };
        var command = new Command(name, description);
        folder.AddTo(command);
        command.Options.Add(confirm);
        command.Options.Add(offline);

        if (!isWatch)
        {
            command.Options.Add(options.MadeTime);
        }

        command.SetAction((parsed, cancellationToken) =>
        {
            var service = options.Service.AddressOf(parsed);

            return FolderRun.InWordsAsync(exception => FeedFailures.Of(exception, service, FeedOptions.Right), error, () =>
            {
                var arguments = new FolderArguments
                {
                    Folder = parsed.GetValue(folder.Folder)!,
                    Address = service,
                    Access = options.Service.AccessOf(parsed),
                    Mappings = [.. parsed.GetValue(folder.Mappings)!.Select(ExtractMapping.Read)],
                    Rows = new RowDefaults { Source = parsed.GetValue(options.Source)!, MadeTime = isWatch ? null : parsed.GetValue(options.MadeTime) },
                    StableFor = folder.StableFor(parsed),
                    GiveUpAfter = TimeSpan.FromSeconds(parsed.GetValue(options.GiveUpAfter)),
                    Confirmed = parsed.GetValue(confirm)!,
                    DryRun = parsed.GetValue(folder.DryRun),
                    Offline = parsed.GetValue(offline),
                };
                var run = ExtractTaking.Run(arguments, screen, error);
                return isWatch ? run.WatchAsync(cancellationToken) : run.OnceAsync(cancellationToken);
            });
        });

        return command;
    }
}
