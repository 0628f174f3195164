using System.Buffers.Binary;
using System.Text;

namespace SqlServer.StandIn.Protocol;

/// <summary>Goes through a message's body.</summary>
internal ref struct MessageReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Bytes(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var bytes = _rest[..count];
        _rest = _rest[count..];

        return bytes;
    }

    public void Skip(int count) => Bytes(count);

    /// <summary>Text of so many UTF-16 units.</summary>
    public string Text(int length) => Encoding.Unicode.GetString(Bytes(length * 2));

    /// <summary>The rest of it as text.</summary>
    public string Rest() => Text(_rest.Length / 2);

    /// <summary>Notifications, the transaction, tracing: the session knows its transaction, and needs none of the others.</summary>
    public void SkipAllHeaders() => Skip(BinaryPrimitives.ReadInt32LittleEndian(_rest));
}
