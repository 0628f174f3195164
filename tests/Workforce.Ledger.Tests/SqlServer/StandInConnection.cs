using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>
/// What EF's SQL Server provider takes for a connection to a server: it notes every statement as it would be sent, and has
/// SQLite do what it says.
/// </summary>
/// <param name="path">SQLite's file.</param>
/// <param name="log">Where it is noted.</param>
/// <param name="isEmpty">Whether to do nothing, and to answer as from a database without tables.</param>
internal sealed class StandInConnection(string path, IStatementLog log, bool isEmpty) : DbConnection
{
    private readonly SqliteConnection _sqlite = new($"Data Source={path};Pooling=False;Foreign Keys=True");

    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=stand-in;Database=ledger";

    public override string Database => "ledger";

    public override string DataSource => "stand-in";

    public override string ServerVersion => "15.00.2000";

    public override ConnectionState State => _sqlite.State;

    public override void Open() => _sqlite.Open();

    public override void Close() => _sqlite.Close();

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        log.TransactionBegun(isolationLevel);

        return new StandInTransaction(this, _sqlite.BeginTransaction(), isolationLevel, log);
    }

    protected override DbCommand CreateDbCommand() => new StandInCommand(_sqlite, log, isEmpty) { Connection = this };

    protected override void Dispose(bool disposing)
    {
        _sqlite.Dispose();
        base.Dispose(disposing);
    }
}

internal interface IStatementLog
{
    void Sent(string statement, DbParameterCollection parameters);

    void TransactionBegun(IsolationLevel isolationLevel);

    /// <summary>Before the commit takes place.</summary>
    void Committing();

    /// <summary>After it has, before its answer is known.</summary>
    void Committed();
}

internal sealed class StandInTransaction(StandInConnection connection, SqliteTransaction sqlite, IsolationLevel isolationLevel, IStatementLog log) : DbTransaction
{
    public SqliteTransaction Sqlite => sqlite;

    public override IsolationLevel IsolationLevel => isolationLevel;

    protected override DbConnection DbConnection => connection;

    public override void Commit()
    {
        log.Committing();
        sqlite.Commit();
        log.Committed();
    }

    public override void Rollback() => sqlite.Rollback();

    protected override void Dispose(bool disposing)
    {
        sqlite.Dispose();
        base.Dispose(disposing);
    }
}
