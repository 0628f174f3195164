using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Workforce.Service.Commands;

/// <summary>An authority for development and tests, and the certificates that it vouches for.</summary>
internal sealed class DevelopmentAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>Clocks differ; what is made now must be valid now elsewhere.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromHours(1);

    private readonly DateTimeOffset _until;

    private DevelopmentAuthority(X509Certificate2 certificate, DateTimeOffset until) => (Certificate, _until) = (certificate, until);

    public X509Certificate2 Certificate { get; }

    public static DevelopmentAuthority Create(string name, DateTimeOffset now, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName($"CN={name}"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));

        return new(request.CreateSelfSigned(now - Earlier - Earlier, until.AddDays(1)), until);
    }

    /// <summary>A certificate for the service.</summary>
    /// <param name="hosts">Names and addresses under which it is reached.</param>
    public X509Certificate2 ForServer(params string[] hosts)
    {
        var names = new SubjectAlternativeNameBuilder();

        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        return Issue($"CN={hosts[0]}", ServerAuthentication, names, DateTimeOffset.UtcNow - Earlier, _until);
    }

    /// <summary>A certificate for a caller.</summary>
    /// <param name="name">The caller's name: the common name of the subject, and a DNS name beside it.</param>
    /// <param name="from">From when it is valid; null for now.</param>
    /// <param name="until">Until when; null for as long as the authority.</param>
    public X509Certificate2 ForClient(string name, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);

        return Issue($"CN={name}", ClientAuthentication, names, from ?? DateTimeOffset.UtcNow - Earlier, until ?? _until);
    }

    /// <summary>Writes the authority's own certificate and key.</summary>
    public void WriteTo(string directory, string name) => Write(directory, name, Certificate);

    /// <summary>Writes a certificate, and its key so that only its owner can read it.</summary>
    public static void Write(string directory, string name, X509Certificate2 certificate)
    {
        File.WriteAllText(Path.Combine(directory, $"{name}.crt"), certificate.ExportCertificatePem() + "\n");

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            // At creation, so that there is no moment at which others could open it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var key = certificate.GetECDsaPrivateKey()!;
        using var file = new StreamWriter(Path.Combine(directory, $"{name}.key"), options);
        file.Write(key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    public void Dispose() => Certificate.Dispose();

    private X509Certificate2 Issue(string subject, string purpose, SubjectAlternativeNameBuilder names, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        using var certificate = request.Create(Certificate, from, until, RandomNumberGenerator.GetBytes(16));
        return certificate.CopyWithPrivateKey(key);
    }
}
