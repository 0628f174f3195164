using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>A command with SQL Server's parameters, which notes its T-SQL and has SQLite do the same.</summary>
internal sealed partial class StandInCommand(SqliteConnection sqlite, IStatementLog log, bool isEmpty) : DbCommand
{
    // Parameters are made and kept as the driver does.
    private readonly SqlCommand _parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
        // Nothing runs meanwhile.
    }

    public override void Prepare()
    {
        // Nothing to gain.
    }

    public override int ExecuteNonQuery()
    {
        if (isEmpty)
        {
            log.Sent(CommandText, Parameters);

            return -1;
        }

        using var command = Translate();

        return command.ExecuteNonQuery();
    }

    public override object? ExecuteScalar()
    {
        if (isEmpty)
        {
            log.Sent(CommandText, Parameters);

            // There is no such table; and every lock is free.
            return CommandText.Contains("OBJECT_ID", StringComparison.Ordinal) ? DBNull.Value : 0;
        }

        using var command = Translate();

        return command.ExecuteScalar();
    }

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        if (isEmpty)
        {
            log.Sent(CommandText, Parameters);

            return new DataTable().CreateDataReader();
        }

        return Translate().ExecuteReader(behavior);
    }

    protected override void Dispose(bool disposing)
    {
        _parameters.Dispose();
        base.Dispose(disposing);
    }

    private SqliteCommand Translate()
    {
        log.Sent(CommandText, Parameters);

        var command = sqlite.CreateCommand();
        command.Transaction = (DbTransaction as StandInTransaction)?.Sqlite;
        command.CommandText = ToSqlite(CommandText);

        foreach (SqlParameter parameter in _parameters.Parameters)
        {
            command.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
        }

        return command;
    }

    private static string ToSqlite(string statement)
    {
        statement = ObjectId().Replace(statement, "SELECT (SELECT 1 FROM sqlite_master WHERE name = '$1')");
        statement = UnicodeText().Replace(statement, "'");

        return Top().Match(statement) is { Success: true } top
            ? string.Concat(statement.Remove(top.Index, top.Length).TrimEnd().TrimEnd(';'), " LIMIT ", top.Groups[1].Value)
            : statement;
    }

    [GeneratedRegex(@"\bN'")]
    private static partial Regex UnicodeText();

    [GeneratedRegex(@"SELECT OBJECT_ID\(N'\[(\w+)\]'\)")]
    private static partial Regex ObjectId();

    [GeneratedRegex(@"TOP\((@?\w+)\) ")]
    private static partial Regex Top();
}
