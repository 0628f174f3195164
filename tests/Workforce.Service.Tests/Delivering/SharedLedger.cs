using Microsoft.Data.SqlClient;
using Workforce.Service.Commands;

namespace Workforce.Service.Tests.Delivering;

/// <summary>
/// A ledger for several processes, which goes with it: a SQLite file, or where the environment names a server a database of its own
/// there (docs/operations.md).
/// </summary>
internal sealed class SharedLedger : IAsyncDisposable
{
    private const string Variable = "WORKFORCE_SQLSERVER";

    private readonly TemporaryDirectory _directory = new();
    private readonly SqlConnectionStringBuilder? _database;

    public SharedLedger()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server)
        {
            _database = new(server) { InitialCatalog = $"workforce_test_{Guid.NewGuid().ToString("N")[..12]}" };
        }
    }

    public string Path => _directory.File("workforce.db");

    public string[] Settings => _database is null
        ? []
        : ["--Workforce:Provider=SqlServer", $"--Workforce:ConnectionString={_database.ConnectionString}"];

    /// <summary>On a server tables are made by command alone.</summary>
    public async Task MigrateAsync()
    {
        if (_database is not null)
        {
            using var error = new StringWriter();
            var code = await LedgerCommandLine.RunAsync(["migrate", .. Settings], TextWriter.Null, error);
            Assert.True(code == ExitCode.Done, error.ToString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        _directory.Dispose();

        if (_database is not null)
        {
            await DropAsync(_database);
        }
    }

    /// <summary>A server takes a moment to see that the last connections are closed.</summary>
    private static async Task DropAsync(SqlConnectionStringBuilder database)
    {
        const int MostAttempts = 100;

        SqlConnection.ClearAllPools();

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = new SqlConnection(new SqlConnectionStringBuilder(database.ConnectionString) { InitialCatalog = "master", Pooling = false }.ConnectionString);
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = $"DROP DATABASE [{database.InitialCatalog}]";
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (SqlException) when (attempt < MostAttempts)
            {
                await Task.Delay(100);
            }
        }
    }
}
