using Microsoft.SqlServer.TransactSql.ScriptDom;
using SqlServer.StandIn.Storage;
using SqlServer.StandIn.Types;

namespace SqlServer.StandIn.Language;

/// <summary>CREATE, ALTER and DROP TABLE and CREATE INDEX in SQLite's words, with the server's types as the columns' declared ones.</summary>
internal sealed class SchemaTranslator(Tables tables)
{
    /// <exception cref="SqlServerError">Something that the stand-in was not made for, that is not there, or that is there already.</exception>
    public string Translate(TSqlStatement statement) => statement switch
    {
        CreateTableStatement create => Table(create),
        CreateIndexStatement { IncludeColumns.Count: 0, FilterPredicate: null } create => Index(create),
        DropTableStatement drop => Drop(drop),
        AlterTableAlterColumnStatement alter => Alter(alter),
        _ => throw Grammar.NotUnderstood(statement),
    };

    private string Table(CreateTableStatement create)
    {
        var name = Grammar.TableNamed(create.SchemaObjectName);

        if (tables.Find(name) is not null)
        {
            throw new SqlServerError(2714, 16, $"There is already an object named '{name}' in the database.");
        }

        var columns = create.Definition.ColumnDefinitions.Select(Column).ToList();
        var table = new Table(name, [.. columns.Select(column => column.Column)]);
        var lines = columns.Select(column => column.Sql).Concat(create.Definition.TableConstraints.Select(constraint => Constraint(constraint, table)));

        return $"CREATE TABLE {Scope.Quoted(name)} ({string.Join(", ", lines)})";
    }

    private static (TableColumn Column, string Sql) Column(ColumnDefinition definition)
    {
        if (definition is not { DefaultConstraint: null, IdentityOptions: null, ComputedColumnExpression: null, Index: null }
            || !definition.Constraints.All(constraint => constraint is NullableConstraintDefinition))
        {
            throw Grammar.NotUnderstood(definition);
        }

        var isNullable = definition.Constraints.OfType<NullableConstraintDefinition>().All(constraint => constraint.Nullable);
        var column = Column(definition.ColumnIdentifier, definition.DataType, definition.Collation, isNullable);

        return (column, Definition(column));
    }

    private static TableColumn Column(Identifier name, DataTypeReference declared, Identifier? collated, bool isNullable)
    {
        var type = DeclaredType.Of(declared);
        var collation = type.IsText ? collated?.Value ?? Collations.Default : null;

        if (collation is not null && !Collations.All.ContainsKey(collation))
        {
            throw SqlServerError.NotUnderstood($"the collation {collation}");
        }

        return new(name.Value, type, isNullable, collation);
    }

    private static string Definition(TableColumn column)
    {
        var declared = column.Collation is null
            ? $"\"{column.Type.InSqlite}\""
            : $"\"{column.Type.InSqlite} {column.Collation}\" COLLATE \"{column.Collation}\"";

        // Of decimals too, so that indexes and ORDER BY go by their values.
        var ordered = column.Type.Kind is SqlKind.Decimal ? $" COLLATE {Collations.OfDecimals}" : "";

        return $"{Scope.Quoted(column.Name)} {declared}{ordered}{(column.IsNullable ? "" : " NOT NULL")}";
    }

    /// <summary>Another collation of a column, and nothing else: SQLite keeps the table's words, and reads them anew.</summary>
    private string Alter(AlterTableAlterColumnStatement alter)
    {
        var table = tables.Get(Grammar.TableNamed(alter.SchemaObjectName));
        var before = table.Find(alter.ColumnIdentifier.Value) ?? throw SqlServerError.NoSuchColumn(alter.ColumnIdentifier.Value);
        var after = Column(alter.ColumnIdentifier, alter.DataType, alter.Collation, alter.AlterTableAlterColumnOption is not AlterTableAlterColumnOption.NotNull);

        if (!before.Type.IsText || after != before with { Collation = after.Collation })
        {
            throw Grammar.NotUnderstood(alter);
        }

        if (tables.HasDependants(table, before))
        {
            throw new SqlServerError(4922, 16, $"ALTER TABLE ALTER COLUMN {before.Name} failed because one or more objects access this column.");
        }

        return $"""
            PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET sql = replace(sql, '{Definition(before)}', '{Definition(after)}') WHERE type = 'table' AND name = '{table.Name}';
            PRAGMA schema_version = {tables.Version + 1};
            PRAGMA writable_schema = RESET;
            """;
    }

    private string Constraint(ConstraintDefinition constraint, Table table) => $"CONSTRAINT {Scope.Quoted(constraint.ConstraintIdentifier.Value)} " + constraint switch
    {
        UniqueConstraintDefinition { IsPrimaryKey: true } key =>
            $"PRIMARY KEY ({string.Join(", ", key.Columns.Select(column => Scope.Quoted(column.Column.MultiPartIdentifier.Identifiers[^1].Value)))})",
        CheckConstraintDefinition check =>
            $"CHECK ({new QueryTranslator(tables, new()).Predicates.Translate(check.CheckCondition, new(table.Name, table, null))})"
                .Replace($"{Scope.Quoted(table.Name)}.", "", StringComparison.Ordinal),
        ForeignKeyConstraintDefinition
        {
            DeleteAction: DeleteUpdateAction.NotSpecified or DeleteUpdateAction.NoAction,
            UpdateAction: DeleteUpdateAction.NotSpecified or DeleteUpdateAction.NoAction,
        } reference => $"FOREIGN KEY ({Names(reference.Columns)}) REFERENCES"
            + $" {Scope.Quoted(tables.Get(Grammar.TableNamed(reference.ReferenceTableName)).Name)} ({Names(reference.ReferencedTableColumns)})",
        _ => throw Grammar.NotUnderstood(constraint),
    };

    private string Index(CreateIndexStatement create)
    {
        var columns = create.Columns.Select(column => Scope.Quoted(column.Column.MultiPartIdentifier.Identifiers[^1].Value)
            + (column.SortOrder is SortOrder.Descending ? " DESC" : ""));

        return $"CREATE {(create.Unique ? "UNIQUE " : "")}INDEX {Scope.Quoted(create.Name.Value)}"
            + $" ON {Scope.Quoted(tables.Get(Grammar.TableNamed(create.OnName)).Name)} ({string.Join(", ", columns)})";
    }

    private string Drop(DropTableStatement drop)
    {
        if (drop.Objects is not [var name])
        {
            throw Grammar.NotUnderstood(drop);
        }

        return tables.Find(Grammar.TableNamed(name)) is { } table
            ? $"DROP TABLE {Scope.Quoted(table.Name)}"
            : drop.IsIfExists ? "SELECT 1" : throw new SqlServerError(3701, 11, $"Cannot drop the table '{Grammar.TextOf(name)}', because it does not exist.");
    }

    private static string Names(IEnumerable<Identifier> columns) => string.Join(", ", columns.Select(column => Scope.Quoted(column.Value)));
}
