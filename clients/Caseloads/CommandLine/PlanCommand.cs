using System.CommandLine;
using Workforce.Answers;
using Workforce.Caseloads.Asking;
using Workforce.CommandLine;

namespace Workforce.Caseloads.CommandLine;

/// <summary>The command that records what is done about a breach.</summary>
internal sealed class PlanCommand(Answering answering, Option<Google.Type.Date?> asOf)
{
    public Command Plan()
    {
        var worker = new Argument<string>("WORKER") { Description = "HR's id of the worker." };
        var text = new Option<string?>("--text") { Description = "What is to be done; at most 200 characters.", HelpName = "TEXT" };
        var due = new Option<Google.Type.Date?>("--due") { Description = "By when.", HelpName = "DATE", CustomParser = Typed.Day };
        var acknowledge = new Option<bool>("--acknowledge") { Description = "Says that you have seen the breach, with or without --text." };
        var plan = new Command("plan", "Records what is done about the breach in which a worker is; another of the same day takes its place.")
        {
            worker, text, due, acknowledge,
        };
        plan.Validators.Add(result => Typed.Require(
            result,
            !string.IsNullOrWhiteSpace(result.GetValue(text)) || (result.GetValue(text) is null && Typed.Is(result, acknowledge, isOn => isOn)),
            "Say with --text what is to be done, or with --acknowledge that you have seen it."));
        plan.SetAction((parsed, cancellation) => answering.AskAsync(
            parsed,
            CaseloadFailures.OfAPlan,
            client => new Questions(client, parsed.GetValue(asOf), cancellation).PlanAsync(
                parsed.GetValue(worker)!,
                new() { Plan = parsed.GetValue(text) ?? "", DueDate = parsed.GetValue(due), Acknowledged = parsed.GetValue(acknowledge) }),
            cancellation));
        return plan;
    }
}
