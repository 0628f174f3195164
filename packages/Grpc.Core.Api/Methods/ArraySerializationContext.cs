using System.Buffers;

namespace Grpc.Core;

/// <summary>Collects a message into an array.</summary>
internal sealed class ArraySerializationContext : SerializationContext
{
    private readonly ArrayBufferWriter<byte> _writer = new();
    private byte[]? _payload;

    public static byte[] Serialize<T>(T message, Action<T, SerializationContext> serializer)
    {
        var context = new ArraySerializationContext();
        serializer(message, context);
        return context._payload ?? throw new InvalidOperationException("The serializer did not complete the message.");
    }

    public override void Complete(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        _payload = _payload is null ? payload : throw new InvalidOperationException("The message is complete already.");
    }

    public override IBufferWriter<byte> GetBufferWriter() => _writer;

    public override void Complete() => Complete(_writer.WrittenSpan.ToArray());
}
