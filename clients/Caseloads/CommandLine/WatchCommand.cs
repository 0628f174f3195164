using System.CommandLine;
using Workforce.Answers;
using Workforce.Caseloads.Watching;
using Workforce.CommandLine;

namespace Workforce.Caseloads.CommandLine;

/// <summary>The command that goes on.</summary>
internal sealed class WatchCommand(Answering answering, AnswerOptions options, Option<Google.Type.Date?> asOf, Screen screen, TextWriter error)
{
    public Command Watch()
    {
        var unit = QuestionCommands.Unit();
        var roles = QuestionCommands.Roles();
        var watch = new Command("watch", "Shows who is over the limit as it happens, until Ctrl+C; not with --as-of.") { unit, roles };
        watch.Validators.Add(result => Typed.Require(result, Typed.Is(result, asOf, day => day is null), "--as-of does not go with watch, which is about today."));
        watch.SetAction((parsed, cancellation) => answering.DoAsync(
            parsed,
            CaseloadFailures.OfAQuestion,
            async client =>
            {
                var found = await new UnitFinder(client.Staffing, null).FindAsync(parsed.GetValue(unit)!, cancellation);
                await new BreachWatch(client.Caseloads, screen, options.FormOf(parsed), error).RunAsync(found, parsed.GetValue(roles) ?? [], cancellation);
            },
            cancellation));
        return watch;
    }
}
