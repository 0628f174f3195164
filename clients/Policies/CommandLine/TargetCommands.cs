using System.CommandLine;
using Workforce.Answers;
using Workforce.CommandLine;
using Workforce.Policies.Asking;

namespace Workforce.Policies.CommandLine;

/// <summary>The commands about what figures are to reach.</summary>
internal sealed class TargetCommands(Answering answering)
{
    private static readonly FailureWords Setting = PolicyFailures.Setting("target", "targets");

    public Command List()
    {
        var unit = PolicyOptions.Unit();
        var asOf = PolicyOptions.Day("--as-of", "Only those that are measured on this day, with their values on it; all, with those of today, if not given.");
        var list = new Command("targets", "Lists the targets of a unit and those below it, and how each stands.") { unit, asOf };
        list.SetAction((parsed, cancellation) => answering.AskAsync(
            parsed,
            PolicyFailures.Listing("measures.read"),
            client => new Targets(client, cancellation).ListAsync(parsed.GetValue(unit)!, parsed.GetValue(asOf)),
            cancellation));
        return list;
    }

    public Command Change() => new("target", "Sets or withdraws what a figure is to reach.") { Set(), Withdraw() };

    private Command Set()
    {
        var options = new TargetOptions();
        var set = new Command("set", "Sets a target.");
        options.AddTo(set);
        set.SetAction((parsed, cancellation) => answering.AskAsync(
            parsed,
            Setting,
            client => new Targets(client, cancellation).SetAsync(options.TargetOf(parsed), lines => answering.Say(parsed, lines)),
            cancellation));
        return set;
    }

    private Command Withdraw()
    {
        var id = PolicyOptions.Id("The target's id, as targets lists it.");
        var withdraw = new Command("withdraw", "Takes back a target that was set in error, as if it had never been; set it again with --last to end it.") { id };
        withdraw.SetAction((parsed, cancellation) => answering.AskAsync(
            parsed, Setting, client => new Targets(client, cancellation).WithdrawAsync(parsed.GetValue(id)!), cancellation));
        return withdraw;
    }
}
