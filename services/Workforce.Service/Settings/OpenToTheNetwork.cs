using System.Net;
using Microsoft.Extensions.Options;

namespace Workforce.Service.Settings;

/// <summary>Refuses every setting by which the service would be open to the network without TLS and without knowing its callers.</summary>
internal sealed class OpenToTheNetwork(IConfiguration configuration) : IValidateOptions<WorkforceSettings>
{
    private const string Section = WorkforceSettings.Section;

    /// <summary>Settings have no case: the web server finds them however they are written.</summary>
    private static readonly HashSet<string> OfTheWebServer = new(["Endpoints", "EndpointDefaults", "Certificates"], StringComparer.OrdinalIgnoreCase);

    public ValidateOptionsResult Validate(string? name, WorkforceSettings options)
    {
        var faults = FaultsOf(options).ToList();

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> FaultsOf(WorkforceSettings settings)
    {
        if (!IPAddress.TryParse(settings.Address, out var address))
        {
            yield return $"{Section}:{nameof(settings.Address)} must be an IP address: 127.0.0.1 for this machine alone, 0.0.0.0 for every address of it.";
        }
        else if (!IPAddress.IsLoopback(address))
        {
            if (!settings.Tls.IsOn)
            {
                yield return $"{Section}:Tls:{nameof(TlsSettings.CertificatePath)} is required, and {Section}:Tls:{nameof(TlsSettings.KeyPath)} for PEM, "
                    + $"to listen on {settings.Address}: only loopback addresses such as 127.0.0.1 or ::1 are served without TLS.";
            }

            if (!settings.KnowsCallers)
            {
                yield return $"{Section}:ClientCertificates:{nameof(ClientCertificateSettings.AuthorityPath)} is required, or {Section}:Tokens with "
                    + $"{nameof(TokenSettings.Issuer)}, {nameof(TokenSettings.Audience)} and {nameof(TokenSettings.MetadataAddress)} or {nameof(TokenSettings.KeysPath)}, "
                    + $"to listen on {settings.Address}: only on a loopback address need callers not say who they are.";
            }
        }

        // The web server reads these by itself and would listen on them as well, or with what is not checked here.
        foreach (var child in configuration.GetSection("Kestrel").GetChildren().Where(child => OfTheWebServer.Contains(child.Key)))
        {
            yield return $"{child.Path} must not be set; {Section}:{nameof(settings.Address)} and {Section}:Tls say where and how to listen.";
        }

        // With it the web server listens where "urls" says, and nowhere that is checked here.
        if (configuration[WebHostDefaults.PreferHostingUrlsKey] is { Length: > 0 } preference && !string.Equals(preference, bool.FalseString, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{WebHostDefaults.PreferHostingUrlsKey} must not be set; {Section}:{nameof(settings.Address)} and {Section}:{nameof(settings.Port)} say where to listen.";
        }
    }
}
