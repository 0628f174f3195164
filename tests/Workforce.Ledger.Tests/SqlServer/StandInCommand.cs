using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>A command with SQL Server's parameters, which notes its T-SQL and has SQLite do the same.</summary>
internal sealed partial class StandInCommand(SqliteConnection sqlite, IStatementLog log) : DbCommand
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
        using var command = Translate();

        return command.ExecuteNonQuery();
    }

    public override object? ExecuteScalar()
    {
        using var command = Translate();

        return command.ExecuteScalar();
    }

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Translate().ExecuteReader(behavior);

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
        statement = Update().Replace(statement, "UPDATE $3 AS $1 SET $2");
        statement = Delete().Replace(statement, "DELETE FROM $2 AS $1");
        statement = UpdatedColumn().Replace(statement, "$1 = ");
        statement = OpenJson().Replace(statement, "json_each($1)").Replace("COLLATE Latin1_General_100_BIN2", "", StringComparison.Ordinal);
        statement = ObjectId().Replace(statement, "SELECT (SELECT 1 FROM sqlite_master WHERE name = '$1')");

        statement = UnicodeText().Replace(statement, "'");

        return Top().Match(statement) is { Success: true } top
            ? string.Concat(statement.Remove(top.Index, top.Length).TrimEnd().TrimEnd(';'), " LIMIT ", top.Groups[1].Value)
            : statement;
    }

    [GeneratedRegex(@"^UPDATE (\[\w+\])\s+SET (.*)\s+FROM (\[\w+\]) AS \[\w+\]", RegexOptions.Singleline)]
    private static partial Regex Update();

    [GeneratedRegex(@"^DELETE FROM (\[\w+\])\s+FROM (\[\w+\]) AS \[\w+\]")]
    private static partial Regex Delete();

    [GeneratedRegex(@"\bN'")]
    private static partial Regex UnicodeText();

    [GeneratedRegex(@"(?<=SET |,\s+)\[\w+\]\.(\[\w+\]) = ")]
    private static partial Regex UpdatedColumn();

    [GeneratedRegex(@"OPENJSON\((@\w+)\) WITH \([^']*'\$'\)")]
    private static partial Regex OpenJson();

    [GeneratedRegex(@"SELECT OBJECT_ID\(N'\[(\w+)\]'\)")]
    private static partial Regex ObjectId();

    [GeneratedRegex(@"TOP\((@?\w+)\) ")]
    private static partial Regex Top();
}
