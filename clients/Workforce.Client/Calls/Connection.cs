using Grpc.Net.Client;

namespace Workforce.Client.Calls;

/// <summary>The connection that all calls of a client share.</summary>
internal static class Connection
{
    public static GrpcChannel To(WorkforceClientOptions options) => GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            // So that a push notices within half a minute that the other end is gone without a word.
            KeepAlivePingDelay = TimeSpan.FromSeconds(20),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        },
        DisposeHttpClient = true,
        // The channel has a backoff of its own, of up to two minutes: it must not outlast the pipelines' waits.
        InitialReconnectBackoff = options.FirstRetryDelay,
        MaxReconnectBackoff = options.MaxRetryDelay,
    });
}
