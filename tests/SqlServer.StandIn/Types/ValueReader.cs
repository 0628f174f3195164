using System.Text;
using SqlServer.StandIn.Protocol;

namespace SqlServer.StandIn.Types;

/// <summary>Reads the type and the value of a parameter.</summary>
internal static class ValueReader
{
    private const int FixedLength = 0;

    public static (SqlType Type, object? Value) Read(ref MessageReader message)
    {
        var wireType = message.Byte();

        switch (wireType)
        {
            case WireType.Bit or WireType.Integer:
                var length = message.Byte();
                return (Whole(length, wireType is WireType.Bit), ReadWhole(message.Bytes(message.Byte()), wireType is WireType.Bit));

            case WireType.Decimal or WireType.Numeric:
                message.Skip(1);
                var type = SqlType.Decimal(message.Byte(), message.Byte());
                return (type, ReadDecimal(message.Bytes(message.Byte()), type.Scale));

            case WireType.Date:
                return (new(SqlKind.Date), ReadDate(message.Bytes(message.Byte())));

            case WireType.DateTime2:
                var places = message.Byte();
                return (new(SqlKind.DateTime2, Scale: places), ReadMoment(message.Bytes(message.Byte()), places));

            case WireType.DateTimeOffset:
                places = message.Byte();
                return (new(SqlKind.DateTimeOffset, Scale: places), ReadMomentWithOffset(message.Bytes(message.Byte()), places));

            case WireType.UniqueIdentifier:
                message.Skip(1);
                var id = message.Bytes(message.Byte());
                return (new(SqlKind.UniqueIdentifier), id.IsEmpty ? null : new Guid(id));

            case WireType.NVarChar or WireType.NChar:
                var bytes = message.UInt16();
                message.Skip(Collations.OnTheWire(null).Length);
                return (SqlType.NVarChar(bytes == WireType.NoLength ? SqlType.Max : bytes / 2), Text(ReadLong(ref message, bytes), Encoding.Unicode));

            case WireType.VarChar or WireType.Char:
                bytes = message.UInt16();
                message.Skip(Collations.OnTheWire(null).Length);
                return (SqlType.VarChar(bytes == WireType.NoLength ? SqlType.Max : bytes), Text(ReadLong(ref message, bytes), Encoding.Latin1));

            case WireType.VarBinary or WireType.Binary:
                bytes = message.UInt16();
                return (new(SqlKind.VarBinary, bytes == WireType.NoLength ? SqlType.Max : bytes), ReadLong(ref message, bytes));

            // In which the driver sends a statement of more than 4,000 characters.
            case WireType.NText:
                message.Skip(sizeof(int) + Collations.OnTheWire(null).Length);
                var size = message.Int32();
                return (SqlType.NVarChar(SqlType.Max), size < 0 ? null : Encoding.Unicode.GetString(message.Bytes(size)));

            default:
                throw SqlServerError.NotUnderstood($"a parameter of the type 0x{wireType:X2}");
        }
    }

    private static SqlType Whole(int length, bool isBit) => (isBit, length) switch
    {
        (true, _) => SqlType.Bit,
        (_, 1) => new(SqlKind.TinyInt),
        (_, 2) => new(SqlKind.SmallInt),
        (_, 4) => SqlType.Int,
        _ => SqlType.BigInt,
    };

    private static object? ReadWhole(ReadOnlySpan<byte> bytes, bool isBit) => bytes.Length switch
    {
        FixedLength => null,
        1 when isBit => bytes[0] != 0,
        1 => (long)bytes[0],
        2 => (long)BitConverter.ToInt16(bytes),
        4 => (long)BitConverter.ToInt32(bytes),
        _ => BitConverter.ToInt64(bytes),
    };

    private static decimal? ReadDecimal(ReadOnlySpan<byte> bytes, int scale)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        Span<byte> magnitude = stackalloc byte[16];
        bytes[1..].CopyTo(magnitude);

        return BitConverter.ToInt32(magnitude[12..]) != 0
            ? throw SqlServerError.NotUnderstood("a decimal of more than 28 digits")
            : new decimal(
                BitConverter.ToInt32(magnitude),
                BitConverter.ToInt32(magnitude[4..]),
                BitConverter.ToInt32(magnitude[8..]),
                isNegative: bytes[0] == 0,
                (byte)scale);
    }

    private static DateOnly? ReadDate(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : DateOnly.FromDayNumber(bytes[0] | bytes[1] << 8 | bytes[2] << 16);

    private static DateTime? ReadMoment(ReadOnlySpan<byte> bytes, int scale)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        var time = 0L;

        for (var i = bytes.Length - 4; i >= 0; i--)
        {
            time = time << 8 | bytes[i];
        }

        return ReadDate(bytes[^3..])!.Value.ToDateTime(new TimeOnly(time * WireType.TicksPerUnit(scale)));
    }

    private static DateTimeOffset? ReadMomentWithOffset(ReadOnlySpan<byte> bytes, int scale)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        var utc = ReadMoment(bytes[..^2], scale)!.Value;

        return new DateTimeOffset(utc, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(BitConverter.ToInt16(bytes[^2..])));
    }

    private static string? Text(byte[]? bytes, Encoding encoding) => bytes is null ? null : encoding.GetString(bytes);

    /// <summary>In one piece, or where the type has no greatest length in pieces (PLP).</summary>
    private static byte[]? ReadLong(ref MessageReader message, int greatest)
    {
        if (greatest != WireType.NoLength)
        {
            var length = message.UInt16();
            return length == WireType.NoLength ? null : message.Bytes(length).ToArray();
        }

        if (message.Int64() == -1)
        {
            return null;
        }

        var whole = new MemoryStream();

        for (var piece = message.Int32(); piece > 0; piece = message.Int32())
        {
            whole.Write(message.Bytes(piece));
        }

        return whole.ToArray();
    }
}
