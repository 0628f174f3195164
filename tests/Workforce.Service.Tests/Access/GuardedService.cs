using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Workforce.Service.Commands;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Access;

/// <summary>The real service behind TLS, which knows callers by certificate and by token; with two services, each with teams.</summary>
public sealed class GuardedService : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("workforce-access-").FullName;
    private readonly List<GrpcChannel> _channels = [];
    private readonly string[] _more;

    public GuardedService()
        : this([])
    {
    }

    internal GuardedService(params string[] more) => _more = more;

    internal DevelopmentAuthority Authority { get; } = DevelopmentAuthority.Create("Test authority", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(2));

    internal Tokens Tokens { get; } = new();

    internal RunningService Service { get; private set; } = null!;

    internal CallInvoker Administrator => By(Tokens.Granting([.. RightNames().Select(right => $"{right}@*")]));

    internal static IEnumerable<string> RightNames() =>
        Enum.GetValues<Right>().Where(right => right is not Right.Unspecified).Select(Workforce.Service.Access.RightSet.NameOf);

    public async Task InitializeAsync()
    {
        Authority.WriteTo(_directory, "ca");
        WriteServer(Authority);
        await File.WriteAllTextAsync(PathOf("keys.json"), Tokens.KeySet);
        await File.WriteAllTextAsync(PathOf("revoked"), "# none yet\n");

        Service = new RunningService(
        [
            $"--Workforce:Tls:CertificatePath={PathOf("server.crt")}",
            $"--Workforce:Tls:KeyPath={PathOf("server.key")}",
            $"--Workforce:ClientCertificates:AuthorityPath={PathOf("ca.crt")}",
            $"--Workforce:ClientCertificates:RevokedPath={PathOf("revoked")}",
            $"--Workforce:Tokens:Issuer={Tokens.Issuer}",
            $"--Workforce:Tokens:Audience={Tokens.Audience}",
            $"--Workforce:Tokens:KeysPath={PathOf("keys.json")}",
            $"--Workforce:Tokens:GrantsClaim={Tokens.GrantsClaim}",
            "--Workforce:Tokens:ClockSkew=00:00:00",
            "--Workforce:Reflection=true",
            "--Workforce:Callers:0:Name=hr-feed",
            "--Workforce:Callers:0:Subject=CN=hr-feed",
            "--Workforce:Callers:0:Grants:0:Rights:0=staffing.write",
            "--Workforce:Callers:0:Grants:0:Rights:1=staffing.read",
            "--Workforce:Callers:0:Grants:0:Units:0=*",
            "--Workforce:Callers:1:Name=dashboard",
            "--Workforce:Callers:1:AlternativeName=dashboard.council.example",
            "--Workforce:Callers:1:Grants:0:Rights:0=measures.read",
            "--Workforce:Callers:1:Grants:0:Units:0=*",
            "--Workforce:Groups:0:Group=managers-t1",
            "--Workforce:Groups:0:Grants:0:Rights:0=caseload.read",
            "--Workforce:Groups:0:Grants:0:Rights:1=staffing.read",
            "--Workforce:Groups:0:Grants:0:Units:0=t1",
            "--Workforce:Groups:1:Group=feed-of-a",
            "--Workforce:Groups:1:Grants:0:Rights:0=staffing.write",
            "--Workforce:Groups:1:Grants:0:Rights:1=caseload.write",
            "--Workforce:Groups:1:Grants:0:Units:0=s1",
            "--Workforce:Groups:1:Grants:0:Sources:0=itrent",
            "--Workforce:Groups:2:Group=feed-of-all",
            "--Workforce:Groups:2:Grants:0:Rights:0=staffing.write",
            "--Workforce:Groups:2:Grants:0:Units:0=*",
            "--Workforce:Groups:2:Grants:0:Sources:0=itrent",
            // The service's own directory is not known to who asks for more.
            .. _more.Select(setting => setting.Replace("*/", $"{_directory}/", StringComparison.Ordinal)),
        ], TimeProvider.System);
        await Service.InitializeAsync();
        await PushAsync(
            Administrator,
            A.Unit("council"),
            A.Unit("s1", "council"),
            A.Unit("s2", "council"),
            A.Unit("t1", "s1"),
            A.Unit("t2", "s1"),
            A.Unit("t3", "s2"),
            A.Post("p1", "t1", "10"),
            A.Post("p2", "t2", "10"),
            A.Post("p3", "t3", "10"),
            A.Worker("w1", "Ann Marked"),
            A.Worker("w2", "Bea Marked"),
            A.Engagement("e1", "w1", "p1"),
            A.Engagement("e2", "w2", "p2"));
    }

    public async Task DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        await Service.DisposeAsync();
        Authority.Dispose();
        Tokens.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    internal string PathOf(string name) => Path.Combine(_directory, name);

    internal void WriteServer(DevelopmentAuthority authority)
    {
        using var server = authority.ForServer("localhost", "127.0.0.1");
        DevelopmentAuthority.Write(_directory, "server", server);
    }

    /// <summary>Calls by a token; null for none.</summary>
    internal CallInvoker By(string? token) => new TokenInvoker(ChannelBy((X509Certificate2?)null), token);

    /// <summary>Calls over a connection of its own, by a certificate; null for none.</summary>
    internal CallInvoker By(X509Certificate2? certificate) => ChannelBy(certificate).CreateCallInvoker();

    internal GrpcChannel ChannelBy(X509Certificate2? certificate, Action<SslClientAuthenticationOptions>? with = null)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(Authority.Certificate);
        var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } };

        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificates = [certificate];
        }

        with?.Invoke(handler.SslOptions);
        var channel = GrpcChannel.ForAddress(Service.Address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
        _channels.Add(channel);

        return channel;
    }

    internal static async Task<List<ChangeAcknowledgement>> PushAsync(CallInvoker caller, params StaffingChange[] changes)
    {
        using var call = new StaffingService.StaffingServiceClient(caller).PushStaffingChanges();
        await call.RequestStream.WriteAsync(new() { Changes = { changes } });
        await call.RequestStream.CompleteAsync();
        var acknowledgements = new List<ChangeAcknowledgement>();

        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            acknowledgements.AddRange(response.Acknowledgements);
        }

        return acknowledgements;
    }

    /// <summary>Why a call is refused: its status, and the cause or the rights that the details name.</summary>
    internal static async Task<(StatusCode Status, string Why)> RefusalAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);
        var info = Details.Of(exception).Info();
        Assert.Equal("workforce.council", info.Domain);

        return (exception.StatusCode, info.Metadata.GetValueOrDefault("cause") ?? info.Metadata.GetValueOrDefault("requires") ?? info.Reason);
    }

    private sealed class TokenInvoker(GrpcChannel channel, string? token) : CallInvoker
    {
        private readonly CallInvoker _inner = channel.CreateCallInvoker();

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            _inner.BlockingUnaryCall(method, host, With(options), request);

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            _inner.AsyncUnaryCall(method, host, With(options), request);

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            _inner.AsyncServerStreamingCall(method, host, With(options), request);

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            _inner.AsyncClientStreamingCall(method, host, With(options));

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            _inner.AsyncDuplexStreamingCall(method, host, With(options));

        private CallOptions With(CallOptions options) =>
            token is null ? options : options.WithHeaders(new Metadata { { "authorization", $"Bearer {token}" } });
    }
}
