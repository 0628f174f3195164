using System.CommandLine;
using Workforce.Answers;
using Workforce.CommandLine;

namespace Workforce.Caseloads.CommandLine;

/// <summary>The program's commands.</summary>
internal static class CaseloadCommandLine
{
    /// <summary>Runs what the arguments ask for, and returns an <see cref="ExitCode"/>.</summary>
    public static Task<int> RunAsync(string[] arguments, Screen screen, TextWriter error, CancellationToken cancellationToken = default)
    {
        var options = new AnswerOptions();
        var answering = new Answering(options, screen, error);
        var questions = new QuestionCommands(answering);
        var root = new RootCommand("Shows a team's caseloads and who is over the limit, from the Workforce service.")
        {
            questions.Team(),
            questions.Breaches(),
            questions.Worker(),
            questions.Preview(),
            new PlanCommand(answering, questions.AsOf).Plan(),
            new WatchCommand(answering, options, questions.AsOf, screen, error).Watch(),
            questions.AsOf,
        };

        return answering.RunAsync(root, arguments, cancellationToken);
    }
}
