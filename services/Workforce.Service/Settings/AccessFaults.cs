using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Workforce.Service.Access.Authentication;
using Workforce.Service.Access.Transport;

namespace Workforce.Service.Settings;

/// <summary>Refuses settings of certificates, tokens and rights that could not work, all at once and before anything is served.</summary>
internal sealed class AccessFaults : IValidateOptions<WorkforceSettings>
{
    private const string Section = WorkforceSettings.Section;

    public ValidateOptionsResult Validate(string? name, WorkforceSettings options)
    {
        List<string> faults = [.. OfTransport(options), .. OfTokens(options.Tokens), .. OfCallers(options)];

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OfTransport(WorkforceSettings settings)
    {
        var (tls, certificates) = (settings.Tls, settings.ClientCertificates);

        if (!tls.IsOn && (tls.KeyPath.Length > 0 || certificates.IsOn))
        {
            yield return $"{Section}:Tls:CertificatePath is required for what else is set of TLS and client certificates.";
        }

        if (tls.IsOn && Fault(ServerCertificate.PathsOf(tls), files => ServerCertificate.Read(files, tls.Password)) is { } ofTls)
        {
            yield return $"{Section}:Tls: the certificate cannot be used. {ofTls}";
        }

        if (!certificates.IsOn && Revocations.PathsOf(certificates).Length > 0)
        {
            yield return $"{Section}:ClientCertificates:AuthorityPath is required for revocations.";
        }

        if (certificates.IsOn && Fault([certificates.AuthorityPath], CertificateCallers.ReadAuthorities) is { } ofAuthorities)
        {
            yield return $"{Section}:ClientCertificates:AuthorityPath cannot be used. {ofAuthorities}";
        }

        if (Revocations.PathsOf(certificates).Length > 0 && Fault(Revocations.PathsOf(certificates), files => Revocations.Read(files, certificates)) is { } ofRevocations)
        {
            yield return $"{Section}:ClientCertificates: the revocations cannot be used. {ofRevocations}";
        }
    }

    private static IEnumerable<string> OfTokens(TokenSettings tokens)
    {
        // Attributes of a section within a section are not looked at by themselves.
        if (tokens.ClockSkew < TimeSpan.Zero || tokens.ClockSkew > TimeSpan.FromMinutes(5))
        {
            yield return $"{Section}:Tokens:ClockSkew must be from 0 to 5 minutes.";
        }

        if (tokens.KeysInterval < TimeSpan.FromSeconds(1) || tokens.KeysInterval > TimeSpan.FromDays(1))
        {
            yield return $"{Section}:Tokens:KeysInterval must be from a second to a day.";
        }

        if (tokens.KeysMaxAge < TimeSpan.FromSeconds(1) || tokens.KeysMaxAge > TimeSpan.FromDays(30))
        {
            yield return $"{Section}:Tokens:KeysMaxAge must be from a second to 30 days.";
        }

        if (!tokens.IsOn)
        {
            yield break;
        }

        if (tokens.Issuer.Length == 0)
        {
            yield return $"{Section}:Tokens:Issuer is required for tokens.";
        }

        if (tokens.Audience.Length == 0)
        {
            yield return $"{Section}:Tokens:Audience is required for tokens.";
        }

        if (tokens.MetadataAddress.Length > 0 == tokens.KeysPath.Length > 0)
        {
            yield return $"{Section}:Tokens:MetadataAddress or {Section}:Tokens:KeysPath is required for tokens, and not both.";
        }
        else if (tokens.KeysPath.Length > 0 && Fault([tokens.KeysPath], SigningKeys.Read) is { } ofKeys)
        {
            yield return $"{Section}:Tokens:KeysPath cannot be used. {ofKeys}";
        }
        else if (tokens.MetadataAddress.Length > 0 && !IsTrustworthy(tokens.MetadataAddress))
        {
            yield return $"{Section}:Tokens:MetadataAddress must be an https address.";
        }
    }

    private static IEnumerable<string> OfCallers(WorkforceSettings settings)
    {
        // Who writes down who may do what must not be left with a service that asks nobody.
        if (settings.Callers.Count > 0 && !settings.ClientCertificates.IsOn)
        {
            yield return $"{Section}:ClientCertificates:AuthorityPath is required for {Section}:Callers.";
        }

        if (settings.Groups.Count > 0 && !settings.Tokens.IsOn)
        {
            yield return $"{Section}:Tokens is required for {Section}:Groups.";
        }

        for (var i = 0; i < settings.Callers.Count; i++)
        {
            var (path, caller) = ($"{Section}:Callers:{i}", settings.Callers[i]);

            if (caller.Name.Length == 0)
            {
                yield return $"{path}:Name is required.";
            }

            if (caller.Subject.Length + caller.AlternativeName.Length + caller.Thumbprint.Length == 0)
            {
                yield return $"{path} must have a Subject, an AlternativeName or a Thumbprint: no certificate would be known by it, or every one.";
            }

            // Found out only when somebody calls, it would be an error to everybody whose certificate is held against it.
            if (caller.Subject.Length > 0 && Fault([], _ => new X500DistinguishedName(caller.Subject)) is { } ofSubject)
            {
                yield return $"{path}:Subject must be a distinguished name, such as CN=hr-feed, O=Council. {ofSubject}";
            }

            foreach (var fault in Grants.FaultsOf(path, caller.Grants))
            {
                yield return fault;
            }
        }

        for (var i = 0; i < settings.Groups.Count; i++)
        {
            var path = $"{Section}:Groups:{i}";

            if (settings.Groups[i].Group.Length == 0)
            {
                yield return $"{path}:Group is required.";
            }

            foreach (var fault in Grants.FaultsOf(path, settings.Groups[i].Grants))
            {
                yield return fault;
            }
        }
    }

    private static string? Fault<T>(string[] paths, Func<byte[][], T> read)
    {
        try
        {
            _ = read([.. paths.Select(File.ReadAllBytes)]);

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or FormatException)
        {
            return exception.Message;
        }
    }

    private static bool IsTrustworthy(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "https" || (uri.Scheme is "http" && uri.IsLoopback));
}
