using System.Globalization;
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

    private const int DatabaseExists = 1801;

    /// <summary>With a delay that doubles from about a second: a failover within an availability group takes 10 to 20 seconds.</summary>
    private const int Retries = 5;

    /// <summary>
    /// By which the driver names the loss of an open connection where it does its networking itself, as it does on Linux: EF knows only the
    /// numbers of Windows' sockets for passing. Of a command that was cancelled too, which is not tried again because it was.
    /// </summary>
    private const int ConnectionLost = 0;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly SqlConnectionStringBuilder _connection;
    private readonly int _maxBatchSize;
    private readonly int _commandTimeout;
    private readonly DbContextOptions<SqlServerLedgerContext> _options;

    public SqlServerLedgerDatabase(string connectionString, int maxBatchSize, TimeSpan? writeWait = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatchSize, 1);

        _connection = SqlServerConnectionString.Parse(connectionString);
        _maxBatchSize = maxBatchSize;
        _commandTimeout = (int)Math.Ceiling((writeWait ?? ChangeLedger.DefaultWriteWait).TotalSeconds);
        _options = new DbContextOptionsBuilder<SqlServerLedgerContext>().UseSqlServer(ConnectionString, Configure).Options;
    }

    public override string Description => $"the SQL Server database {_connection.InitialCatalog} on {_connection.DataSource}";

    /// <summary>A secret.</summary>
    protected string ConnectionString => _connection.ConnectionString;

    /// <summary>What no connection is needed for, so that all contexts have the same.</summary>
    public static void Configure(SqlServerDbContextOptionsBuilder options) => options
        .UseCompatibilityLevel(CompatibilityLevel)
        .EnableRetryOnFailure(Retries, LongestDelay, errorNumbersToAdd: [ConnectionLost]);

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
    public override async Task<string?> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateContext();
        var note = await CreateIfMissingAsync(context.GetService<IRelationalDatabaseCreator>(), cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);

        return note;
    }

    /// <param name="createIfMissing">Nothing: other processes may share the database, and only its administrator knows.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public override async Task PrepareAsync(bool createIfMissing, CancellationToken cancellationToken)
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

    /// <remarks>
    /// An append's first statement waits for another process's append as a whole, which may be an extract: more than the driver's 30 seconds,
    /// after which it gives up for good, since nobody can tell a server that is slow from one that is gone.
    /// </remarks>
    protected LedgerContext CreateContext(DbContextOptions<SqlServerLedgerContext> options)
    {
        var context = new SqlServerLedgerContext(options) { MaxBatchSize = _maxBatchSize };
        context.Database.SetCommandTimeout(_commandTimeout);
        return context;
    }

    /// <summary>EF also switches READ_COMMITTED_SNAPSHOT on: a server that refuses has made the database nonetheless.</summary>
    /// <returns>What the server has refused; null where that is nothing.</returns>
    private async Task<string?> CreateIfMissingAsync(IRelationalDatabaseCreator creator, CancellationToken cancellationToken)
    {
        if (await creator.ExistsAsync(cancellationToken))
        {
            return null;
        }

        try
        {
            await creator.CreateAsync(cancellationToken);

            return null;
        }
        catch (SqlException exception)
        {
            // The pool would say again for some seconds what it was told when it was asked for a connection before.
            await ReleaseAsync();

            if (!await creator.ExistsAsync(cancellationToken))
            {
                throw;
            }

            // Another process has made it in the same moment, and asks for the rest.
            return exception.Number is DatabaseExists
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The server has made the database and has not switched READ_COMMITTED_SNAPSHOT on (SQL Server {exception.Number}): reads wait for each commit until a database administrator does.");
        }
    }
}
