namespace SqlServer.StandIn.Types;

/// <summary>How text compares: the two collations that the ledger's columns have, and decimals' own.</summary>
internal static class Collations
{
    /// <summary>What a new database has unless told otherwise.</summary>
    public const string Default = "SQL_Latin1_General_CP1_CI_AS";

    public const string Binary = "Latin1_General_100_BIN2";

    /// <summary>SQLite's alone: decimals are kept as text.</summary>
    public const string OfDecimals = "decimals";

    public static readonly IReadOnlyDictionary<string, Comparison<string>> All = new Dictionary<string, Comparison<string>>
    {
        // Neither takes notice of spaces at the end.
        [Default] = (one, other) => string.Compare(one.TrimEnd(' '), other.TrimEnd(' '), StringComparison.InvariantCultureIgnoreCase),
        [Binary] = (one, other) => string.CompareOrdinal(one.TrimEnd(' '), other.TrimEnd(' ')),
        [OfDecimals] = (one, other) => Stored.ParseDecimal(one, SqlType.Decimal(38, 0)).CompareTo(Stored.ParseDecimal(other, SqlType.Decimal(38, 0))),
    };

    /// <summary>The five bytes by which TDS names a collation: 20 bits of language, 8 of flags, 4 of version, and a sort order.</summary>
    public static ReadOnlySpan<byte> OnTheWire(string? collation) => collation is Binary ? [0x09, 0x04, 0x00, 0x22, 0x00] : [0x09, 0x04, 0xD0, 0x00, 0x34];
}
