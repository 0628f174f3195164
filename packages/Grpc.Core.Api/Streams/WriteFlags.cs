namespace Grpc.Core;

/// <summary>Wishes about how a message is sent.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>More is to come at once, so the message need not be flushed.</summary>
    BufferHint = 0x1,

    /// <summary>Send the message as it is, even where the call compresses.</summary>
    NoCompress = 0x2,
}
