using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Storage;

namespace SqlServer.StandIn.Language;

/// <summary>The table whose columns a query may name, and those of the queries around it.</summary>
internal sealed record Scope(string Alias, Table? Table, Scope? Outer)
{
    /// <summary>Of what stands in no query.</summary>
    public static readonly Scope None = new("", null, null);

    /// <exception cref="SqlServerError">No table here has such a column.</exception>
    public Translated Translate(ColumnReferenceExpression reference)
    {
        if (reference.ColumnType is not ColumnType.Regular)
        {
            throw Grammar.NotUnderstood(reference);
        }

        var parts = reference.MultiPartIdentifier.Identifiers;
        var name = parts[^1].Value;

        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            var isMeant = parts.Count == 1 || parts[^2].Value.Equals(scope.Alias, StringComparison.OrdinalIgnoreCase);

            if (isMeant && scope.Table?.Find(name) is { } column)
            {
                return scope.Column(column);
            }
        }

        throw SqlServerError.NoSuchColumn(name);
    }

    public Translated Column(TableColumn column) => new($"{Quoted(Alias)}.{Quoted(column.Name)}", column.Type, column.IsNullable, column.Collation);

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
