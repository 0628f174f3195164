using SqlServer.StandIn.Protocol;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Language;

/// <summary>An expression in SQLite's words, with what SQL Server says that it is.</summary>
/// <param name="Sql">What SQLite is to evaluate.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Collation">Of a column of text, how it compares.</param>
internal sealed record Translated(string Sql, SqlType Type, bool IsNullable = true, string? Collation = null)
{
    /// <summary>NULL as it is written, which takes whatever type stands beside it.</summary>
    public static readonly Translated Null = new("NULL", SqlType.Int);

    /// <summary>The same as another type; of the same sort SQLite needs nothing for it.</summary>
    public Translated As(SqlType type) => ReferenceEquals(this, Null)
        ? this with { Type = type }
        : (Type.IsText && type.IsText) || (Type.IsInteger && type.IsInteger) || Type.Kind == type.Kind
            ? this with { Type = type }
            : this with { Sql = $"cast_as('{type}', {Sql})", Type = type };
}

/// <summary>A query in SQLite's words, with the columns of its result.</summary>
internal sealed record TranslatedQuery(string Sql, IReadOnlyList<OutputColumn> Columns);
