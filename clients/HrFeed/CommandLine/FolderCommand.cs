using System.CommandLine;
using Workforce.HrFeed.Extracts;
using Workforce.V1;

namespace Workforce.HrFeed.CommandLine;

/// <summary>The commands <c>once</c> and <c>watch</c>.</summary>
internal static class FolderCommand
{
    private static readonly Uri DefaultAddress = new("http://127.0.0.1:5080");

    public static Command Create(string name, string description, TextWriter output, TextWriter error, bool isWatch)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder that files are dropped into." };
        var mappings = new Option<string[]>("--mapping") { Description = "How an HR product's extract reads; as often as there are products.", HelpName = "FILE", DefaultValueFactory = _ => [] };
        var address = new Option<Uri>("--address") { Description = "Where the service listens.", HelpName = "URL", DefaultValueFactory = _ => DefaultAddress };
        var source = new Option<string>("--source") { Description = "The system that made the files of changes.", HelpName = "NAME", DefaultValueFactory = _ => RowDefaults.DefaultSource };
        var stable = new Option<int>("--stable") { Description = "For how many seconds a file must not have changed; NAME.done beside it says so too.", HelpName = "SECONDS", DefaultValueFactory = _ => 5 };
        stable.Validators.Add(result =>
        {
            if (result.GetValue(stable) is < 0 or > 3600)
            {
                result.AddError("--stable must be from 0 to 3600.");
            }
        });
        var confirm = new Option<ExtractExcess[]>("--confirm") { Description = "An excess that is as it should be.", HelpName = "EXCESS", DefaultValueFactory = _ => [] };
        var dryRun = new Option<bool>("--dry-run") { Description = "Ask the service what it would change; change and move nothing." };
        var offline = new Option<bool>("--offline") { Description = "Read the files and list what is wrong with them, without a service; move nothing." };
        var command = new Command(name, description) { folder, mappings, address, source, stable, confirm, dryRun, offline };

        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var run = new FolderRun(
                    new FolderArguments
                    {
                        Folder = parsed.GetValue(folder)!,
                        Address = parsed.GetValue(address)!,
                        Mappings = [.. parsed.GetValue(mappings)!.Select(ExtractMapping.Read)],
                        Source = parsed.GetValue(source)!,
                        StableFor = TimeSpan.FromSeconds(parsed.GetValue(stable)),
                        Confirmed = parsed.GetValue(confirm)!,
                        DryRun = parsed.GetValue(dryRun),
                        Offline = parsed.GetValue(offline),
                    },
                    output);
                var code = isWatch ? await run.WatchAsync(cancellationToken) : await run.OnceAsync(cancellationToken);

                if (code is ExitCode.ServiceUnavailable)
                {
                    error.WriteLine("The service does not answer. The files are where they were, in order: run the same command again.");
                }

                return code;
            }
            catch (Exception exception) when (exception is UnreadableFileException or IOException)
            {
                error.WriteLine(exception.Message);
                return ExitCode.BadInput;
            }
            catch (OperationCanceledException)
            {
                error.WriteLine("Stopped. The files that were not done are where they were.");
                return ExitCode.Stopped;
            }
        });

        return command;
    }
}
