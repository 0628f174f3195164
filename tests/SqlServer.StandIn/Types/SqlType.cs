using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SqlServer.StandIn.Types;

/// <summary>A type as T-SQL declares it.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Length">Of text in UTF-16 units, of binary in bytes; <see cref="Max"/> where the declaration says so.</param>
/// <param name="Precision">The digits of a decimal.</param>
/// <param name="Scale">The decimal places of a decimal, or those of a moment's seconds.</param>
internal sealed partial record SqlType(SqlKind Kind, int Length = 0, int Precision = 0, int Scale = 0)
{
    public const int Max = -1;

    public static readonly SqlType Bit = new(SqlKind.Bit);
    public static readonly SqlType Int = new(SqlKind.Int);
    public static readonly SqlType BigInt = new(SqlKind.BigInt);
    public static readonly SqlType SysName = NVarChar(128);

    private static readonly ConcurrentDictionary<string, SqlType> Known = new();

    public bool IsInteger => Kind is SqlKind.Bit or SqlKind.TinyInt or SqlKind.SmallInt or SqlKind.Int or SqlKind.BigInt;

    public bool IsText => Kind is SqlKind.NVarChar or SqlKind.VarChar;

    /// <summary>How SQLite keeps it: decimals and moments as text, of which decimals alone look like numbers to SQLite.</summary>
    public string InSqlite => Kind is SqlKind.Decimal ? "text_of_" + this : ToString();

    public static SqlType NVarChar(int length) => new(SqlKind.NVarChar, length is > 4000 or Max ? Max : Math.Max(length, 1));

    public static SqlType VarChar(int length) => new(SqlKind.VarChar, length is > 8000 or Max ? Max : Math.Max(length, 1));

    public static SqlType Decimal(int precision, int scale) => new(SqlKind.Decimal, Precision: precision, Scale: scale);

    /// <summary>The type that <see cref="ToString"/> or <see cref="InSqlite"/> has written.</summary>
    public static SqlType Parse(string text) => Known.GetOrAdd(text, Read);

    /// <summary>The type that an expression has whose parts have these two.</summary>
    public static SqlType Higher(SqlType one, SqlType other)
    {
        if (one.Kind != other.Kind)
        {
            return one.Kind > other.Kind ? one : other;
        }

        return one.Kind switch
        {
            SqlKind.Decimal => Decimal(
                Math.Min(38, Math.Max(one.Precision - one.Scale, other.Precision - other.Scale) + Math.Max(one.Scale, other.Scale)),
                Math.Max(one.Scale, other.Scale)),
            SqlKind.DateTime2 or SqlKind.DateTimeOffset => one.Scale >= other.Scale ? one : other,
            _ => one.Length == Max || other.Length == Max ? one with { Length = Max } : one with { Length = Math.Max(one.Length, other.Length) },
        };
    }

    public override string ToString()
    {
        var name = Kind.ToString().ToLowerInvariant();

        return Kind switch
        {
            SqlKind.VarBinary or SqlKind.VarChar or SqlKind.NVarChar => Length == Max ? $"{name}(max)" : string.Create(CultureInfo.InvariantCulture, $"{name}({Length})"),
            SqlKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"{name}({Precision},{Scale})"),
            SqlKind.DateTime2 or SqlKind.DateTimeOffset => string.Create(CultureInfo.InvariantCulture, $"{name}({Scale})"),
            _ => name,
        };
    }

    private static SqlType Read(string text)
    {
        var match = Declaration().Match(text);
        var kind = Enum.Parse<SqlKind>(match.Groups["name"].ValueSpan, ignoreCase: true);
        var first = match.Groups["first"].Value switch { "" => 0, "max" => Max, var digits => int.Parse(digits, CultureInfo.InvariantCulture) };
        var second = match.Groups["second"].Value switch { "" => 0, var digits => int.Parse(digits, CultureInfo.InvariantCulture) };

        return kind switch
        {
            SqlKind.Decimal => Decimal(first, second),
            SqlKind.DateTime2 or SqlKind.DateTimeOffset => new(kind, Scale: first),
            _ => new(kind, first),
        };
    }

    [GeneratedRegex(@"^(text_of_)?(?<name>\w+?)(\((?<first>\w+)(,(?<second>\d+))?\))?$")]
    private static partial Regex Declaration();
}
