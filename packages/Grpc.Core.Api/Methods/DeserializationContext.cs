using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a message is read from. The payload may be taken once.</summary>
/// <remarks>Not abstract, as in the published package, whose callers override only what they use: the rest says so when it is called.</remarks>
public abstract class DeserializationContext
{
    public abstract int PayloadLength { get; }

    /// <summary>A copy of the payload that is the caller's to keep.</summary>
    public virtual byte[] PayloadAsNewBuffer() => throw new NotImplementedException();

    /// <summary>The payload itself, which must not be kept once the deserializer returns.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw new NotImplementedException();
}
