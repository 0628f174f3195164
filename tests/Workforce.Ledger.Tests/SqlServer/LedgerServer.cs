using Microsoft.Data.SqlClient;
using SqlServer.StandIn;
using SqlServer.StandIn.Faults;
using SqlServer.StandIn.Language;
using Workforce.Ledger.SqlServer;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>
/// A server that stands in for SQL Server, with a ledger's database. All of the product's side is its own, down to the driver; what
/// arrives is noted.
/// </summary>
internal sealed class LedgerServer : IAsyncDisposable
{
    private const string Database = "ledger";

    /// <summary>A database as the product has migrated it: once for all tests, which take a copy each.</summary>
    private static readonly Lazy<Task<string>> Migrated = new(MigrateAsync);

    private readonly TdsServer _server = TdsServer.Start();

    private LedgerServer()
    {
    }

    public FaultList Faults => _server.Faults;

    /// <summary>What was sent, with the types of its parameters, in order; each once.</summary>
    public IReadOnlyList<string> Statements => [.. _server.Log.Statements.Select(Written).Distinct()];

    public IReadOnlyList<int> ParameterCounts => [.. _server.Log.Statements.Select(statement => ParametersOf(statement).Count)];

    /// <summary>By TDS's numbers: 2 is READ COMMITTED.</summary>
    public IReadOnlyList<byte> IsolationLevels => _server.Log.IsolationLevels;

    public bool IsReadCommittedSnapshot => _server.Databases.Find(Database)!.IsReadCommittedSnapshot;

    private string ConnectionString => $"{_server.ConnectionString};Database={Database}";

    /// <summary>With the ledger's tables.</summary>
    public static async Task<LedgerServer> StartAsync()
    {
        var file = await Migrated.Value;
        var server = new LedgerServer();
        server._server.Databases.Restore(Database, file);

        return server;
    }

    /// <summary>With a database that has no tables.</summary>
    public static LedgerServer StartEmpty()
    {
        var server = new LedgerServer();
        server._server.Databases.Create(Database);

        return server;
    }

    /// <summary>Without the database that ledgers here are opened on.</summary>
    public static LedgerServer StartWithoutDatabase() => new();

    /// <param name="maxBatchSize">How many rows a statement is about at most.</param>
    /// <param name="settings">More of the connection string.</param>
    /// <param name="writeWait">How long a statement may take.</param>
    public ChangeLedger Open(int maxBatchSize = SqlServerInsert.DefaultMaxBatchSize, string settings = "", TimeSpan? writeWait = null) =>
        ChangeLedger.OpenSqlServer($"{ConnectionString};{settings}", maxBatchSize, writeWait);

    /// <summary>The first value of a statement of T-SQL.</summary>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);

        return await command.ExecuteScalarAsync();
    }

    public void Forget() => _server.Log.Clear();

    public ValueTask DisposeAsync()
    {
        SqlConnection.ClearPool(new(ConnectionString));

        return _server.DisposeAsync();
    }

    private static async Task<string> MigrateAsync()
    {
        await using var server = StartEmpty();
        await using var ledger = server.Open();
        await ledger.MigrateAsync();
        var directory = Directory.CreateTempSubdirectory("workforce-migrated-").FullName;
        var file = Path.Combine(directory, "migrated.db");
        server._server.Databases.Save(Database, file);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);

        return file;
    }

    private static string Written(SentStatement statement)
    {
        var parameters = ParametersOf(statement);

        return (parameters.Count == 0 ? "" : $"-- {string.Join(", ", parameters)}\n") + statement.Text.ReplaceLineEndings("\n").TrimEnd();
    }

    private static IReadOnlyList<string> ParametersOf(SentStatement statement) => statement.Declarations.Length == 0
        ? []
        : [.. Grammar.ParseDeclarations(statement.Declarations).Select(parameter => $"{parameter.Name} {parameter.Type}")];
}
