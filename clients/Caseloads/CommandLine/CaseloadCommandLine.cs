using System.CommandLine;
using System.CommandLine.Invocation;
using Workforce.Caseloads.Showing;

namespace Workforce.Caseloads.CommandLine;

/// <summary>The program's commands.</summary>
internal static class CaseloadCommandLine
{
    /// <summary>Runs what the arguments ask for, and returns an <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] arguments, Screen screen, TextWriter error, CancellationToken cancellationToken = default)
    {
        var options = new SharedOptions();
        var commands = new QuestionCommands(options, screen, error);
        var root = new RootCommand("Shows a team's caseloads and who is over the limit, from the Workforce service.")
        {
            commands.Team(),
            commands.Breaches(),
            commands.Worker(),
            commands.Preview(),
            commands.Watch(),
        };
        options.AddTo(root);

        var parsed = root.Parse(arguments);

        if (parsed.Action is ParseErrorAction mistake)
        {
            // What a program reads is not to begin with a page of help.
            mistake.ShowHelp = arguments.Length == 0;
        }

        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = screen.Output, Error = error }, cancellationToken);
        return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
    }
}
