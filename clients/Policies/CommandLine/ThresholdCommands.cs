using System.CommandLine;
using Workforce.Answers;
using Workforce.CommandLine;
using Workforce.Policies.Asking;

namespace Workforce.Policies.CommandLine;

/// <summary>The commands about limits of caseloads.</summary>
internal sealed class ThresholdCommands(Answering answering)
{
    private static readonly FailureWords Setting = PolicyFailures.Setting("threshold", "thresholds");

    public Command List()
    {
        var unit = PolicyOptions.Unit();
        var asOf = PolicyOptions.Day("--as-of", "Only those that are measured on this day; all if not given.");
        var list = new Command("thresholds", "Lists the limits of caseloads that are set in a unit and those below it.") { unit, asOf };
        list.SetAction((parsed, cancellation) => answering.AskAsync(
            parsed,
            PolicyFailures.Listing("policy.write"),
            client => new Thresholds(client, cancellation).ListAsync(parsed.GetValue(unit)!, parsed.GetValue(asOf)),
            cancellation));
        return list;
    }

    public Command Change() => new("threshold", "Sets or withdraws a limit of caseloads.") { Set(), Withdraw() };

    private Command Set()
    {
        var options = new ThresholdOptions();
        var asOf = PolicyOptions.Day("--as-of", "The day of which to show what it would do; today if not given.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what it would do, and who would be over; record nothing." };
        var set = new Command("set", "Sets a threshold, and says before what it does: how many are over the limit now, and how many would be.");
        options.AddTo(set);
        set.Options.Add(asOf);
        set.Options.Add(dryRun);
        set.SetAction((parsed, cancellation) => parsed.GetValue(dryRun)
            ? answering.AskAsync(
                parsed,
                PolicyFailures.Listing("caseload.read"),
                client => new Thresholds(client, cancellation).PreviewAsync(options.ThresholdOf(parsed), parsed.GetValue(asOf)),
                cancellation)
            : answering.AskAsync(
                parsed,
                Setting,
                client => new Thresholds(client, cancellation).SetAsync(
                    options.ThresholdOf(parsed), parsed.GetValue(asOf), lines => answering.Say(parsed, lines)),
                cancellation));
        return set;
    }

    private Command Withdraw()
    {
        var id = PolicyOptions.Id("The threshold's id, as thresholds lists it.");
        var withdraw = new Command("withdraw", "Takes back a threshold that was set in error, as if it had never been; set it again with --last to end it.") { id };
        withdraw.SetAction((parsed, cancellation) => answering.AskAsync(
            parsed, Setting, client => new Thresholds(client, cancellation).WithdrawAsync(parsed.GetValue(id)!), cancellation));
        return withdraw;
    }
}
