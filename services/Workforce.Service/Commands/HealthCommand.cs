using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace Workforce.Service.Commands;

/// <summary>Asks a running service whether it is ready, for whoever has nothing else to ask with: a container's health check.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(TextWriter output, TextWriter error)
    {
        var address = new Option<string>("--address") { Description = "Where the service listens.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var authority = new Option<FileInfo?>("--ca") { Description = "The authority, in PEM, that vouches for the service's certificate; else the machine's own do." };
        var certificate = new Option<FileInfo?>("--cert") { Description = "The certificate to show, in PEM: the service asks nobody for one, what stands before it may." };
        var key = new Option<FileInfo?>("--key") { Description = "Its private key, in PEM." };
        var command = new Command("health", "Asks a running service whether it is ready: exit code 0 if it is, 1 if not.") { address, authority, certificate, key };

        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(address), parsed.GetValue(authority), parsed.GetValue(certificate), parsed.GetValue(key), output, error, cancellationToken));

        return command;
    }

    private static async Task<int> RunAsync(
        string address, FileInfo? authority, FileInfo? certificate, FileInfo? key, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            error.WriteLine("--address must be such as http://127.0.0.1:5080 or https://workforce:8443.");
            return ExitCode.BadInput;
        }

        if (new[] { authority, certificate, key }.FirstOrDefault(file => file is { Exists: false }) is { } missing)
        {
            error.WriteLine($"There is no {missing.FullName}.");
            return ExitCode.BadInput;
        }

        if (certificate is null != key is null)
        {
            error.WriteLine("--cert and --key go together.");
            return ExitCode.BadInput;
        }

        using var handler = new SocketsHttpHandler();

        if (authority is not null)
        {
            handler.SslOptions.CertificateChainPolicy = TrustingOnly(authority);
        }

        if (certificate is not null)
        {
            using var own = X509Certificate2.CreateFromPemFile(certificate.FullName, key!.FullName);
            handler.SslOptions.ClientCertificates = [X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), password: null)];
        }

        using var channel = GrpcChannel.ForAddress(uri, new GrpcChannelOptions { HttpHandler = handler });

        try
        {
            var answer = await new Health.HealthClient(channel).CheckAsync(
                new(), deadline: DateTime.UtcNow + Patience, cancellationToken: cancellationToken);
            output.WriteLine(answer.Status);

            return answer.Status is HealthCheckResponse.Types.ServingStatus.Serving ? ExitCode.Done : ExitCode.LedgerUnusable;
        }
        catch (RpcException exception)
        {
            error.WriteLine($"{address} does not answer ({exception.StatusCode}).");

            return ExitCode.LedgerUnusable;
        }
    }

    private static X509ChainPolicy TrustingOnly(FileInfo authority)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(authority.FullName);

        return policy;
    }
}
