using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workforce.Ledger.SqlServer;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>
/// A database with a name that no other has, on the server under test. Where the login may make none, the one that the connection string
/// names, which must be without a ledger's tables and is again afterwards.
/// </summary>
internal sealed class SqlServerTestDatabase : TestDatabase
{
    private const int SecondsForAStatement = 120;
    private const int SecondsToConnect = 60;

    /// <summary>A server takes a moment to see that the last connections are closed.</summary>
    private static readonly TimeSpan PatienceToDrop = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan DropAgainAfter = TimeSpan.FromMilliseconds(250);

    /// <summary>One at a time: servers differ in how many databases they like to have and to make at once.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly SqlConnectionStringBuilder _server;
    private readonly SqlConnectionStringBuilder _database;
    private bool _isGiven;

    private SqlServerTestDatabase(string server)
    {
        var patient = new SqlConnectionStringBuilder(server);
        patient.CommandTimeout = Math.Max(patient.CommandTimeout, SecondsForAStatement);
        patient.ConnectTimeout = Math.Max(patient.ConnectTimeout, SecondsToConnect);

        _server = new(patient.ConnectionString) { InitialCatalog = "master", Pooling = false };
        _database = new(patient.ConnectionString) { InitialCatalog = $"workforce_test_{Guid.NewGuid().ToString("N")[..12]}" };
    }

    public static async Task<SqlServerTestDatabase> NewAsync(string server)
    {
        await Turn.WaitAsync();

        try
        {
            var database = new SqlServerTestDatabase(server);
            await database.MakeAsync(new SqlConnectionStringBuilder(server).InitialCatalog);

            return database;
        }
        catch
        {
            Turn.Release();
            throw;
        }
    }

    public override Task<object?> ExecuteAsync(string sql) => ExecuteAsync(_database, sql);

    protected override ChangeLedger OpenLedger() => ChangeLedger.OpenSqlServer(_database.ConnectionString, SqlServerUnderTest.MaxBatchSize);

    protected override ChangeLedger OpenLedger(IInterceptor interceptor) => new(new InterceptedDatabase(_database.ConnectionString, interceptor));

    protected override async Task DropAsync()
    {
        try
        {
            SqlConnection.ClearAllPools();
            await (_isGiven ? DropTablesAsync() : DropDatabaseAsync());
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task MakeAsync(string given)
    {
        try
        {
            await ExecuteAsync(_server, $"CREATE DATABASE [{_database.InitialCatalog}]");
        }
        catch (SqlException) when (given is not ("" or "master"))
        {
            (_database.InitialCatalog, _isGiven) = (given, true);

            foreach (var table in Tables())
            {
                if (await ExecuteAsync($"SELECT OBJECT_ID(N'{table}')") is not DBNull)
                {
                    throw new InvalidOperationException(
                        $"No database can be made on the server, and {given} holds a table {table}: give one that is empty, for the tests drop what they make.");
                }
            }
        }
    }

    private async Task DropDatabaseAsync()
    {
        var since = TimeProvider.System.GetTimestamp();

        while (true)
        {
            try
            {
                await ExecuteAsync(_server, $"DROP DATABASE [{_database.InitialCatalog}]");

                return;
            }
            catch (SqlException) when (TimeProvider.System.GetElapsedTime(since) < PatienceToDrop)
            {
                await Task.Delay(DropAgainAfter);
            }
        }
    }

    private async Task DropTablesAsync()
    {
        foreach (var table in Tables())
        {
            await ExecuteAsync($"IF OBJECT_ID(N'{table}') IS NOT NULL DROP TABLE {table}");
        }
    }

    /// <summary>Each before those that it refers to: facts refer to changes, changes to revisions.</summary>
    private static IEnumerable<string> Tables()
    {
        using var context = new SqlServerLedgerContext.DesignTime().CreateDbContext([]);
        var tables = context.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal);

        return [.. tables.Except(["changes", "revisions"]), "changes", "revisions", "__EFMigrationsHistory"];
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
        : SqlServerLedgerDatabase(connectionString, SqlServerUnderTest.MaxBatchSize)
    {
        public override LedgerContext CreateContext() => CreateContext(
            new DbContextOptionsBuilder<SqlServerLedgerContext>()
                .UseSqlServer(ConnectionString, Configure)
                .AddInterceptors(interceptor)
                .Options);
    }
}
