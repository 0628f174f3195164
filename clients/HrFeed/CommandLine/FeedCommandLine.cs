using System.CommandLine;
using Workforce.CommandLine;
using Workforce.Feeds.Showing;

namespace Workforce.HrFeed.CommandLine;

/// <summary>The program's commands.</summary>
internal static class FeedCommandLine
{
    /// <summary>Runs what the arguments ask for, and returns an <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var options = new FeedOptions();
        var screen = RunScreen.For(output);
        var root = new RootCommand("Pushes staffing changes and full extracts from files to the Workforce service.")
        {
            PushCommand.Create(options, screen, error),
            FolderCommand.Create("once", "Takes the files that lie in a folder: full extracts, and files of changes.", options, screen, error, isWatch: false),
            FolderCommand.Create("watch", "Takes files as they are dropped into a folder, until it is stopped.", options, screen, error, isWatch: true),
        };
        options.AddTo(root);
        var parsed = root.Parse(arguments);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);

        return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
    }
}
