using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;
using Workforce.Ledger.Appending;

namespace Workforce.Ledger.Sqlite;

/// <summary>
/// The INSERT of one table on SQLite, compiled by its first use and kept. EF's SaveChanges reaches about a tenth of the speed; the
/// names, types and conversions are nonetheless those of EF's model, so that it alone says what the tables are.
/// </summary>
/// <remarks>
/// Binds straight to SQLite's statement: nearly all the time of an insert goes into binding values, for each of which the ADO provider boxes
/// it and looks its parameter up by name. What is the same as in the row before stays bound. One row at a time:
/// several rows in one statement were measured to be no faster.
/// </remarks>
internal sealed class SqliteInsert : RowInsert
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly SqliteColumn[] _columns;

    public SqliteInsert(LedgerContext context, Type rowType)
    {
        var mapping = context.Model.FindEntityType(rowType)!.GetTableMappings().Single();
        var names = context.GetService<ISqlGenerationHelper>();
        var columns = mapping.ColumnMappings.ToList();

        var sql = $"INSERT INTO {names.DelimitIdentifier(mapping.Table.Name, mapping.Table.Schema)}"
            + $" ({string.Join(", ", columns.Select(column => names.DelimitIdentifier(column.Column.Name)))})"
            + $" VALUES ({string.Join(", ", columns.Select(_ => "?"))})";

        _connection = SqliteEngine.HandleOf((SqliteConnection)context.Database.GetDbConnection());
        _columns = [.. columns.Select((column, index) => SqliteColumn.Of(rowType, column, index + 1))];
        SqliteEngine.Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement!), _connection);
    }

    public override Task ExecuteAsync(IReadOnlyList<object> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();

            foreach (var column in _columns)
            {
                column.Bind(_connection, _statement, row);
            }

            raw.sqlite3_step(_statement);

            // Says what the step came to, in full.
            SqliteEngine.Check(raw.sqlite3_reset(_statement), _connection);
        }

        return Task.CompletedTask;
    }

    public override void Dispose() => _statement.Dispose();
}
