using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Protocol;
using SqlServer.StandIn.Storage;

namespace SqlServer.StandIn.Language;

/// <summary>Queries of one table or of none, in SQLite's words: nothing that the ledger sends joins or groups.</summary>
internal sealed class QueryTranslator
{
    private readonly Tables _tables;

    public QueryTranslator(Tables tables, Variables variables)
    {
        _tables = tables;
        Expressions = new(variables, this);
        Predicates = new(this);
    }

    public ExpressionTranslator Expressions { get; }

    public PredicateTranslator Predicates { get; }

    /// <exception cref="SqlServerError">Something that the stand-in was not made for, or that is not there.</exception>
    public TranslatedQuery Translate(QueryExpression expression, Scope outer)
    {
        if (expression is not QuerySpecification
            {
                GroupByClause: null,
                HavingClause: null,
                OffsetClause: null,
                ForClause: null,
            } query)
        {
            throw Grammar.NotUnderstood(expression);
        }

        var scope = query.FromClause is null ? Scope.None with { Outer = outer } : From(query.FromClause, outer);
        var columns = query.SelectElements.SelectMany(element => Columns(element, scope)).ToList();
        var sql = $"SELECT {(query.UniqueRowFilter is UniqueRowFilter.Distinct ? "DISTINCT " : "")}{string.Join(", ", columns.Select(column => column.Value.Sql))}"
            + (scope.Table is null ? "" : $" FROM {Scope.Quoted(scope.Table.Name)} AS {Scope.Quoted(scope.Alias)}")
            + (query.WhereClause is null ? "" : $" WHERE {Predicates.Translate(query.WhereClause.SearchCondition, scope)}")
            + (query.OrderByClause is null ? "" : $" ORDER BY {string.Join(", ", query.OrderByClause.OrderByElements.Select(each => Order(each, scope)))}")
            + (query.TopRowFilter is null ? "" : $" LIMIT {Top(query.TopRowFilter)}");

        return new(sql, [.. columns.Select(column => new OutputColumn(column.Name, column.Value.Type, column.Value.IsNullable, column.Value.Collation))]);
    }

    /// <summary>The table that a statement is about.</summary>
    public Scope Table(TableReference reference, Scope? outer = null)
    {
        if (reference is not NamedTableReference { TableHints.Count: 0, TemporalClause: null } named || named.SchemaObject.DatabaseIdentifier is not null)
        {
            throw Grammar.NotUnderstood(reference);
        }

        var table = _tables.Get(Grammar.TableNamed(named.SchemaObject));

        return new(named.Alias?.Value ?? table.Name, table, outer);
    }

    private Scope From(FromClause from, Scope outer) => from.TableReferences is [var table] ? Table(table, outer) : throw Grammar.NotUnderstood(from);

    private IEnumerable<(string Name, Translated Value)> Columns(SelectElement element, Scope scope) => element switch
    {
        SelectStarExpression { Qualifier: null } when scope.Table is { } table => table.Columns.Select(column => (column.Name, scope.Column(column))),
        SelectScalarExpression { ColumnName: var name } scalar => [(NameOf(name, scalar.Expression), Expressions.Translate(scalar.Expression, scope))],
        _ => throw Grammar.NotUnderstood(element),
    };

    private static string NameOf(IdentifierOrValueExpression? given, ScalarExpression expression) =>
        given?.Value ?? (expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value ?? "";

    private string Order(ExpressionWithSortOrder order, Scope scope) =>
        Expressions.Translate(order.Expression, scope).Sql + (order.SortOrder is SortOrder.Descending ? " DESC" : "");

    private string Top(TopRowFilter top) => top.Percent || top.WithTies ? throw Grammar.NotUnderstood(top) : Expressions.Translate(top.Expression, Scope.None).Sql;
}
