using System.Text;

namespace Workforce.Fuzz.Http2;

/// <summary>Header fields as HPACK (RFC 7541): written as literals that no table keeps, and read from a server that keeps no table either.</summary>
internal static class HeaderBlock
{
    private const int StaticTableSize = 61;

    /// <summary>The statuses in the static table, from its index 8 on.</summary>
    private static readonly int[] StaticStatuses = [200, 204, 206, 304, 400, 404, 500];

    public static byte[] Encode(IEnumerable<KeyValuePair<string, byte[]>> headers)
    {
        var block = new MemoryStream(256);

        foreach (var (name, value) in headers)
        {
            block.WriteByte(0);
            WriteText(block, Encoding.Latin1.GetBytes(name));
            WriteText(block, value);
        }

        return block.ToArray();
    }

    /// <summary>Reads the two statuses of a response's block.</summary>
    /// <returns>Each null where the block has none.</returns>
    /// <exception cref="InvalidDataException">The block is none that a server may send which was told to keep no table.</exception>
    public static (int? Http, int? Grpc) Statuses(ReadOnlySpan<byte> block)
    {
        int? http = null;
        int? grpc = null;

        while (!block.IsEmpty)
        {
            var first = block[0];

            if ((first & 0x80) != 0)
            {
                var index = ReadNumber(ref block, 7);
                http = index is >= 8 and < 15 ? StaticStatuses[index - 8] : http;
                continue;
            }

            if ((first & 0xe0) == 0x20)
            {
                ReadNumber(ref block, 5);
                continue;
            }

            var nameIndex = ReadNumber(ref block, (first & 0x40) != 0 ? 6 : 4);

            if (nameIndex > StaticTableSize)
            {
                throw new InvalidDataException("The server refers to a table that it was told not to keep.");
            }

            var isGrpcStatus = nameIndex == 0 && ReadText(ref block).SequenceEqual("grpc-status"u8);
            var value = ReadText(ref block);

            if (isGrpcStatus && int.TryParse(value, out var status))
            {
                grpc = status;
            }
            else if (nameIndex is >= 8 and < 15 && int.TryParse(value, out status))
            {
                http = status;
            }
        }

        return (http, grpc);
    }

    public static void WriteNumber(Stream to, byte pattern, int prefixBits, int number)
    {
        var most = (1 << prefixBits) - 1;

        if (number < most)
        {
            to.WriteByte((byte)(pattern | number));
            return;
        }

        to.WriteByte((byte)(pattern | most));

        for (number -= most; number >= 128; number >>= 7)
        {
            to.WriteByte((byte)((number & 0x7f) | 0x80));
        }

        to.WriteByte((byte)number);
    }

    public static void WriteText(Stream to, ReadOnlySpan<byte> text)
    {
        WriteNumber(to, 0, 7, text.Length);
        to.Write(text);
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> from, int prefixBits)
    {
        var most = (1 << prefixBits) - 1;
        var number = from[0] & most;
        from = from[1..];

        if (number == most)
        {
            for (var shift = 0; ; shift += 7)
            {
                var next = from[0];
                from = from[1..];
                number += (next & 0x7f) << shift;

                if ((next & 0x80) == 0)
                {
                    break;
                }
            }
        }

        return number;
    }

    private static ReadOnlySpan<byte> ReadText(ref ReadOnlySpan<byte> from)
    {
        var isHuffman = (from[0] & 0x80) != 0;
        var length = ReadNumber(ref from, 7);
        var text = from[..length];
        from = from[length..];

        // Kestrel writes its texts plain; one that is not is none of the two looked for.
        return isHuffman ? [] : text;
    }
}
