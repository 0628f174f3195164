using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;

namespace Workforce.Client.Calls;

/// <summary>The connection that all calls of a client share.</summary>
internal static class Connection
{
    public static GrpcChannel To(WorkforceClientOptions options) => GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
    {
        HttpHandler = Handler(options.Access),
        DisposeHttpClient = true,
        Credentials = Credentials(options),
        // Checked before: without TLS a token goes to this machine only.
        UnsafeUseInsecureChannelCallCredentials = options.Access.Token is not null && options.Address.Scheme != Uri.UriSchemeHttps,
        // The channel has a backoff of its own, of up to two minutes: it must not outlast the pipelines' waits.
        InitialReconnectBackoff = options.FirstRetryDelay,
        MaxReconnectBackoff = options.MaxRetryDelay,
    });

    private static SocketsHttpHandler Handler(AccessOptions access)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            // The service need not wait for room in the middle of an answer, after which Kestrel may forget to answer the next call (dotnet/aspnetcore
            // issue 53736).
            InitialHttp2StreamWindowSize = 1024 * 1024,
            // So that a push notices within half a minute that the other end is gone without a word.
            KeepAlivePingDelay = TimeSpan.FromSeconds(20),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        };

        if (access.AuthorityFile is { } authority)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(Authorities(authority));
        }

        if (access.CertificateFile is { } certificate)
        {
            handler.SslOptions.ClientCertificates = [Own(certificate, access.KeyFile!)];
        }

        return handler;
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();

        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (CryptographicException exception)
        {
            throw new ArgumentException($"{file} holds no certificate in PEM.", exception);
        }

        return authorities.Count > 0 ? authorities : throw new ArgumentException($"{file} holds no certificate in PEM.");
    }

    private static X509Certificate2 Own(string certificate, string key)
    {
        try
        {
            using var own = X509Certificate2.CreateFromPemFile(certificate, key);
            // Windows wants the key in a store of its own.
            return X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), password: null);
        }
        catch (CryptographicException exception)
        {
            throw new ArgumentException($"{certificate} and {key} do not hold a certificate and its private key in PEM.", exception);
        }
    }

    private static ChannelCredentials? Credentials(WorkforceClientOptions options)
    {
        if (options.Access.Token is not { } token)
        {
            return null;
        }

        var perCall = CallCredentials.FromInterceptor(async (context, metadata) =>
        {
            if (await token(context.CancellationToken) is { Length: > 0 } value)
            {
                metadata.Add("authorization", $"Bearer {value}");
            }
        });

        return ChannelCredentials.Create(options.Address.Scheme == Uri.UriSchemeHttps ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure, perCall);
    }
}
