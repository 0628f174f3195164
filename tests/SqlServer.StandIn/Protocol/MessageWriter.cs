using System.Buffers.Binary;
using System.Text;

namespace SqlServer.StandIn.Protocol;

/// <summary>Writes one answer after the other to the client, in packets of the size that was agreed upon.</summary>
internal sealed class MessageWriter(Stream stream)
{
    /// <summary>Until a login has agreed upon another.</summary>
    public const int DefaultPacketSize = 4096;

    private byte[] _packet = new byte[DefaultPacketSize];
    private int _length = Message.HeaderLength;
    private byte _number;

    /// <summary>In bytes, header and all. May be changed between two answers only.</summary>
    public int PacketSize
    {
        get => _packet.Length;
        set => _packet = new byte[value];
    }

    /// <summary>Whether something has been written of an answer that has not ended.</summary>
    public bool IsWithinAnAnswer => _number > 0 || _length > Message.HeaderLength;

    public void Byte(byte value)
    {
        if (_length == _packet.Length)
        {
            Send(PacketStatus.None);
        }

        _packet[_length++] = value;
    }

    public void UInt16(ushort value)
    {
        Byte((byte)value);
        Byte((byte)(value >> 8));
    }

    public void Int32(int value)
    {
        UInt16((ushort)value);
        UInt16((ushort)(value >> 16));
    }

    public void Int64(long value)
    {
        Int32((int)value);
        Int32((int)(value >> 32));
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_length == _packet.Length)
            {
                Send(PacketStatus.None);
            }

            var count = Math.Min(bytes.Length, _packet.Length - _length);
            bytes[..count].CopyTo(_packet.AsSpan(_length));
            _length += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Its length in UTF-16 units in one byte, then the text.</summary>
    public void ShortText(string text)
    {
        Byte((byte)text.Length);
        Bytes(Encoding.Unicode.GetBytes(text));
    }

    /// <summary>Its length in UTF-16 units in two bytes, then the text.</summary>
    public void LongText(string text)
    {
        UInt16((ushort)text.Length);
        Bytes(Encoding.Unicode.GetBytes(text));
    }

    /// <summary>Sends what there is of the answer, which ends with it.</summary>
    public void End()
    {
        Send(PacketStatus.EndOfMessage);
        _number = 0;
    }

    private void Send(PacketStatus status)
    {
        _packet[0] = (byte)PacketKind.Response;
        _packet[1] = (byte)status;
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), (ushort)_length);
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(4), 0);
        _packet[6] = ++_number;
        _packet[7] = 0;
        stream.Write(_packet, 0, _length);
        _length = Message.HeaderLength;
    }
}
