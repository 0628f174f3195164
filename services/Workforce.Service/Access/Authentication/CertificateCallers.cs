using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Workforce.Service.Access.Transport;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Authentication;

/// <summary>Knows callers by their certificates.</summary>
internal sealed class CertificateCallers
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly WatchedFiles<X509Certificate2Collection> _authorities;
    private readonly WatchedFiles<Revocations>? _revocations;
    private readonly (CallerSettings Settings, Caller Caller)[] _callers;
    private readonly TimeProvider _clock;

    public CertificateCallers(
        WorkforceSettings settings,
        WatchedFiles<X509Certificate2Collection> authorities,
        WatchedFiles<Revocations>? revocations,
        TimeProvider clock)
    {
        (_authorities, _revocations, _clock) = (authorities, revocations, clock);
        _callers = [.. settings.Callers.Select(each => (each, new Caller(each.Name, AuthenticationMethod.Certificate, [.. Grants.Of(each.Grants)])))];
    }

    /// <exception cref="CryptographicException">The file holds no certificate.</exception>
    public static X509Certificate2Collection ReadAuthorities(byte[][] files)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(System.Text.Encoding.ASCII.GetString(files[0]));

        return authorities.Count > 0 ? authorities : throw new CryptographicException("There is no certificate in the file.");
    }

    /// <summary>Who shows a certificate on a connection.</summary>
    public Verdict Of(X509Certificate2 certificate, ConnectionCaller connection)
    {
        // Files that have changed have made other objects.
        var (authorities, revocations) = (_authorities.Current, _revocations?.Current);
        var verdict = connection.By(authorities, revocations) ?? Find(certificate, connection, authorities, revocations);

        return verdict.Caller?.ValidUntil <= _clock.GetUtcNow() ? Verdict.Refused(Verdict.CertificateExpired) : verdict;
    }

    private Verdict Find(X509Certificate2 certificate, ConnectionCaller connection, X509Certificate2Collection authorities, Revocations? revocations)
    {
        var verdict = FaultOf(certificate, authorities, revocations) is { } cause ? Verdict.Refused(cause) : CallerOf(certificate);
        connection.Set(authorities, revocations, verdict);

        return verdict;
    }

    private string? FaultOf(X509Certificate2 certificate, X509Certificate2Collection authorities, Revocations? revocations)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
                VerificationTime = now,
            },
        };
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));

        foreach (var authority in authorities)
        {
            (authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData)
                ? chain.ChainPolicy.CustomTrustStore
                : chain.ChainPolicy.ExtraStore).Add(authority);
        }

        var isTrusted = chain.Build(certificate);

        // Of who is not trusted anyway nothing more is told than that.
        return chain.ChainStatus.Any(status => status.Status is not X509ChainStatusFlags.NotTimeValid) ? Verdict.CertificateNotTrusted
            : certificate.NotAfter.ToUniversalTime() <= now ? Verdict.CertificateExpired
            : certificate.NotBefore.ToUniversalTime() > now ? Verdict.CertificateNotYetValid
            : !isTrusted ? Verdict.CertificateNotTrusted
            : chain.ChainElements.Any(element => revocations?.Has(element.Certificate) is true) ? Verdict.CertificateRevoked
            : null;
    }

    private Verdict CallerOf(X509Certificate2 certificate)
    {
        var found = _callers.FirstOrDefault(each => Fits(each.Settings, certificate)).Caller;

        return found is null
            ? Verdict.Refused(Verdict.CertificateUnknown)
            : new(new Caller(found.Name, found.AuthenticatedBy, found.Grants, certificate.NotAfter));
    }

    private static bool Fits(CallerSettings caller, X509Certificate2 certificate) =>
        (caller.Subject.Length == 0 || IsSubject(caller.Subject, certificate))
        && (caller.AlternativeName.Length == 0 || AlternativeNamesOf(certificate).Contains(caller.AlternativeName, StringComparer.OrdinalIgnoreCase))
        && (caller.Thumbprint.Length == 0 || string.Equals(
            caller.Thumbprint.Replace(":", "", StringComparison.Ordinal),
            certificate.GetCertHashString(HashAlgorithmName.SHA256),
            StringComparison.OrdinalIgnoreCase));

    /// <summary>By what the name says, not how it is written or encoded.</summary>
    private static bool IsSubject(string name, X509Certificate2 certificate) =>
        string.Equals(new X500DistinguishedName(name).Name, certificate.SubjectName.Name, StringComparison.Ordinal);

    private static IEnumerable<string> AlternativeNamesOf(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames());
}
