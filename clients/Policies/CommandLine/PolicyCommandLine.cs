using System.CommandLine;
using Workforce.Answers;
using Workforce.CommandLine;

namespace Workforce.Policies.CommandLine;

/// <summary>The program's commands.</summary>
internal static class PolicyCommandLine
{
    /// <summary>Runs what the arguments ask for, and returns an <see cref="ExitCode"/>.</summary>
    public static Task<int> RunAsync(string[] arguments, Screen screen, TextWriter error, CancellationToken cancellationToken = default)
    {
        var answering = new Answering(new AnswerOptions(), screen, error);
        var thresholds = new ThresholdCommands(answering);
        var weightings = new WeightingCommands(answering);
        var targets = new TargetCommands(answering);
        var root = new RootCommand("Sets what caseloads and figures are held against, and shows who did what, at the Workforce service.")
        {
            thresholds.List(),
            thresholds.Change(),
            weightings.List(),
            weightings.Change(),
            targets.List(),
            targets.Change(),
            new AuditCommand(answering).Audit(),
        };

        return answering.RunAsync(root, arguments, cancellationToken);
    }
}
