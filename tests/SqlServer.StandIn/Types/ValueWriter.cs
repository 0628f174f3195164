using System.Text;
using SqlServer.StandIn.Protocol;

namespace SqlServer.StandIn.Types;

/// <summary>Writes a column's type, and its values.</summary>
internal static class ValueWriter
{
    /// <summary>Of a column that has no nulls the server names whole numbers by types of one length.</summary>
    public static void WriteType(MessageWriter message, SqlType type, bool isNullable, string? collation)
    {
        switch (type.Kind)
        {
            case SqlKind.Bit or SqlKind.TinyInt or SqlKind.SmallInt or SqlKind.Int or SqlKind.BigInt when !isNullable:
                message.Byte(FixedType(type.Kind));
                break;

            case SqlKind.Bit:
                message.Byte(WireType.Bit);
                message.Byte(1);
                break;

            case SqlKind.TinyInt or SqlKind.SmallInt or SqlKind.Int or SqlKind.BigInt:
                message.Byte(WireType.Integer);
                message.Byte((byte)WholeBytes(type.Kind));
                break;

            case SqlKind.Decimal:
                message.Byte(WireType.Decimal);
                message.Byte((byte)(1 + WireType.DecimalBytes(type.Precision)));
                message.Byte((byte)type.Precision);
                message.Byte((byte)type.Scale);
                break;

            case SqlKind.Date:
                message.Byte(WireType.Date);
                break;

            case SqlKind.DateTime2 or SqlKind.DateTimeOffset:
                message.Byte(type.Kind is SqlKind.DateTime2 ? WireType.DateTime2 : WireType.DateTimeOffset);
                message.Byte((byte)type.Scale);
                break;

            case SqlKind.UniqueIdentifier:
                message.Byte(WireType.UniqueIdentifier);
                message.Byte(16);
                break;

            case SqlKind.NVarChar or SqlKind.VarChar:
                message.Byte(type.Kind is SqlKind.NVarChar ? WireType.NVarChar : WireType.VarChar);
                message.UInt16(type.Length == SqlType.Max ? WireType.NoLength : (ushort)(type.Length * (type.Kind is SqlKind.NVarChar ? 2 : 1)));
                message.Bytes(Collations.OnTheWire(collation));
                break;

            default:
                message.Byte(WireType.VarBinary);
                message.UInt16(type.Length == SqlType.Max ? WireType.NoLength : (ushort)type.Length);
                break;
        }
    }

    /// <summary>A value that is not null.</summary>
    public static void Write(MessageWriter message, object value, SqlType type, bool isNullable)
    {
        switch (type.Kind)
        {
            case SqlKind.Bit or SqlKind.TinyInt or SqlKind.SmallInt or SqlKind.Int or SqlKind.BigInt:
                WriteWhole(message, (long)value, WholeBytes(type.Kind), isNullable);
                break;

            case SqlKind.Decimal:
                WriteDecimal(message, value is long whole ? whole : (decimal)value, type);
                break;

            case SqlKind.Date:
                message.Byte(3);
                WriteDay(message, (DateOnly)value);
                break;

            case SqlKind.DateTime2:
                message.Byte((byte)(WireType.TimeBytes(type.Scale) + 3));
                WriteMoment(message, (DateTime)value, type.Scale);
                break;

            case SqlKind.DateTimeOffset:
                var moment = (DateTimeOffset)value;
                message.Byte((byte)(WireType.TimeBytes(type.Scale) + 5));
                WriteMoment(message, moment.UtcDateTime, type.Scale);
                message.UInt16((ushort)(short)moment.Offset.TotalMinutes);
                break;

            case SqlKind.UniqueIdentifier:
                message.Byte(16);
                message.Bytes(((Guid)value).ToByteArray());
                break;

            case SqlKind.NVarChar:
                WriteLong(message, Encoding.Unicode.GetBytes((string)value), type);
                break;

            case SqlKind.VarChar:
                WriteLong(message, Encoding.Latin1.GetBytes((string)value), type);
                break;

            default:
                WriteLong(message, (byte[])value, type);
                break;
        }
    }

    /// <summary>A null within a row that has no bitmap of them.</summary>
    public static void WriteNull(MessageWriter message, SqlType type)
    {
        if (type.IsText || type.Kind is SqlKind.VarBinary)
        {
            if (type.Length == SqlType.Max)
            {
                message.Int64(-1);
            }
            else
            {
                message.UInt16(WireType.NoLength);
            }
        }
        else
        {
            message.Byte(0);
        }
    }

    private static byte FixedType(SqlKind kind) => kind switch
    {
        SqlKind.Bit => WireType.FixedBit,
        SqlKind.TinyInt => WireType.FixedTinyInt,
        SqlKind.SmallInt => WireType.FixedSmallInt,
        SqlKind.Int => WireType.FixedInt,
        _ => WireType.FixedBigInt,
    };

    private static int WholeBytes(SqlKind kind) => kind switch { SqlKind.Bit or SqlKind.TinyInt => 1, SqlKind.SmallInt => 2, SqlKind.Int => 4, _ => 8 };

    private static void WriteWhole(MessageWriter message, long value, int bytes, bool isNullable)
    {
        if (isNullable)
        {
            message.Byte((byte)bytes);
        }

        message.Bytes(BitConverter.GetBytes(value).AsSpan(0, bytes));
    }

    private static void WriteDecimal(MessageWriter message, decimal value, SqlType type)
    {
        // Written out at the scale, so that the magnitude is in its units.
        var parts = decimal.GetBits(Math.Abs(AtScale(value, type.Scale)));
        var bytes = WireType.DecimalBytes(type.Precision);

        message.Byte((byte)(1 + bytes));
        message.Byte((byte)(value < 0 ? 0 : 1));

        for (var part = 0; part < bytes / 4; part++)
        {
            message.Int32(part < 3 ? parts[part] : 0);
        }
    }

    private static decimal AtScale(decimal value, int scale)
    {
        var unit = new decimal(1, 0, 0, false, (byte)scale);

        // Adding nothing of a scale leaves the value and gives it at least that scale.
        return decimal.Round(value, scale) + (unit - unit);
    }

    private static void WriteDay(MessageWriter message, DateOnly day)
    {
        message.UInt16((ushort)day.DayNumber);
        message.Byte((byte)(day.DayNumber >> 16));
    }

    private static void WriteMoment(MessageWriter message, DateTime moment, int scale)
    {
        var units = moment.TimeOfDay.Ticks / WireType.TicksPerUnit(scale);

        message.Bytes(BitConverter.GetBytes(units).AsSpan(0, WireType.TimeBytes(scale)));
        WriteDay(message, DateOnly.FromDateTime(moment));
    }

    private static void WriteLong(MessageWriter message, byte[] bytes, SqlType type)
    {
        if (type.Length != SqlType.Max)
        {
            message.UInt16((ushort)bytes.Length);
            message.Bytes(bytes);
            return;
        }

        message.Int64(bytes.Length);

        if (bytes.Length > 0)
        {
            message.Int32(bytes.Length);
            message.Bytes(bytes);
        }

        message.Int32(0);
    }
}
