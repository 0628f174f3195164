using System.Buffers.Binary;
using System.IO.Compression;

namespace Workforce.Fuzz.Inputs;

/// <summary>Messages in gRPC's own frames, right and wrong.</summary>
internal static class Frames
{
    private const int HeaderSize = 5;

    /// <summary>Compressed a thousandfold: about 65,000 bytes that would be 64 MiB.</summary>
    private static readonly byte[] Bomb = Gzip(new byte[64 << 20]);

    public static byte[] Of(ReadOnlySpan<byte> message, byte flag = 0, uint? length = null)
    {
        var frame = new byte[HeaderSize + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), length ?? (uint)message.Length);
        message.CopyTo(frame.AsSpan(HeaderSize));
        return frame;
    }

    /// <summary>A body that something is wrong with.</summary>
    /// <returns>The body, and what its headers are to say of its encoding, if anything.</returns>
    public static (byte[] Body, string? Encoding) Wrong(byte[] message, Random random)
    {
        var good = Of(message);

        return random.Next(18) switch
        {
            0 => (good[..random.Next(good.Length)], null),
            1 => (Of(message, length: uint.MaxValue), null),
            2 => (Of(message, length: (uint)int.MaxValue + 1), null),
            3 => (Of(message, length: (uint)(message.Length + random.Next(1, 1000))), null),
            4 => (Of(message, length: (uint)random.Next(message.Length + 1)), null),
            5 => (Of(message, flag: 1), null),
            6 => (Of(HostileValues.Random(random, random.Next(200)), flag: 1), "gzip"),
            7 => (Of(CutOff(Gzip(message), random), flag: 1), "gzip"),
            8 => (random.Next(20) == 0 ? Of(Bomb, flag: 1) : Of(Gzip(new byte[100_000]), flag: 1), "gzip"),
            9 => (Of(message, flag: (byte)random.Next(2, 256)), null),
            10 => ([.. good, .. good], null),
            11 => ([], null),
            12 => (Of(Gzip(message), flag: 1), Encoding(random)),
            13 => (good, Encoding(random)),
            14 => (random.Next(20) == 0 ? Of(new byte[5 << 20]) : Of(new byte[70_000]), null),
            15 => ([.. good, .. HostileValues.Random(random, random.Next(1, 20))], null),
            16 => ([.. Enumerable.Repeat(Of([]), random.Next(1, 500)).SelectMany(frame => frame)], null),
            _ => (HostileValues.Random(random, random.Next(1, 3000)), null),
        };
    }

    private static string Encoding(Random random)
    {
        string[] encodings = ["br", "deflate", "GZIP", "gzip,identity", "identity", "", "snappy", "\0", new('g', 3000)];
        return encodings[random.Next(encodings.Length)];
    }

    private static byte[] CutOff(byte[] bytes, Random random) => bytes[..random.Next(bytes.Length)];

    private static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();

        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
