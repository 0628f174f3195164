using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Workforce.Ledger.Appending;

namespace Workforce.Ledger.SqlServer;

/// <summary>The INSERT of one table, many rows a round trip. The names, types and conversions are those of EF's model.</summary>
/// <remarks>
/// In statements of 1, 2, 4, 8 and so on rows, so that there are few different ones, whose plans the server keeps. Not by bulk
/// copy, which checks no constraint unless told and takes no parameters; not by EF's SaveChanges, which writes MERGE.
/// </remarks>
internal sealed class SqlServerInsert : RowInsert
{
    public const int DefaultMaxBatchSize = 256;

    /// <summary>The server takes 2100, of which the call of a statement with parameters needs some for itself.</summary>
    private const int MaxParameters = 2090;

    /// <summary>Of a list of VALUES.</summary>
    private const int MaxRows = 1000;

    private readonly DbConnection _connection;
    private readonly int? _commandTimeout;
    private readonly ISqlGenerationHelper _sql;
    private readonly Column[] _columns;
    private readonly string _insertInto;
    private readonly int _largest;
    private readonly Dictionary<int, DbCommand> _commands = [];

    public SqlServerInsert(SqlServerLedgerContext context, Type rowType)
    {
        var mapping = context.Model.FindEntityType(rowType)!.GetTableMappings().Single();

        _connection = context.Database.GetDbConnection();
        _commandTimeout = context.Database.GetCommandTimeout();
        _sql = context.GetService<ISqlGenerationHelper>();
        _columns = [.. mapping.ColumnMappings.Select(column => new Column(column))];
        _insertInto = $"INSERT INTO {_sql.DelimitIdentifier(mapping.Table.Name, mapping.Table.Schema)}"
            + $" ({string.Join(", ", _columns.Select(column => _sql.DelimitIdentifier(column.Name)))})"
            + " VALUES ";

        var rows = Math.Min(Math.Min(context.MaxBatchSize, MaxRows), MaxParameters / _columns.Length);
        _largest = 1 << BitOperations.Log2((uint)rows);
    }

    public override async Task ExecuteAsync(IReadOnlyList<object> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        for (var done = 0; done < rows.Count;)
        {
            var count = Math.Min(_largest, 1 << BitOperations.Log2((uint)(rows.Count - done)));
            var command = CommandOf(count);

            command.Transaction = transaction;
            Bind(command, rows, done, count);

            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (SqlException exception) when (cancellationToken.IsCancellationRequested)
            {
                // See CancelledCommands, which sees EF's commands only.
                throw new OperationCanceledException(exception.Message, exception, cancellationToken);
            }

            done += count;
        }
    }

    public override void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
    }

    private void Bind(DbCommand command, IReadOnlyList<object> rows, int first, int count)
    {
        var parameter = 0;

        for (var row = first; row < first + count; row++)
        {
            foreach (var column in _columns)
            {
                command.Parameters[parameter++].Value = column.ValueOf(rows[row]);
            }
        }
    }

    private DbCommand CommandOf(int rows)
    {
        if (!_commands.TryGetValue(rows, out var command))
        {
            _commands[rows] = command = CreateCommand(rows);
        }

        return command;
    }

    private DbCommand CreateCommand(int rows)
    {
        var command = _connection.CreateCommand();
        command.CommandTimeout = _commandTimeout ?? command.CommandTimeout;
        var text = new StringBuilder(_insertInto);

        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");

            for (var column = 0; column < _columns.Length; column++)
            {
                var parameter = _columns[column].AddParameter(
                    command,
                    _sql.GenerateParameterName(string.Create(CultureInfo.InvariantCulture, $"p{(row * _columns.Length) + column}")));
                text.Append(column == 0 ? "" : ", ").Append(parameter.ParameterName);
            }

            text.Append(')');
        }

        command.CommandText = text.ToString();

        return command;
    }

    private sealed class Column(IColumnMapping mapping)
    {
        /// <summary>The most that is not a "max" type.</summary>
        private const int LongestString = 4000;

        private readonly RelationalTypeMapping _type = mapping.TypeMapping;
        private readonly bool _isNullable = mapping.Column.IsNullable;
        private readonly IClrPropertyGetter _getter = mapping.Property.GetGetter();
        private readonly Func<object?, object?>? _toProvider = mapping.TypeMapping.Converter?.ConvertToProvider;

        public string Name { get; } = mapping.Column.Name;

        public DbParameter AddParameter(DbCommand command, string name)
        {
            var parameter = _type.CreateParameter(command, name, value: null, _isNullable);

            // The driver cuts what is longer than the parameter without a word; the server refuses what is longer than the column.
            if (parameter.DbType is System.Data.DbType.String)
            {
                parameter.Size = LongestString;
            }

            command.Parameters.Add(parameter);

            return parameter;
        }

        public object ValueOf(object row)
        {
            var value = _getter.GetClrValueUsingContainingEntity(row);
            value = (_toProvider is null ? value : _toProvider(value)) ?? DBNull.Value;

            // The driver rounds it without a word too, and what comes back must be what was sent.
            return value is decimal number && _type.Scale is { } scale && number.Scale > scale && number != decimal.Round(number, scale)
                ? throw new ArgumentException($"An amount of {Name} has more than {scale} decimal places.")
                : value;
        }
    }
}
