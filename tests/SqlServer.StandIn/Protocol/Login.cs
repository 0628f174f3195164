using System.Buffers.Binary;
using System.Text;

namespace SqlServer.StandIn.Protocol;

/// <summary>What the client logs in with (MS-TDS 2.2.6.4).</summary>
/// <param name="User">The login's name.</param>
/// <param name="Password">Its password.</param>
/// <param name="Database">The database asked for; empty where none is.</param>
/// <param name="PacketSize">The size of packets that it would like, in bytes.</param>
internal sealed record Login(string User, string Password, string Database, int PacketSize)
{
    private const int PacketSizeAt = 8;
    private const int UserAt = 40;
    private const int PasswordAt = 44;
    private const int DatabaseAt = 68;

    public static Login Read(ReadOnlySpan<byte> body) => new(
        Encoding.Unicode.GetString(Field(body, UserAt)),
        Encoding.Unicode.GetString(Unveiled(Field(body, PasswordAt))),
        Encoding.Unicode.GetString(Field(body, DatabaseAt)),
        BinaryPrimitives.ReadInt32LittleEndian(body[PacketSizeAt..]));

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> body, int at) => body.Slice(
        BinaryPrimitives.ReadUInt16LittleEndian(body[at..]),
        BinaryPrimitives.ReadUInt16LittleEndian(body[(at + 2)..]) * 2);

    /// <summary>A password's bytes have their halves swapped and are XORed with A5: no secret, only not to be read by chance.</summary>
    private static byte[] Unveiled(ReadOnlySpan<byte> password)
    {
        var bytes = password.ToArray();

        for (var i = 0; i < bytes.Length; i++)
        {
            var mixed = bytes[i] ^ 0xA5;
            bytes[i] = (byte)(mixed << 4 | mixed >> 4);
        }

        return bytes;
    }
}
