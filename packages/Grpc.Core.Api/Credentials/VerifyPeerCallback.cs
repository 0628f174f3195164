namespace Grpc.Core;

/// <summary>Decides, after the usual checks, whether to trust the peer.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);
