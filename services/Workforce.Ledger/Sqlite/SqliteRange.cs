using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Workforce.Ledger.Sqlite;

/// <summary>The SELECT of the rows of one table from one key to another, in order, compiled by its first use on a connection and kept.</summary>
/// <remarks>The counterpart of <see cref="SqliteInsert"/>: EF's model alone says what the tables are, and SQLite is read straight.</remarks>
internal sealed class SqliteRange<TRow> : IDisposable
    where TRow : class
{
    /// <summary>
    /// Worked out once in the life of the process, since there is one model of the tables. What follows a ledger reads a little of it many times a second,
    /// and to compile the reader each time took a fifth of all processor time.
    /// </summary>
    private static Selection? _selection;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly SqliteValues _values;
    private readonly Func<SqliteValues, TRow> _read;

    /// <param name="context">On an open connection.</param>
    public SqliteRange(LedgerContext context)
    {
        var selection = LazyInitializer.EnsureInitialized(ref _selection, () => Selection.In(context));
        _connection = SqliteEngine.HandleOf((SqliteConnection)context.Database.GetDbConnection());
        SqliteEngine.Check(raw.sqlite3_prepare_v2(_connection, selection.Sql, out _statement!), _connection);
        _values = new(_statement, selection.Columns);
        _read = selection.Read;
    }

    public List<TRow> Read(long first, long last, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        SqliteEngine.Check(raw.sqlite3_bind_int64(_statement, 1, first), _connection);
        SqliteEngine.Check(raw.sqlite3_bind_int64(_statement, 2, last), _connection);

        try
        {
            while (raw.sqlite3_step(_statement) == raw.SQLITE_ROW)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Add(_read(_values));
            }
        }
        catch
        {
            _ = raw.sqlite3_reset(_statement);
            throw;
        }

        // Says what the last step came to, in full.
        SqliteEngine.Check(raw.sqlite3_reset(_statement), _connection);
        return rows;
    }

    public void Dispose() => _statement.Dispose();

    /// <summary>What is selected, and how a row is made of it.</summary>
    private sealed record Selection(string Sql, int Columns, Func<SqliteValues, TRow> Read)
    {
        public static Selection In(LedgerContext context)
        {
            var mapping = context.Model.FindEntityType(typeof(TRow))!.GetTableMappings().Single();
            var names = context.GetService<ISqlGenerationHelper>();
            var columns = mapping.ColumnMappings.ToList();
            var key = names.DelimitIdentifier(mapping.Table.PrimaryKey!.Columns.Single().Name);
            var sql = $"SELECT {string.Join(", ", columns.Select(column => names.DelimitIdentifier(column.Column.Name)))}"
                + $" FROM {names.DelimitIdentifier(mapping.Table.Name, mapping.Table.Schema)} WHERE {key} BETWEEN ? AND ? ORDER BY {key}";

            return new(sql, columns.Count, Reader(columns));
        }

        private static Func<SqliteValues, TRow> Reader(List<IColumnMapping> columns)
        {
            var values = Expression.Parameter(typeof(SqliteValues));
            var row = Expression.MemberInit(
                Expression.New(typeof(TRow)),
                columns.Select((column, index) => Expression.Bind(Settable(column.Property.PropertyInfo!), Value(values, column, index))));

            return Expression.Lambda<Func<SqliteValues, TRow>>(row, values).Compile();
        }

        /// <summary>As its own type has it: an heir does not see a setter that is private there.</summary>
        private static PropertyInfo Settable(PropertyInfo property) =>
            property.DeclaringType!.GetProperty(property.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;

        /// <summary>What EF's conversion makes of a column's value; nothing of NULL, where the property may be nothing.</summary>
        private static Expression Value(ParameterExpression values, IColumnMapping mapping, int index)
        {
            var type = mapping.Property.ClrType;
            var column = Expression.Constant(index);
            var conversion = mapping.TypeMapping.Converter?.ConvertFromProviderExpression;
            var stored = conversion?.Parameters[0].Type ?? Nullable.GetUnderlyingType(type) ?? type;
            Expression value = Expression.Call(values, SqliteValues.MethodFor(Nullable.GetUnderlyingType(stored) ?? stored), column);
            value = conversion is null ? value : Expression.Invoke(conversion, Expression.Convert(value, stored));
            value = Expression.Convert(value, type);

            return mapping.Property.IsNullable
                ? Expression.Condition(Expression.Call(values, nameof(SqliteValues.IsNull), [], column), Expression.Default(type), value)
                : value;
        }
    }
}
