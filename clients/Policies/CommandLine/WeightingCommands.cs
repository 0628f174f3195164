using System.CommandLine;
using Google.Protobuf.Reflection;
using Workforce.Answers;
using Workforce.CommandLine;
using Workforce.Policies.Asking;
using Workforce.V1;

namespace Workforce.Policies.CommandLine;

/// <summary>The commands about what cases weigh.</summary>
internal sealed class WeightingCommands(Answering answering)
{
    private const string PointsSuffix = "_points";

    private static readonly FailureWords Setting = PolicyFailures.Setting("weighting", "weightings");

    public Command List()
    {
        var unit = PolicyOptions.Unit();
        var list = new Command("weightings", "Lists what cases weigh in a unit and those below it, in points.") { unit };
        list.SetAction((parsed, cancellation) => answering.AskAsync(
            parsed,
            PolicyFailures.Listing("policy.write"),
            client => new Weightings(client, cancellation).ListAsync(parsed.GetValue(unit)!),
            cancellation));
        return list;
    }

    public Command Change() => new("weighting", "Sets or withdraws what cases weigh.") { Set(), Withdraw() };

    private static string NameOf(FieldDescriptor points) => $"--{Kebab.Of(points.Name[..^PointsSuffix.Length])}";

    private static Option<Google.Type.Date?> First() => PolicyOptions.Day("--first", "From when it holds, until the next of the unit; with the unit it is what is set.", required: true);

    private Command Set()
    {
        var unit = PolicyOptions.Unit();
        var first = First();
        var stable = PolicyOptions.Number("--stable", "The points of every case holder before any case; 0 if not given.");
        var set = new Command("set", "Sets what a case of each category weighs in a unit from a day on, in points from 0 to 1000.") { unit, first, stable };

        // A category that is left out would weigh nothing: so all are asked for.
        var points = CaseWeights.Descriptor.Fields.InFieldNumberOrder()
            .Select(field => (Field: field, Option: PolicyOptions.Number(NameOf(field), $"The points of a case: {Kebab.Of(field.Name[..^PointsSuffix.Length]).Replace('-', ' ')}.", required: true)))
            .ToList();
        points.ForEach(each => set.Options.Add(each.Option));

        set.SetAction((parsed, cancellation) =>
        {
            var weights = new CaseWeights();
            points.ForEach(each => each.Field.Accessor.SetValue(weights, parsed.GetValue(each.Option)!));

            return answering.AskAsync(
                parsed,
                Setting,
                client => new Weightings(client, cancellation).SetAsync(
                    parsed.GetValue(unit)!,
                    new() { FirstDate = parsed.GetValue(first), StablePoints = parsed.GetValue(stable), Weights = weights },
                    lines => answering.Say(parsed, lines)),
                cancellation);
        });
        return set;
    }

    private Command Withdraw()
    {
        var unit = PolicyOptions.Unit();
        var first = First();
        var withdraw = new Command("withdraw", "Takes back a weighting that was set in error, as if it had never been.") { unit, first };
        withdraw.SetAction((parsed, cancellation) => answering.AskAsync(
            parsed, Setting, client => new Weightings(client, cancellation).WithdrawAsync(parsed.GetValue(unit)!, parsed.GetValue(first)!), cancellation));
        return withdraw;
    }
}
