using System.Buffers;
using System.Buffers.Binary;

namespace Workforce.Fuzz.Http2;

/// <summary>Bytes of a connection about to be sent, frame after frame, right or wrong.</summary>
internal sealed class FrameBuffer
{
    public const byte EndStream = 0x1;
    public const byte Ack = 0x1;
    public const byte EndHeaders = 0x4;
    public const byte Padded = 0x8;
    public const int HeaderSize = 9;

    /// <summary>What a server takes in one frame unless it says otherwise.</summary>
    public const int MaxPayload = 16_384;

    public static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public int Length => _bytes.WrittenCount;

    public void Clear() => _bytes.ResetWrittenCount();

    public FrameBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <param name="type">The frame's type; any byte.</param>
    /// <param name="flags">Its flags.</param>
    /// <param name="streamId">Its stream.</param>
    /// <param name="payload">What it holds.</param>
    /// <param name="length">The length that it states; that of the payload unless it is to lie.</param>
    public FrameBuffer Frame(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload, int? length = null)
    {
        var header = _bytes.GetSpan(HeaderSize);
        var stated = length ?? payload.Length;
        header[0] = (byte)(stated >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(header[1..], (ushort)stated);
        header[3] = (byte)type;
        header[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(header[5..], streamId);
        _bytes.Advance(HeaderSize);
        return Raw(payload);
    }

    /// <summary>HEADERS, and CONTINUATION for what one frame does not take.</summary>
    public FrameBuffer Headers(int streamId, ReadOnlySpan<byte> block, bool endStream)
    {
        var first = block[..Math.Min(block.Length, MaxPayload)];
        var rest = block[first.Length..];
        var flags = (byte)((endStream ? EndStream : 0) | (rest.IsEmpty ? EndHeaders : 0));
        Frame(FrameType.Headers, flags, streamId, first);

        while (!rest.IsEmpty)
        {
            var part = rest[..Math.Min(rest.Length, MaxPayload)];
            rest = rest[part.Length..];
            Frame(FrameType.Continuation, rest.IsEmpty ? EndHeaders : (byte)0, streamId, part);
        }

        return this;
    }

    /// <summary>SETTINGS of a client that wants no table, no push, and windows wide enough never to be waited for.</summary>
    public FrameBuffer ClientSettings(int initialWindow = int.MaxValue) =>
        Settings((0x1, 0), (0x2, 0), (0x4, initialWindow));

    public FrameBuffer Settings(params ReadOnlySpan<(int Id, int Value)> settings)
    {
        var payload = new byte[settings.Length * 6];

        for (var i = 0; i < settings.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(i * 6), (ushort)settings[i].Id);
            BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan((i * 6) + 2), settings[i].Value);
        }

        return Frame(FrameType.Settings, 0, 0, payload);
    }

    public FrameBuffer WindowUpdate(int streamId, int increment) => Number(FrameType.WindowUpdate, streamId, increment);

    public FrameBuffer Reset(int streamId, int code = 8) => Number(FrameType.RstStream, streamId, code);

    public FrameBuffer Ping(bool ack = false, ReadOnlySpan<byte> payload = default) =>
        Frame(FrameType.Ping, ack ? Ack : (byte)0, 0, payload.IsEmpty ? new byte[8] : payload);

    private FrameBuffer Number(FrameType type, int streamId, int number)
    {
        Span<byte> payload = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(payload, number);
        return Frame(type, 0, streamId, payload);
    }
}
