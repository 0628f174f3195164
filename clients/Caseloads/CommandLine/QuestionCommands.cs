using System.CommandLine;
using Workforce.Answers;
using Workforce.Caseloads.Asking;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Caseloads.CommandLine;

/// <summary>The commands that ask for one day: what each takes, and which question it asks.</summary>
internal sealed class QuestionCommands(Answering answering)
{
    /// <summary>Of every command; the watch alone refuses it.</summary>
    public Option<Google.Type.Date?> AsOf { get; } = new("--as-of")
    {
        Description = "The day to ask about, at its close, such as 2026-11-30; today if not given.",
        HelpName = "DATE",
        Recursive = true,
        CustomParser = Typed.Day,
    };

    public static Argument<string> Unit() => new("UNIT") { Description = "The unit by its id or its name, such as \"Family Support\"." };

    public static Option<Role[]> Roles() => new("--role")
    {
        Description = "Only this role, such as case-holder; may be given more than once.",
        HelpName = "ROLE",
        CustomParser = Typed.Roles,
    };

    public Command Team()
    {
        var unit = Unit();
        var roles = Roles();
        var team = new Command("team", "Shows the caseload of everybody in a unit and those below it.") { unit, roles };
        team.SetAction((parsed, cancellation) => AskAsync(parsed, asking => asking.TeamAsync(parsed.GetValue(unit)!, parsed.GetValue(roles) ?? []), cancellation));
        return team;
    }

    public Command Breaches()
    {
        var unit = Unit();
        var roles = Roles();
        var since = new Option<Google.Type.Date?>("--since")
        {
            Description = "Also those that have ended: all that stood on some day from this one to the day asked about.",
            HelpName = "DATE",
            CustomParser = Typed.Day,
        };
        var breaches = new Command("breaches", "Shows who is over the limit, since when, by how much, and what is done about it.") { unit, roles, since };
        breaches.SetAction((parsed, cancellation) => AskAsync(
            parsed,
            asking => asking.BreachesAsync(parsed.GetValue(unit)!, parsed.GetValue(roles) ?? [], parsed.GetValue(since)),
            cancellation));
        return breaches;
    }

    public Command Worker()
    {
        var worker = new Argument<string>("ID") { Description = "HR's id of the worker." };
        var command = new Command("worker", "Shows one worker's cases by category and system, the limit, and the breaches of twelve months.") { worker };
        command.SetAction((parsed, cancellation) => AskAsync(parsed, asking => asking.WorkerAsync(parsed.GetValue(worker)!), cancellation));
        return command;
    }

    public Command Preview()
    {
        var worker = new Option<string>("--worker") { Description = "The worker who would take the cases.", HelpName = "ID" };
        var unit = new Option<string>("--unit") { Description = "Names those of this unit who have the most room.", HelpName = "UNIT" };
        var roles = Roles();
        roles.Description = "Names those of this role, such as first-line-manager; may be given more than once. Case holders and senior practitioners if not given.";
        var cases = new Option<int>("--cases") { Description = "How many more cases, 1 to 100.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var category = new Option<string>("--category")
        {
            Description = $"Of which category: {string.Join(", ", CaseloadWords.CategoryNames)}.",
            HelpName = "NAME",
            DefaultValueFactory = _ => CaseloadWords.CategoryNames[0],
        };
        cases.Validators.Add(result => Typed.Require(result, Typed.Is(result, cases, number => number is >= 1 and <= 100), "must be from 1 to 100."));
        category.AcceptOnlyFromAmong([.. CaseloadWords.CategoryNames]);

        var preview = new Command("preview", "Shows what more cases would do to a worker's load, and who has the most room. Changes nothing.")
        {
            worker, unit, cases, category, roles,
        };
        preview.Validators.Add(result => Typed.Require(
            result,
            result.GetValue(worker) is { Length: > 0 } || result.GetValue(unit) is { Length: > 0 },
            "Give --worker, --unit, or both."));
        preview.SetAction((parsed, cancellation) => AskAsync(
            parsed,
            asking => asking.PreviewAsync(
                parsed.GetValue(worker) ?? "",
                parsed.GetValue(unit) ?? "",
                parsed.GetValue(roles) is { Length: > 0 } given ? given : [Role.CaseHolder, Role.SeniorPractitioner],
                CaseloadWords.Cases(parsed.GetValue(category)!, parsed.GetValue(cases))),
            cancellation));
        return preview;
    }

    private Task<int> AskAsync(ParseResult parsed, Func<Questions, Task<Answer>> ask, CancellationToken cancellationToken) => answering.AskAsync(
        parsed,
        CaseloadFailures.OfAQuestion,
        client => ask(new(client, parsed.GetValue(AsOf), cancellationToken)),
        cancellationToken);
}
