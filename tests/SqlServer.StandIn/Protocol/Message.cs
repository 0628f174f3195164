using System.Buffers.Binary;

namespace SqlServer.StandIn.Protocol;

/// <summary>What the client says in one go, put together from its packets.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Body">Without the packets' headers.</param>
/// <param name="IsReset">The pool gives the connection to somebody new, who must find it as if it were.</param>
internal sealed record Message(PacketKind Kind, ReadOnlyMemory<byte> Body, bool IsReset)
{
    public const int HeaderLength = 8;

    /// <summary>Reads the next message; null where the client has gone. An attention ends whatever was being sent before it.</summary>
    public static async Task<Message?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        var body = new MemoryStream();
        var isReset = false;

        while (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken) == HeaderLength)
        {
            var (kind, status) = ((PacketKind)header[0], (PacketStatus)header[1]);
            var packet = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderLength];
            await stream.ReadExactlyAsync(packet, cancellationToken);

            if (kind is PacketKind.Attention)
            {
                return new(kind, default, IsReset: false);
            }

            body.Write(packet);
            isReset |= status.HasFlag(PacketStatus.ResetConnection) || status.HasFlag(PacketStatus.ResetConnectionButTransaction);

            if (status.HasFlag(PacketStatus.Ignore))
            {
                body.SetLength(0);
            }
            else if (status.HasFlag(PacketStatus.EndOfMessage))
            {
                return new(kind, body.ToArray(), isReset);
            }
        }

        return null;
    }
}
