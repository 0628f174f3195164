using System.Buffers.Binary;

namespace SqlServer.StandIn.Protocol;

/// <summary>What is said before the login (MS-TDS 2.2.6.5): the server's version, and that it does not encrypt.</summary>
internal static class Prelogin
{
    private const byte Version = 0x00;
    private const byte Encryption = 0x01;
    private const byte Instance = 0x02;
    private const byte Thread = 0x03;
    private const byte Mars = 0x04;
    private const byte Terminator = 0xFF;

    private const byte EncryptionNotSupported = 0x02;

    public static void Answer(MessageWriter message)
    {
        (byte Token, byte[] Data)[] options =
        [
            (Version, [.. ServerVersion.OnTheWire, 0, 0]),
            (Encryption, [EncryptionNotSupported]),
            (Instance, [0]),
            (Thread, []),
            (Mars, [0]),
        ];
        var offset = (options.Length * 5) + 1;

        foreach (var (token, data) in options)
        {
            message.Byte(token);
            message.UInt16(BinaryPrimitives.ReverseEndianness((ushort)offset));
            message.UInt16(BinaryPrimitives.ReverseEndianness((ushort)data.Length));
            offset += data.Length;
        }

        message.Byte(Terminator);

        foreach (var (_, data) in options)
        {
            message.Bytes(data);
        }

        message.End();
    }
}
