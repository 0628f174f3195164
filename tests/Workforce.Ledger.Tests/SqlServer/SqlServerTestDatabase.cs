using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workforce.Ledger.SqlServer;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>A database with a name that no other has, on the server under test.</summary>
internal sealed class SqlServerTestDatabase : TestDatabase
{
    /// <summary>One at a time: servers differ in how many databases they like to make at once.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly SqlConnectionStringBuilder _server;
    private readonly SqlConnectionStringBuilder _database;

    private SqlServerTestDatabase(string server)
    {
        _server = new(server) { InitialCatalog = "master", Pooling = false };
        _database = new(server) { InitialCatalog = $"workforce_test_{Guid.NewGuid():N}" };
    }

    public string Name => _database.InitialCatalog;

    public static async Task<SqlServerTestDatabase> NewAsync(string server)
    {
        await Turn.WaitAsync();

        try
        {
            var database = new SqlServerTestDatabase(server);
            await ExecuteAsync(database._server, $"CREATE DATABASE [{database.Name}]");

            return database;
        }
        catch
        {
            Turn.Release();
            throw;
        }
    }

    public override Task<object?> ExecuteAsync(string sql) => ExecuteAsync(_database, sql);

    protected override ChangeLedger OpenLedger() => ChangeLedger.OpenSqlServer(_database.ConnectionString);

    protected override ChangeLedger OpenLedger(IInterceptor interceptor) => new(new InterceptedDatabase(_database.ConnectionString, interceptor));

    protected override async Task DropAsync()
    {
        try
        {
            SqlConnection.ClearAllPools();
            await ExecuteAsync(_server, $"DROP DATABASE [{Name}]");
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<object?> ExecuteAsync(SqlConnectionStringBuilder where, string sql)
    {
        await using var connection = new SqlConnection(where.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        return await command.ExecuteScalarAsync();
    }

    private sealed class InterceptedDatabase(string connectionString, IInterceptor interceptor)
        : SqlServerLedgerDatabase(connectionString, SqlServerInsert.DefaultMaxBatchSize)
    {
        public override LedgerContext CreateContext() => new SqlServerLedgerContext(
            new DbContextOptionsBuilder<SqlServerLedgerContext>()
                .UseSqlServer(ConnectionString, Configure)
                .AddInterceptors(interceptor)
                .Options);
    }
}
