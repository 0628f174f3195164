using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a message is written. Either whole, or through the buffer writer and then completed.</summary>
/// <remarks>Not abstract, as in the published package, whose callers override only what they use: the rest says so when it is called.</remarks>
public abstract class SerializationContext
{
    /// <summary>Hands over the whole message.</summary>
    public virtual void Complete(byte[] payload) => throw new NotImplementedException();

    /// <summary>Where to write a message piece by piece; call <see cref="Complete()"/> after the last.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotImplementedException();

    /// <summary>Says, before any byte is written, how many there will be.</summary>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Says that the whole message has been written to the buffer writer.</summary>
    public virtual void Complete() => throw new NotImplementedException();
}
