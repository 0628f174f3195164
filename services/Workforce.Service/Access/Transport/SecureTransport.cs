using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Workforce.Service.Access.Authentication;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Transport;

/// <summary>How connections are made.</summary>
internal static class SecureTransport
{
    /// <summary>TLS 1.2 and above where there is a certificate, and a place on each connection for who makes it.</summary>
    public static void Secure(this ListenOptions listen, WorkforceSettings settings, IServiceProvider services)
    {
        listen.Protocols = HttpProtocols.Http2;

        if (settings.Tls.IsOn)
        {
            var certificate = services.GetRequiredService<WatchedFiles<SslStreamCertificateContext>>();
            listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(Handshake(certificate.Current, settings.ClientCertificates.IsOn)) });
        }

        listen.Use(next => connection =>
        {
            connection.Features.Set(new ConnectionCaller());
            return next(connection);
        });
    }

    private static SslServerAuthenticationOptions Handshake(SslStreamCertificateContext certificate, bool asksForCertificate) => new()
    {
        ServerCertificateContext = certificate,
#pragma warning disable CA5398 // The oldest version that is spoken is ours to say, whatever the machine's policy allows.
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning restore CA5398
        ClientCertificateRequired = asksForCertificate,
        // The handshake proves that the caller has the key. Whether the certificate is believed is found out by CertificateCallers, so that
        // one that is not gets an answer that says why, and not a connection that breaks.
#pragma warning disable CA5359
        RemoteCertificateValidationCallback = asksForCertificate ? (_, _, _, _) => true : null,
#pragma warning restore CA5359
        CertificateChainPolicy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },
    };
}
