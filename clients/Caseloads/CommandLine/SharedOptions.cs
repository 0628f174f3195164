using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Workforce.Caseloads.Showing;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Caseloads.CommandLine;

/// <summary>The options that every command has.</summary>
internal sealed class SharedOptions
{
    public Option<Uri> Address { get; } = new("--address")
    {
        Description = "Where the service listens.",
        HelpName = "URL",
        Recursive = true,
        CustomParser = ParseAddress,
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
    };

    public Option<DateOnly?> AsOf { get; } = new("--as-of")
    {
        Description = "The day to ask about, at its close, such as 2026-11-30; today if not given.",
        HelpName = "DATE",
        Recursive = true,
        CustomParser = ParseDay,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON, as the contract spells it, one line an item.", Recursive = true };

    public Option<bool> Csv { get; } = new("--csv") { Description = "Print CSV.", Recursive = true };

    private Option<string?> Authority { get; } = File("--ca", "The authority that vouches for the service's certificate, in PEM; else WORKFORCE_CA, else those that the machine trusts.");

    private Option<string?> Certificate { get; } = File("--cert", "The certificate to show, in PEM; else WORKFORCE_CERT.");

    private Option<string?> Key { get; } = File("--key", "Its private key, in PEM; else WORKFORCE_KEY.");

    private Option<string?> Token { get; } = File("--token-file", "A file that holds a bearer token; else WORKFORCE_TOKEN_FILE.");

    /// <summary>How the service is known, and who asks.</summary>
    public AccessOptions AccessOf(ParseResult parsed) =>
        AccessOptions.Of(parsed.GetValue(Authority), parsed.GetValue(Certificate), parsed.GetValue(Key), parsed.GetValue(Token));

    public void AddTo(Command command)
    {
        command.Options.Add(Address);
        command.Options.Add(Authority);
        command.Options.Add(Certificate);
        command.Options.Add(Key);
        command.Options.Add(Token);
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

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE", Recursive = true };

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

    private static Uri? ParseAddress(ArgumentResult result) =>
        Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : Refused<Uri>(result, "must be an absolute http or https address.");
}
