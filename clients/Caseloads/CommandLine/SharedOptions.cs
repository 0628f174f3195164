using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Workforce.Caseloads.Showing;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Caseloads.CommandLine;

/// <summary>The options that every command has.</summary>
internal sealed class SharedOptions
{
    /// <summary>Where the service is, and who asks.</summary>
    public ServiceOptions Service { get; } = new();

    public Option<DateOnly?> AsOf { get; } = new("--as-of")
    {
        Description = "The day to ask about, at its close, such as 2026-11-30; today if not given.",
        HelpName = "DATE",
        Recursive = true,
        CustomParser = ParseDay,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON, as the contract spells it, one line an item.", Recursive = true };

    public Option<bool> Csv { get; } = new("--csv") { Description = "Print CSV.", Recursive = true };

    public void AddTo(RootCommand command)
    {
        Service.AddTo(command);
        command.Options.Add(AsOf);
        command.Options.Add(Json);
        command.Options.Add(Csv);

        // Only the validators of the command that is asked for are run.
        foreach (var each in command.Subcommands)
        {
            each.Validators.Add(result =>
            {
                if (result.GetValue(Json) && result.GetValue(Csv))
                {
                    result.AddError("--json and --csv do not go together.");
                }
            });
        }
    }

    public Form FormOf(ParseResult parsed) =>
        parsed.GetValue(Json) ? Form.Json : parsed.GetValue(Csv) ? Form.Csv : Form.Table;

    public static Option<Role[]> Roles() => new("--role")
    {
        Description = "Only this role, such as case-holder; may be given more than once.",
        HelpName = "ROLE",
        CustomParser = result => [.. result.Tokens.Select(token => Words.RoleOf(token.Value) ?? Refused<Role>(
            result,
            $"must be one of {string.Join(", ", Words.RoleNames)}."))],
    };

    public static DateOnly? ParseDay(ArgumentResult result) =>
        DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Refused<DateOnly?>(result, "must be a day of the calendar written as year-month-day, such as 2026-11-30.");

    public static T? Refused<T>(ArgumentResult result, string rule)
    {
        var name = result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
        result.AddError($"{name} {rule}");
        return default;
    }
}
