using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Workforce.Ledger.Appending;

namespace Workforce.Ledger.SqlServer;

/// <summary>A ledger in a SQL Server database, which any number of processes share.</summary>
/// <remarks>
/// Whatever fails in passing is tried again by EF's execution strategy and by nothing else: reads each by itself, an append as
/// a whole (<see cref="RetryAsync"/>). Both transaction isolations that a database may have by default do: with locks, and with
/// READ_COMMITTED_SNAPSHOT, which lets reads go on while a commit is under way. An append's first statement waits for the row of
/// ledger_head; what it reads after that, it reads as it is once the append before has committed, in either.
/// </remarks>
internal class SqlServerLedgerDatabase : LedgerDatabase
{
    /// <summary>SQL Server 2019 and later, and Azure SQL.</summary>
    private const int CompatibilityLevel = 150;

    /// <summary>With a delay that doubles from about a second: a failover within an availability group takes 10 to 20 seconds.</summary>
    private const int Retries = 5;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly SqlConnectionStringBuilder _connection;
    private readonly int _maxBatchSize;
    private readonly DbContextOptions<SqlServerLedgerContext> _options;

    public SqlServerLedgerDatabase(string connectionString, int maxBatchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatchSize, 1);

        _connection = SqlServerConnectionString.Parse(connectionString);
        _maxBatchSize = maxBatchSize;
        _options = new DbContextOptionsBuilder<SqlServerLedgerContext>().UseSqlServer(ConnectionString, Configure).Options;
    }

    public override string Description => $"the SQL Server database {_connection.InitialCatalog} on {_connection.DataSource}";

    /// <summary>A secret.</summary>
    protected string ConnectionString => _connection.ConnectionString;

    /// <summary>What no connection is needed for, so that all contexts have the same.</summary>
    public static void Configure(SqlServerDbContextOptionsBuilder options) => options
        .UseCompatibilityLevel(CompatibilityLevel)
        .EnableRetryOnFailure(Retries, LongestDelay, errorNumbersToAdd: null);

    /// <summary>The migrations as one script that may be run at any version, and again. Needs no server.</summary>
    public static string Script()
    {
        using var context = new SqlServerLedgerContext.DesignTime().CreateDbContext([]);

        return context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }

    public override LedgerContext CreateContext() => CreateContext(_options);

    public override RowInsert CreateInsert(LedgerContext context, Type rowType) => new SqlServerInsert((SqlServerLedgerContext)context, rowType);

    public override async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = CreateContext();

        return await context.Database.CreateExecutionStrategy().ExecuteAsync(work, cancellationToken);
    }

    /// <summary>One process at a time: EF takes an application lock, which dies with its connection.</summary>
    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateContext();
        await CreateIfMissingAsync(context.GetService<IRelationalDatabaseCreator>(), cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateContext();
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();

        if (pending.Count > 0)
        {
            throw new LedgerUnavailableException(
                $"The ledger's tables are behind this version of the program: missing {string.Join(", ", pending)}."
                + " Run the program's command migrate, or have what migrate --script prints run by a database administrator.");
        }
    }

    /// <summary>Nothing: DBCC CHECKDB is the database administrator's, and needs rights that this program should not have.</summary>
    public override Task VerifyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The transaction log and its backups are the database administrator's: docs/privacy.md says what to do.</summary>
    public override Task<bool> ScrubAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override string? Outage(Exception exception) => SqlServerOutage.Of(exception);

    public override Task ReleaseAsync()
    {
        using var connection = new SqlConnection(ConnectionString);
        SqlConnection.ClearPool(connection);
        return Task.CompletedTask;
    }

    protected LedgerContext CreateContext(DbContextOptions<SqlServerLedgerContext> options) => new SqlServerLedgerContext(options) { MaxBatchSize = _maxBatchSize };

    /// <summary>EF also switches READ_COMMITTED_SNAPSHOT on: a server that refuses has made the database nonetheless, and reads wait a little longer.</summary>
    private static async Task CreateIfMissingAsync(IRelationalDatabaseCreator creator, CancellationToken cancellationToken)
    {
        if (await creator.ExistsAsync(cancellationToken))
        {
            return;
        }

        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (SqlException)
        {
            if (!await creator.ExistsAsync(cancellationToken))
            {
                throw;
            }
        }
    }
}
