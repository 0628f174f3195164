using System.CommandLine;
using System.CommandLine.Parsing;
using Workforce.Client;
using Workforce.HrFeed.Files;

namespace Workforce.HrFeed.CommandLine;

/// <summary>The command <c>push</c>: its arguments and what they may be.</summary>
internal static class PushCommand
{
    private static readonly Uri DefaultAddress = new("http://127.0.0.1:5080");

    public static Command Create(TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "The file: .csv, .ndjson or .jsonl." };
        var address = new Option<Uri>("--address")
        {
            Description = "Where the service listens.",
            HelpName = "URL",
            CustomParser = ParseAddress,
            DefaultValueFactory = _ => DefaultAddress,
        };
        var source = new Option<string>("--source")
        {
            Description = "The system that made the changes.",
            HelpName = "NAME",
            DefaultValueFactory = _ => RowDefaults.DefaultSource,
        };
        source.Validators.Add(
            result => Refuse(result, result.GetValue(source) is { Length: > 0 and <= 64 }, "must have 1 to 64 characters."));
        var madeTime = new Option<DateTimeOffset?>("--made-time")
        {
            Description = "When the changes were made that do not say so themselves, such as 2026-04-01T09:30:00Z; "
                + "when the file was last written, if not given.",
            HelpName = "TIME",
            CustomParser = ParseMoment,
        };
        var giveUpAfter = new Option<int>("--give-up-after")
        {
            Description = "How many seconds to go on trying while the service does not answer, 1 to 86400.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 30,
        };
        giveUpAfter.Validators.Add(
            result => Refuse(result, result.GetValue(giveUpAfter) is >= 1 and <= 86_400, "must be from 1 to 86400."));
        var authority = File("--ca", "The authority that vouches for the service's certificate, in PEM; else WORKFORCE_CA, else those that the machine trusts.");
        var certificate = File("--cert", "The certificate to show, in PEM; else WORKFORCE_CERT.");
        var key = File("--key", "Its private key, in PEM; else WORKFORCE_KEY.");
        var token = File("--token-file", "A file that holds a bearer token; else WORKFORCE_TOKEN_FILE.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Read the file and list what is wrong with it; push nothing." };

        var push = new Command("push", "Pushes a file of staffing changes and says of each row that was refused why.")
        {
            file, address, source, madeTime, giveUpAfter, authority, certificate, key, token, dryRun,
        };
        push.SetAction((parsed, cancellationToken) => new FeedCommand(
            new FeedArguments
            {
                Path = parsed.GetValue(file)!,
                Address = parsed.GetValue(address)!,
                Access = AccessOptions.Of(parsed.GetValue(authority), parsed.GetValue(certificate), parsed.GetValue(key), parsed.GetValue(token)),
                Rows = new RowDefaults { Source = parsed.GetValue(source)!, MadeTime = parsed.GetValue(madeTime) },
                GiveUpAfter = TimeSpan.FromSeconds(parsed.GetValue(giveUpAfter)),
                DryRun = parsed.GetValue(dryRun),
            },
            output,
            error).RunAsync(cancellationToken));
        return push;
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var isAddress = Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        Refuse(result, isAddress, "must be an absolute http or https address.");
        return address;
    }

    private static DateTimeOffset? ParseMoment(ArgumentResult result)
    {
        var isMoment = CellValues.TryReadMoment(result.Tokens[0].Value, out var moment);
        Refuse(result, isMoment, "must be a time with its offset, such as 2026-04-01T09:30:00Z.");
        return moment;
    }

    private static void Refuse(SymbolResult result, bool isInOrder, string rule)
    {
        if (!isInOrder)
        {
            // An option's own parser is handed the option's value, which does not know its name.
            var option = result as OptionResult ?? result.Parent as OptionResult;
            result.AddError($"{option?.Option.Name} {rule}");
        }
    }
}
