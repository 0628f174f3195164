namespace SqlServer.StandIn.Types;

/// <summary>The bytes by which TDS names types (MS-TDS 2.2.5.4).</summary>
internal static class WireType
{
    public const byte FixedBit = 0x32;
    public const byte FixedTinyInt = 0x30;
    public const byte FixedSmallInt = 0x34;
    public const byte FixedInt = 0x38;
    public const byte FixedBigInt = 0x7F;
    public const byte UniqueIdentifier = 0x24;
    public const byte Integer = 0x26;
    public const byte Date = 0x28;
    public const byte DateTime2 = 0x2A;
    public const byte DateTimeOffset = 0x2B;
    public const byte NText = 0x63;
    public const byte Bit = 0x68;
    public const byte Decimal = 0x6A;
    public const byte Numeric = 0x6C;
    public const byte VarBinary = 0xA5;
    public const byte VarChar = 0xA7;
    public const byte Binary = 0xAD;
    public const byte Char = 0xAF;
    public const byte NVarChar = 0xE7;
    public const byte NChar = 0xEF;

    /// <summary>The length in place of one: of a type that has no greatest length, or of a null.</summary>
    public const ushort NoLength = 0xFFFF;

    /// <summary>The number of bytes of a decimal's magnitude.</summary>
    public static int DecimalBytes(int precision) => precision switch { <= 9 => 4, <= 19 => 8, <= 28 => 12, _ => 16 };

    /// <summary>The number of bytes of a time of day in units of a scale.</summary>
    public static int TimeBytes(int scale) => scale switch { <= 2 => 3, <= 4 => 4, _ => 5 };

    /// <summary>How many ticks of 100 ns a unit of a scale has.</summary>
    public static long TicksPerUnit(int scale)
    {
        var ticks = 1L;

        for (var place = scale; place < 7; place++)
        {
            ticks *= 10;
        }

        return ticks;
    }
}
