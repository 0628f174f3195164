using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Transport;

/// <summary>The certificate by which the service shows who it is.</summary>
internal static class ServerCertificate
{
    /// <summary>Its files: PEM in two, or PFX in one.</summary>
    public static string[] PathsOf(TlsSettings settings) =>
        settings.KeyPath.Length == 0 ? [settings.CertificatePath] : [settings.CertificatePath, settings.KeyPath];

    /// <summary>What a handshake needs, with the certificates between this one and its authority.</summary>
    /// <exception cref="CryptographicException">The files hold no certificate with a key that fits.</exception>
    public static SslStreamCertificateContext Read(byte[][] files, string password)
    {
        var (certificate, between) = files is [var pfx] ? ReadPfx(pfx, password) : ReadPem(Text(files[0]), Text(files[1]), password);

        return certificate.HasPrivateKey
            ? SslStreamCertificateContext.Create(certificate, between, offline: true)
            : throw new CryptographicException("There is no private key with the certificate.");
    }

    private static (X509Certificate2 Certificate, X509Certificate2Collection Between) ReadPfx(byte[] pfx, string password)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(pfx, password);
        var own = all.FirstOrDefault(each => each.HasPrivateKey) ?? throw new CryptographicException("There is no certificate with a private key.");
        return (own, [.. all.Where(each => each != own)]);
    }

    private static (X509Certificate2 Certificate, X509Certificate2Collection Between) ReadPem(string certificates, string key, string password)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(certificates);

        using var own = password.Length == 0
            ? X509Certificate2.CreateFromPem(certificates, key)
            : X509Certificate2.CreateFromEncryptedPem(certificates, key, password);

        // Windows wants the key in a store of its own.
        return (X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), password: null), [.. all.Skip(1)]);
    }

    private static string Text(byte[] file) => Encoding.ASCII.GetString(file);
}
