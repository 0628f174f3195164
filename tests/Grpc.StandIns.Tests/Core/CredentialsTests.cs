namespace Grpc.StandIns.Tests.Core;

public class CredentialsTests
{
    private readonly NotingConfigurator _notes = new();

    [Fact]
    public void InternalPopulateConfiguration_Insecure_SaysSo()
    {
        ChannelCredentials.Insecure.InternalPopulateConfiguration(_notes, null);

        Assert.Equal(["insecure"], _notes.Seen);
    }

    [Fact]
    public void InternalPopulateConfiguration_Ssl_HandsOverItsCertificates()
    {
        var pair = new KeyCertificatePair("chain", "key");

        new SslCredentials("roots", pair, _ => true).InternalPopulateConfiguration(_notes, null);

        Assert.Equal(["ssl roots chain callback"], _notes.Seen);
    }

    [Fact]
    public void Create_ChannelAndCall_HandsOverBoth()
    {
        var call = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

        ChannelCredentials.Create(ChannelCredentials.Insecure, call).InternalPopulateConfiguration(_notes, null);

        Assert.Equal(["composite", "insecure"], _notes.Seen);
    }

    [Fact]
    public void Compose_FewerThanTwo_Throws()
    {
        var only = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

        Assert.Throws<ArgumentException>(() => CallCredentials.Compose(only));
    }

    private sealed class NotingConfigurator : ChannelCredentialsConfiguratorBase
    {
        public List<string> Seen { get; } = [];

        public override void SetInsecureCredentials(object? state) => Seen.Add("insecure");

        public override void SetSslCredentials(
            object? state,
            string? rootCertificates,
            KeyCertificatePair? keyCertificatePair,
            VerifyPeerCallback? verifyPeerCallback)
        {
            var callback = verifyPeerCallback is null ? "" : "callback";
            Seen.Add($"ssl {rootCertificates} {keyCertificatePair?.CertificateChain} {callback}");
        }

        public override void SetCompositeCredentials(
            object? state,
            ChannelCredentials channelCredentials,
            CallCredentials callCredentials)
        {
            Seen.Add("composite");
            channelCredentials.InternalPopulateConfiguration(this, state);
        }
    }
}
