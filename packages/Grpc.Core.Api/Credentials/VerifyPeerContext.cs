namespace Grpc.Core;

/// <summary>The peer to be trusted or not. Only a gRPC implementation makes one.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    public string TargetName { get; }

    /// <summary>The peer's certificate.</summary>
    public string PeerPem { get; }
}
