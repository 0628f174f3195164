using System.CommandLine;
using System.CommandLine.Parsing;
using Workforce.Client;

namespace Workforce.CommandLine;

/// <summary>The options by which every program finds the service and signs in: <c>--service</c>, <c>--ca</c>, <c>--cert</c>, <c>--key</c>, <c>--token-file</c>.</summary>
public sealed class ServiceOptions
{
    private readonly Option<Uri> _service = new("--service", "--address")
    {
        Description = "Where the service listens.",
        HelpName = "URL",
        Recursive = true,
        CustomParser = ParseAddress,
        DefaultValueFactory = _ => new WorkforceClientOptions().Address,
    };

    private readonly Option<string?> _authority = File("--ca", "The authority that vouches for the service's certificate, in PEM; else WORKFORCE_CA, else those that the machine trusts.");
    private readonly Option<string?> _certificate = File("--cert", "The certificate to show, in PEM; else WORKFORCE_CERT.");
    private readonly Option<string?> _key = File("--key", "Its private key, in PEM; else WORKFORCE_KEY.");
    private readonly Option<string?> _token = File("--token-file", "A file that holds a bearer token; else WORKFORCE_TOKEN_FILE.");

    /// <summary>Adds them to a program's root, for all of its commands.</summary>
    public void AddTo(RootCommand root)
    {
        ArgumentNullException.ThrowIfNull(root);

        foreach (var option in new Option[] { _service, _authority, _certificate, _key, _token })
        {
            root.Options.Add(option);
        }
    }

    /// <summary>Where the service listens.</summary>
    public Uri AddressOf(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return parsed.GetValue(_service)!;
    }

    /// <summary>How the service is known, and who asks: what was typed, and for the rest what the environment says.</summary>
    public AccessOptions AccessOf(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return AccessOptions.Of(parsed.GetValue(_authority), parsed.GetValue(_certificate), parsed.GetValue(_key), parsed.GetValue(_token));
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE", Recursive = true };

    private static Uri? ParseAddress(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError("--service must be an absolute http or https address.");
        return null;
    }
}
