using System.CommandLine;
using System.CommandLine.Parsing;
using Workforce.Answers;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.Policies.Asking;
using Workforce.V1;

namespace Workforce.Policies.CommandLine;

/// <summary>The command that lists who did what.</summary>
internal sealed class AuditCommand(Answering answering)
{
    private const int Bound = 1000;
    private const int MaxBound = 1_000_000;

    /// <summary>Every method of the service, by its own name.</summary>
    private static readonly SortedDictionary<string, string> Methods = new(
        new[]
        {
            AuditServiceReflection.Descriptor, CaseloadServiceReflection.Descriptor, MeasuresServiceReflection.Descriptor, PlanningServiceReflection.Descriptor,
            PrivacyServiceReflection.Descriptor, StaffingServiceReflection.Descriptor,
        }
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .ToDictionary(method => method.Name, method => $"{method.Service.FullName}/{method.Name}"),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What is entered of the service's own program, and not of a call.</summary>
    private static readonly string[] Commands = ["audit trim", "erase-name", "retention", "subject-access"];

    public Command Audit()
    {
        var worker = Exactly("--worker", "ID", "Only calls about this worker, by HR's id. Lists in which the worker stood are found by --unit.");
        var unit = Exactly("--unit", "UNIT", "Only calls about this unit, by its id or its name, and not those below it.");
        var caller = Exactly("--caller", "NAME", "Only calls of this caller.");
        var method = new Option<string?>("--method")
        {
            Description = "Only calls of this method, such as SetCaseloadThreshold; or of this command of the service's program, such as erase-name.",
            HelpName = "NAME",
            CustomParser = ParseMethod,
        };
        var since = PolicyOptions.Day("--since", "Only from this day in London on.");
        var until = PolicyOptions.Day("--until", "Only to the end of this day in London.");
        var most = new Option<int>("--most")
        {
            Description = $"How many to list at most, 1 to {MaxBound}.",
            HelpName = "N",
            DefaultValueFactory = _ => Bound,
        };
        most.Validators.Add(result => Typed.Require(result, Typed.Is(result, most, count => count is >= 1 and <= MaxBound), $"must be from 1 to {MaxBound}."));

        var audit = new Command("audit", "Lists who has written, read and been refused what, the latest first. Listing it is entered as well.")
        {
            worker, unit, caller, method, since, until, most,
        };
        audit.Validators.Add(result => Typed.Require(
            result,
            !(Typed.TryRead(result, until, out var last) && Typed.TryRead(result, since, out var first) && last?.ToDateOnly() < first?.ToDateOnly()),
            "--until must not be before --since."));
        audit.SetAction((parsed, cancellation) => answering.AskAsync(
            parsed,
            PolicyFailures.Listing("audit.read"),
            client => new AuditTrail(client, cancellation).ListAsync(
                new()
                {
                    WorkerId = parsed.GetValue(worker) ?? "",
                    UnitId = parsed.GetValue(unit) ?? "",
                    Caller = parsed.GetValue(caller) ?? "",
                    Method = parsed.GetValue(method) ?? "",
                    FromTime = parsed.GetValue(since)?.ToDateOnly() is { } from ? Words.StartOf(from) : null,
                    BeforeTime = parsed.GetValue(until)?.ToDateOnly() is { } to ? Words.StartOf(to.AddDays(1)) : null,
                },
                parsed.GetValue(until),
                parsed.GetValue(most)),
            cancellation));
        return audit;
    }

    private static Option<string?> Exactly(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    /// <summary>Of a method its own name will do. A whole name is taken as it is: the trail may be older than this program.</summary>
    private static string? ParseMethod(ArgumentResult result)
    {
        var name = result.Tokens[0].Value;

        return Methods.TryGetValue(name, out var full) ? full
            : name.Contains('/', StringComparison.Ordinal) || Commands.Contains(name) ? name
            : Typed.Refused<string?>(result, $"must be one of {string.Join(", ", Methods.Keys.Concat(Commands))}.");
    }
}
