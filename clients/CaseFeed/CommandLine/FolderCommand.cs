using System.CommandLine;
using Workforce.CaseFeed.Sheets;
using Workforce.CommandLine;
using Workforce.Feeds.CommandLine;
using Workforce.Feeds.Drops;
using Workforce.Feeds.Rows;
using Workforce.Feeds.Showing;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>The commands <c>once</c> and <c>watch</c>.</summary>
internal static class FolderCommand
{
    public static Command Create(string name, string description, ServiceOptions service, TimeProvider clock, RunScreen screen, TextWriter error, bool isWatch)
    {
        var folder = new FolderOptions(
            "How a case system's report reads; as often as there are case systems. Without, files have our own names for their columns.",
            "Read the reports, add them up and list what is wrong with them; push and move nothing.");
        var snapshot = new SnapshotOptions();
        var giveUpAfter = FeedOption.GiveUpAfter();
        var command = new Command(name, description);
        folder.AddTo(command);
        snapshot.AddTo(command);
        command.Options.Add(giveUpAfter);

        command.SetAction((parsed, cancellationToken) =>
        {
            var address = service.AddressOf(parsed);

            return FolderRun.InWordsAsync(InWords, error, () =>
            {
                var access = service.AccessOf(parsed);
                var isTrial = parsed.GetValue(folder.DryRun);
                CaseloadMapping[] mappings = parsed.GetValue(folder.Mappings) is { Length: > 0 } files ? [.. files.Select(CaseloadMapping.Read)] : [CaseloadMapping.Own];
                // At once, and not at the first file of the night.
                mappings.ToList().ForEach(mapping => snapshot.TermsOf(parsed, mapping, default));

                var taking = new ReportTaking(parsed.GetValue(folder.Folder)!, mappings, ArgumentsOf, isTrial, screen, error);
                var run = new FolderRun(taking, folder.StableFor(parsed), screen, InWords);
                return isWatch ? run.WatchAsync(cancellationToken) : run.OnceAsync(cancellationToken);

                PushArguments ArgumentsOf(string path, CaseloadMapping mapping) => new()
                {
                    Path = path,
                    Address = address,
                    Access = access,
                    Mapping = mapping,
                    Terms = snapshot.TermsOf(parsed, mapping, MadeMoment.LastWritten(path)),
                    LastDay = PushArguments.LastDayAt(clock),
                    MadeTimeFrom = PushArguments.FileDate,
                    GiveUpAfter = TimeSpan.FromSeconds(parsed.GetValue(giveUpAfter)),
                    DryRun = isTrial,
                };
            });

            Failure? InWords(Exception exception) => FeedFailures.Of(exception, address, PushCommand.Right);
        });
        return command;
    }
}
