using System.CommandLine;
using Workforce.Caseloads.Asking;
using Workforce.Caseloads.Showing;
using Workforce.Caseloads.Watching;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Caseloads.CommandLine;

/// <summary>The commands: what each takes, and which question it asks.</summary>
internal sealed class QuestionCommands(SharedOptions options, Screen screen, TextWriter error)
{
    private const string UnitHelp = "The unit by its id or its name, such as \"Family Support\".";

    public Command Team()
    {
        var unit = new Argument<string>("UNIT") { Description = UnitHelp };
        var roles = SharedOptions.Roles();
        var team = new Command("team", "Shows the caseload of everybody in a unit and those below it.") { unit, roles };
        team.SetAction((parsed, cancellation) => AskAsync(parsed, asking => asking.TeamAsync(parsed.GetValue(unit)!, parsed.GetValue(roles) ?? []), cancellation));
        return team;
    }

    public Command Breaches()
    {
        var unit = new Argument<string>("UNIT") { Description = UnitHelp };
        var roles = SharedOptions.Roles();
        var since = new Option<DateOnly?>("--since")
        {
            Description = "Also those that have ended: all that stood on some day from this one to the day asked about.",
            HelpName = "DATE",
            CustomParser = SharedOptions.ParseDay,
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
        var roles = SharedOptions.Roles();
        roles.Description = "Names those of this role, such as first-line-manager; may be given more than once. Case holders and senior practitioners if not given.";
        var cases = new Option<int>("--cases") { Description = "How many more cases, 1 to 100.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var category = new Option<string>("--category")
        {
            Description = $"Of which category: {string.Join(", ", Words.CategoryNames)}.",
            HelpName = "NAME",
            DefaultValueFactory = _ => Words.CategoryNames[0],
        };
        cases.Validators.Add(result => Require(result, result.GetValue(cases) is >= 1 and <= 100, "--cases must be from 1 to 100."));
        category.AcceptOnlyFromAmong([.. Words.CategoryNames]);

        var preview = new Command("preview", "Shows what more cases would do to a worker's load, and who has the most room. Changes nothing.")
        {
            worker, unit, cases, category, roles,
        };
        preview.Validators.Add(result => Require(
            result,
            result.GetValue(worker) is { Length: > 0 } || result.GetValue(unit) is { Length: > 0 },
            "Give --worker, --unit, or both."));
        preview.SetAction((parsed, cancellation) => AskAsync(
            parsed,
            asking => asking.PreviewAsync(
                parsed.GetValue(worker) ?? "",
                parsed.GetValue(unit) ?? "",
                parsed.GetValue(roles) is { Length: > 0 } given ? given : [Role.CaseHolder, Role.SeniorPractitioner],
                Words.Cases(parsed.GetValue(category)!, parsed.GetValue(cases))),
            cancellation));
        return preview;
    }

    public Command Watch()
    {
        var unit = new Argument<string>("UNIT") { Description = UnitHelp };
        var roles = SharedOptions.Roles();
        var watch = new Command("watch", "Shows who is over the limit as it happens, until Ctrl+C; not with --as-of.") { unit, roles };
        watch.Validators.Add(result => Require(result, result.GetValue(options.AsOf) is null, "--as-of does not go with watch, which is about today."));
        watch.SetAction((parsed, cancellation) => RunAsync(
            parsed,
            async client =>
            {
                var found = await new UnitFinder(client.Staffing, null).FindAsync(parsed.GetValue(unit)!, cancellation);
                await new BreachWatch(client.Caseloads, screen, options.FormOf(parsed), error).RunAsync(found, parsed.GetValue(roles) ?? [], cancellation);
            },
            cancellation));
        return watch;
    }

    private static void Require(System.CommandLine.Parsing.SymbolResult result, bool isInOrder, string rule)
    {
        if (!isInOrder)
        {
            result.AddError(rule);
        }
    }

    private Task<int> AskAsync(ParseResult parsed, Func<Questions, Task<Answer>> ask, CancellationToken cancellationToken) => RunAsync(
        parsed,
        async client => Show(await ask(new Questions(client, parsed.GetValue(options.AsOf), cancellationToken)), options.FormOf(parsed)),
        cancellationToken);

    private void Show(Answer answer, Form form)
    {
        screen.Show(answer, form);

        // What a program reads holds its rows alone; who started the program is told all the same.
        if (form is not Form.Table)
        {
            answer.Notes.ToList().ForEach(error.WriteLine);
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, Func<WorkforceClient, Task> work, CancellationToken cancellationToken)
    {
        var address = options.Service.AddressOf(parsed);

        return await new Failures(address, error).InWordsAsync(
            async () =>
            {
                await using var client = new WorkforceClient(new WorkforceClientOptions { Address = address, Access = options.Service.AccessOf(parsed) });
                await work(client);
            },
            cancellationToken);
    }
}
