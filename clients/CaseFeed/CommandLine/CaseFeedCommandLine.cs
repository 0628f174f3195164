using System.CommandLine;
using Workforce.CommandLine;
using Workforce.Feeds.Showing;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>The program's commands.</summary>
internal static class CaseFeedCommandLine
{
    /// <summary>Runs what the arguments ask for, and returns an <see cref="ExitCode"/>.</summary>
    /// <param name="arguments">What was typed.</param>
    /// <param name="output">Where it says what it does.</param>
    /// <param name="error">Where it says what keeps it from that.</param>
    /// <param name="clock">Says which day it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        var service = new ServiceOptions();
        var screen = RunScreen.For(output);
        var root = new RootCommand("Pushes a case system's report of who has how many cases to the Workforce service.")
        {
            PushCommand.Create(service, clock, screen, error),
            FolderCommand.Create("once", "Pushes the reports that lie in a folder, each as a whole snapshot of its day.", service, clock, screen, error, isWatch: false),
            FolderCommand.Create("watch", "Pushes reports as they are dropped into a folder, until it is stopped.", service, clock, screen, error, isWatch: true),
        };
        service.AddTo(root);
        var parsed = root.Parse(arguments);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);

        return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
    }
}
