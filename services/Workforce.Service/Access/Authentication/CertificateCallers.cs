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
    private readonly ConfiguredGrants _grants;
    private readonly TimeProvider _clock;

    public CertificateCallers(
        WatchedFiles<X509Certificate2Collection> authorities,
        WatchedFiles<Revocations>? revocations,
        ConfiguredGrants grants,
        TimeProvider clock) => (_authorities, _revocations, _grants, _clock) = (authorities, revocations, grants, clock);

    /// <exception cref="CryptographicException">The file holds no certificate.</exception>
    public static X509Certificate2Collection ReadAuthorities(byte[][] files)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(System.Text.Encoding.ASCII.GetString(files[0]));

        return authorities.Count > 0 ? authorities : throw new CryptographicException("There is no certificate in the file.");
    }

    /// <summary>Who shows the certificate of a connection, if that was found out before by the same files and grants; null if it must be looked into.</summary>
    /// <remarks>Files and grants that have changed have made other objects.</remarks>
    public Verdict? Known(ConnectionCaller connection) => connection.By(_authorities.Current, _revocations?.Current, _grants.Current) switch
    {
        { Caller: { } caller } when caller.ValidUntil <= _clock.GetUtcNow() => Verdict.Refused(Verdict.CertificateExpired),
        var verdict => verdict,
    };

    /// <summary>Looks into the certificate of a connection.</summary>
    public Verdict Find(X509Certificate2 certificate, ConnectionCaller connection)
    {
        var (authorities, revocations, grants) = (_authorities.Current, _revocations?.Current, _grants.Current);
        var verdict = FaultOf(certificate, authorities, revocations) is { } cause ? Verdict.Refused(cause) : CallerOf(certificate, grants);
        connection.Set(authorities, revocations, grants, verdict);

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

    private static Verdict CallerOf(X509Certificate2 certificate, GrantTable grants)
    {
        var found = grants.Callers.FirstOrDefault(each => Fits(each.Settings, certificate)).Caller;

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
