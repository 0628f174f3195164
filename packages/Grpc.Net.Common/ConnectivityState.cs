namespace Grpc.Core;

/// <summary>How a channel stands with its server.</summary>
public enum ConnectivityState
{
    /// <summary>Not connected, and nobody has asked it to be.</summary>
    Idle,

    Connecting,

    Ready,

    /// <summary>Failed, and about to be tried again.</summary>
    TransientFailure,

    /// <summary>Closed for good.</summary>
    Shutdown,
}
