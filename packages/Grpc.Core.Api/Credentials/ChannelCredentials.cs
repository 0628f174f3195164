namespace Grpc.Core;

/// <summary>How a channel proves who is at either end.</summary>
public abstract class ChannelCredentials
{
    /// <summary>Plain text: nobody proves anything.</summary>
    public static ChannelCredentials Insecure { get; } = new InsecureCredentials();

    /// <summary>TLS with the roots that the machine trusts.</summary>
    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();

    /// <summary>Adds to a channel what each of its calls must prove.</summary>
    public static ChannelCredentials Create(ChannelCredentials channelCredentials, CallCredentials callCredentials) =>
        new CompositeChannelCredentials(channelCredentials, callCredentials);

    /// <summary>Tells a gRPC implementation what these credentials are. Not for users.</summary>
    public abstract void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state);
}
