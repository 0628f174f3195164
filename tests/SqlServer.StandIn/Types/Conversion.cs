using System.Globalization;

namespace SqlServer.StandIn.Types;

/// <summary>Makes of a stored value one of a type, as CAST and as an assignment do, and refuses what the server refuses.</summary>
internal static class Conversion
{
    /// <summary>As CAST does: text that is too long is cut.</summary>
    public static object? Cast(object? stored, SqlType type) => Convert(stored, type) is string text && type.IsText && IsTooLong(text, type)
        ? text[..type.Length]
        : Convert(stored, type);

    /// <summary>As INSERT and UPDATE do: text that is too long is refused, but for spaces at its end.</summary>
    /// <param name="stored">What is to be kept.</param>
    /// <param name="type">The column's type.</param>
    /// <param name="column">Table and column, for the message.</param>
    public static object? Assign(object? stored, SqlType type, string column)
    {
        var value = Convert(stored, type);

        if (value is string text && type.IsText && IsTooLong(text, type))
        {
            return text[type.Length..].AsSpan().TrimEnd(' ').IsEmpty
                ? text[..type.Length]
                : throw new SqlServerError(2628, 16, $"String or binary data would be truncated in table and column '{column}'.");
        }

        return value;
    }

    private static bool IsTooLong(string text, SqlType type) => type.Length != SqlType.Max && text.Length > type.Length;

    private static object? Convert(object? stored, SqlType type) => stored is null ? null : type.Kind switch
    {
        SqlKind.Bit => ToWhole(stored, type) == 0 ? 0L : 1L,
        SqlKind.TinyInt => Within(ToWhole(stored, type), byte.MinValue, byte.MaxValue, type),
        SqlKind.SmallInt => Within(ToWhole(stored, type), short.MinValue, short.MaxValue, type),
        SqlKind.Int => Within(ToWhole(stored, type), int.MinValue, int.MaxValue, type),
        SqlKind.BigInt => ToWhole(stored, type),
        SqlKind.Decimal => ToDecimal(stored, type),
        SqlKind.Date => Stored.Of(DateOnly.FromDateTime(Stored.ParseMoment((string)stored, type))),
        SqlKind.DateTime2 => Stored.Of(Rounded(Stored.ParseMoment((string)stored, type), type.Scale)),
        SqlKind.NVarChar or SqlKind.VarChar => stored is string ? stored : System.Convert.ToString(stored, CultureInfo.InvariantCulture),
        SqlKind.VarBinary when stored is byte[] => stored,
        SqlKind.UniqueIdentifier when stored is string text && Guid.TryParse(text, out var id) => Stored.Of(id),
        SqlKind.DateTimeOffset when stored is string => stored,
        _ => throw SqlServerError.NotConvertible(type.ToString()),
    };

    private static long ToWhole(object stored, SqlType type) => stored switch
    {
        long number => number,
        // Of a decimal the server cuts the places off.
        string text => Stored.ParseDecimal(text, type) is >= long.MinValue and <= long.MaxValue and var number
            ? (long)decimal.Truncate(number)
            : throw SqlServerError.Overflow(type.ToString()),
        _ => throw SqlServerError.NotConvertible(type.ToString()),
    };

    private static long Within(long number, long least, long greatest, SqlType type) =>
        number >= least && number <= greatest ? number : throw SqlServerError.Overflow(type.ToString());

    private static string ToDecimal(object stored, SqlType type)
    {
        var number = stored switch
        {
            long whole => whole,
            string text => Stored.ParseDecimal(text, type),
            _ => throw SqlServerError.NotConvertible(type.ToString()),
        };
        number = decimal.Round(number, Math.Min(type.Scale, 28), MidpointRounding.AwayFromZero);
        var digits = type.Precision - type.Scale;

        return digits < 29 && Math.Abs(decimal.Truncate(number)) >= PowerOfTen(digits)
            ? throw SqlServerError.Overflow(type.ToString())
            : number.ToString("F" + type.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;

        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    private static DateTime Rounded(DateTime moment, int scale)
    {
        var unit = (long)PowerOfTen(7 - scale);
        var ticks = (moment.Ticks + (unit / 2)) / unit * unit;

        return new(Math.Min(ticks, DateTime.MaxValue.Ticks));
    }
}
