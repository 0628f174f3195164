using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Storage;

namespace SqlServer.StandIn.Language;

/// <summary>INSERT, UPDATE and DELETE in SQLite's words. What is kept becomes of its column's type, or is refused.</summary>
internal sealed class ChangeTranslator(QueryTranslator queries)
{
    private const int MaxRows = 1000;

    /// <exception cref="SqlServerError">Something that the stand-in was not made for, or that is not there.</exception>
    public string Translate(DataModificationSpecification change) => change switch
    {
        { OutputClause: not null } or { OutputIntoClause: not null } or { TopRowFilter: not null } => throw Grammar.NotUnderstood(change),
        InsertSpecification insert => Insert(insert),
        UpdateSpecification { FromClause: null } update => Update(update),
        DeleteSpecification { FromClause: null } delete => Delete(delete),
        _ => throw Grammar.NotUnderstood(change),
    };

    private string Insert(InsertSpecification insert)
    {
        if (insert is not { InsertOption: InsertOption.None or InsertOption.Into, InsertSource: ValuesInsertSource { IsDefaultValues: false } source })
        {
            throw Grammar.NotUnderstood(insert);
        }

        if (source.RowValues.Count > MaxRows)
        {
            throw new SqlServerError(10738, 15, $"The number of row value expressions in the INSERT statement exceeds the maximum allowed number of {MaxRows} row values.");
        }

        var table = queries.Table(insert.Target).Table!;
        var columns = insert.Columns.Count == 0 ? table.Columns : [.. insert.Columns.Select(column => ColumnOf(column, table))];
        var rows = source.RowValues.Select(row => row.ColumnValues.Count == columns.Count
            ? $"({string.Join(", ", row.ColumnValues.Zip(columns, (value, column) => Assigned(value, column, table, Scope.None)))})"
            : throw new SqlServerError(213, 16, "Column name or number of supplied values does not match table definition."));

        return $"INSERT INTO {Scope.Quoted(table.Name)} ({string.Join(", ", columns.Select(column => Scope.Quoted(column.Name)))}) VALUES {string.Join(", ", rows)}";
    }

    private string Update(UpdateSpecification update)
    {
        var scope = queries.Table(update.Target);
        var sets = update.SetClauses.Select(clause => clause is AssignmentSetClause { Variable: null, AssignmentKind: AssignmentKind.Equals } set
            ? Set(set, scope)
            : throw Grammar.NotUnderstood(clause));

        return $"UPDATE {Scope.Quoted(scope.Table!.Name)} SET {string.Join(", ", sets)}{Where(update.WhereClause, scope)}";
    }

    private string Delete(DeleteSpecification delete)
    {
        var scope = queries.Table(delete.Target);

        return $"DELETE FROM {Scope.Quoted(scope.Table!.Name)}{Where(delete.WhereClause, scope)}";
    }

    private string Set(AssignmentSetClause set, Scope scope)
    {
        var column = ColumnOf(set.Column, scope.Table!);

        return $"{Scope.Quoted(column.Name)} = {Assigned(set.NewValue, column, scope.Table!, scope)}";
    }

    private string Where(WhereClause? where, Scope scope) => where switch
    {
        null => "",
        { Cursor: not null } => throw Grammar.NotUnderstood(where),
        _ => $" WHERE {queries.Predicates.Translate(where.SearchCondition, scope)}",
    };

    private string Assigned(ScalarExpression value, TableColumn column, Table table, Scope scope) =>
        $"assign_to('{column.Type}', '{table.Name}.{column.Name}', {queries.Expressions.Translate(value, scope).Sql})";

    private static TableColumn ColumnOf(ColumnReferenceExpression reference, Table table)
    {
        var name = reference.MultiPartIdentifier.Identifiers[^1].Value;

        return table.Find(name) ?? throw SqlServerError.NoSuchColumn(name);
    }
}
