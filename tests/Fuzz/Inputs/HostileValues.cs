using System.Text;

namespace Workforce.Fuzz.Inputs;

/// <summary>Values that a field of their kind can hold on the wire and that have no business in it.</summary>
internal static class HostileValues
{
    private static readonly string[] Decimals =
    [
        "NaN", "Infinity", "-0", "-0.0", "1e308", "1e-308", "1E5", "0x10", "", " ", " 1", "1 ", "+1", "1,5", "1.", ".5", "00001", "--1", "１", "½",
        "0.0000001", "0.000001", "-1", "-0.6", "99999999999", "79228162514264337593543950335", "79228162514264337593543950336",
        "-79228162514264337593543950336", "0.0000000000000000000000000000001", "1\u00a0000", "1e", "e1", "1_0", new('9', 5000),
    ];

    private static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "\n", "a\r\nb", "'; DROP TABLE changes; --", "%", "_%", "../../etc/passwd", "{0}", "%s%n%n", "${jndi:ldap://x}",
        "\u202e\u2066abc", "e\u0301", "\ufeff", "\uffff", "😀", new('a', 300), new('ü', 5000), new('x', 70_000), "CON", "null", "-1", "true",
    ];

    private static readonly byte[][] Malformed =
    [
        [0xc3, 0x28], [0xff, 0xfe], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80], [0x80], [0xe2, 0x82], [0xf8, 0x88, 0x80, 0x80, 0x80],
        [.. "team-"u8, 0xc3], [0, 0xff],
    ];

    private static readonly long[] Numbers =
    [
        0, 1, -1, 2, 31, 32, 127, 128, 255, 256, 999, 1000, 1001, 9999, 10_000, 65_536, int.MaxValue, int.MinValue, int.MaxValue + 1L, int.MinValue - 1L,
        uint.MaxValue, long.MaxValue, long.MinValue, long.MaxValue - 1, 253_402_300_800, -62_135_596_801,
    ];

    private static readonly (long Year, long Month, long Day)[] Dates =
    [
        (0, 0, 0), (0, 1, 1), (1, 1, 1), (2026, 2, 29), (2024, 2, 29), (2024, 2, 30), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (2026, 1, 32), (2026, 4, 31),
        (9999, 12, 31), (9999, 12, 0), (10_000, 1, 1), (-1, 1, 1), (int.MaxValue, 1, 1), (int.MinValue, int.MinValue, int.MinValue), (2026, -1, -1),
        (1899, 12, 31), (1900, 1, 1), (2199, 12, 31), (2200, 1, 1), (long.MaxValue, long.MaxValue, long.MaxValue),
    ];

    public static string Decimal(Random random) => Pick(Decimals, random);

    public static long Number(Random random) => Pick(Numbers, random);

    public static (long Year, long Month, long Day) Date(Random random) => Pick(Dates, random);

    /// <summary>Well-formed or not; now and then very long.</summary>
    public static byte[] Text(Random random) => random.Next(20) switch
    {
        < 8 => Pick(Malformed, random),
        < 19 => Encoding.UTF8.GetBytes(Pick(Texts, random)),
        _ => Random(random, random.Next(1, 200)),
    };

    /// <summary>A text that was good, with something of it changed.</summary>
    public static byte[] Altered(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        if (bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return random.Next(3) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    public static byte[] Random(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static T Pick<T>(T[] values, Random random) => values[random.Next(values.Length)];
}
