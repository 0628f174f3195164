using System.Globalization;

namespace SqlServer.StandIn.Types;

/// <summary>
/// How SQLite keeps a value: whole numbers as they are; decimals, days and moments as text of one form, which sorts as they do but for
/// decimals, that have a collation; null as null.
/// </summary>
internal static class Stored
{
    private const string Day = "yyyy-MM-dd";
    private const string Moment = "yyyy-MM-dd HH:mm:ss.fffffff";
    private const string MomentWithOffset = Moment + "zzz";

    private static readonly string[] Moments =
    [
        Moment,
        Day,
        "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyyMMdd",
    ];

    /// <summary>A value as read off the wire, as SQLite keeps it.</summary>
    public static object? Of(object? value) => value switch
    {
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString(Day, CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString(Moment, CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString(MomentWithOffset, CultureInfo.InvariantCulture),
        Guid id => id.ToString("D").ToUpperInvariant(),
        bool bit => bit ? 1L : 0L,
        _ => value,
    };

    /// <summary>What SQLite keeps, as it goes on the wire.</summary>
    public static object? Read(object? stored, SqlType type) => (type.Kind, stored) switch
    {
        (_, null) => null,
        (SqlKind.Decimal, long number) => number,
        (SqlKind.Decimal, string text) => ParseDecimal(text, type),
        (SqlKind.Date, string text) => DateOnly.ParseExact(text, Day, CultureInfo.InvariantCulture),
        (SqlKind.DateTime2, string text) => ParseMoment(text, type),
        (SqlKind.DateTimeOffset, string text) => DateTimeOffset.ParseExact(text, MomentWithOffset, CultureInfo.InvariantCulture),
        (SqlKind.UniqueIdentifier, string text) => Guid.Parse(text),
        _ => stored,
    };

    public static decimal ParseDecimal(string text, SqlType type) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw SqlServerError.NotConvertible(type.ToString());

    public static DateTime ParseMoment(string text, SqlType type) =>
        DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new SqlServerError(241, 16, $"Conversion failed when converting date and/or time from character string to {type}.");
}
