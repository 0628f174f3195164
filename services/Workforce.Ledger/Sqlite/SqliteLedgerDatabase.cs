using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Workforce.Ledger.Appending;
using Workforce.Ledger.Reading;

namespace Workforce.Ledger.Sqlite;

/// <summary>A ledger in one file, with its write-ahead log beside it: readers and the writer never wait for each other.</summary>
internal sealed class SqliteLedgerDatabase : LedgerDatabase
{
    /// <summary>SQLITE_CONSTRAINT_UNIQUE; that of a primary key has a number of its own.</summary>
    private const int UniqueViolation = 2067;

    /// <summary>SQLITE_BUSY.</summary>
    private const int Busy = 5;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(10);

    /// <summary>How long SQLite may keep a thread waiting, which nobody can cancel; who waits longer asks again.</summary>
    private static readonly TimeSpan LongestBusy = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly TimeSpan _writeWait;
    private readonly TimeSpan _busyTimeout;
    private readonly SqliteConnectionSettings _settings;
    private readonly string _connectionString;
    private readonly DbContextOptions<SqliteLedgerContext> _options;
    private readonly SqliteCheckpoints _checkpoints;

    /// <param name="path">The file.</param>
    /// <param name="writeWait">How long a write waits for another process's.</param>
    public SqliteLedgerDatabase(string path, TimeSpan writeWait)
    {
        SqliteEngine.EnsureReady();

        _path = Path.GetFullPath(path);
        _writeWait = writeWait;
        _busyTimeout = writeWait < LongestBusy ? writeWait : LongestBusy;
        _settings = new(_busyTimeout);
        _connectionString = ConnectionString(SqliteOpenMode.ReadWrite, pooling: true, _busyTimeout);
        _options = Options(_connectionString);
        _checkpoints = new(CreateContext);
    }

    public override string Description => $"the SQLite file {_path}";

    /// <summary>Never creates the file: a ledger that has vanished is an outage and not an empty ledger.</summary>
    public override LedgerContext CreateContext() => new SqliteLedgerContext(_options);

    public override async Task<string?> MigrateAsync(CancellationToken cancellationToken)
    {
        SqliteVersion.ThrowIfUnsafe();

        if (!SqliteFile.IsThere(_path))
        {
            SqliteFile.ThrowIfMislaid(_path);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);

        await using var context = new SqliteLedgerContext(Options(ConnectionString(SqliteOpenMode.ReadWriteCreate, pooling: false, _writeWait)));
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);

        if (await IsCurrentAsync())
        {
            return null;
        }

        await using var onlyHere = await SqliteMigrationLock.TakeAsync(_path, cancellationToken);

        if (!await IsCurrentAsync())
        {
            // EF's lock of a process that was killed; a living one would hold ours.
            await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }

        return null;

        async Task<bool> IsCurrentAsync() => !(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    /// <summary>The file has no administrator but this program; but only its operator knows whether there has never been one.</summary>
    public override async Task PrepareAsync(bool createIfMissing, CancellationToken cancellationToken)
    {
        if (!createIfMissing)
        {
            SqliteFile.ThrowIfMissing(_path);
        }

        await MigrateAsync(cancellationToken);
    }

    public override async Task VerifyAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateContext();
        var faults = await context.Database.SqlQueryRaw<string>("PRAGMA integrity_check(1)").ToListAsync(cancellationToken);

        if (faults is not ["ok"])
        {
            throw new LedgerUnavailableException("The ledger is damaged: its file is not sound.");
        }

        // Sound pages of different ages, as a cut-off log can leave them, differ in where the ledger ends. One statement, since others write.
        var ends = await context.Head
            .Select(head => new
            {
                head.Revision,
                head.ChangeNumber,
                LastRevision = context.Revisions.Max(row => (long?)row.Revision) ?? 0,
                LastNumber = context.Revisions.Max(row => (long?)row.LastChangeNumber) ?? 0,
                LastChange = context.Changes.Max(row => (long?)row.ChangeNumber) ?? 0,
            })
            .SingleAsync(cancellationToken);

        if (ends.Revision != ends.LastRevision || ends.ChangeNumber != ends.LastNumber || ends.ChangeNumber != ends.LastChange)
        {
            throw new LedgerUnavailableException("The ledger is damaged: its tables do not end at the same revision.");
        }
    }

    public override bool HasOneWriter => true;

    public override async Task<IDbContextTransaction> BeginWriteAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();

        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();

            try
            {
                return await base.BeginWriteAsync(context, cancellationToken);
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == Busy && Stopwatch.GetElapsedTime(began) < _writeWait)
            {
                // Off the thread for a moment, so that who cancels is heard.
                await Task.Delay(BetweenAttempts, cancellationToken);
            }
        }
    }

    public override RangeReader CreateRangeReader(LedgerContext context) => new SqliteRangeReader(context);

    public override RowInsert CreateInsert(LedgerContext context, Type rowType) => new SqliteInsert(context, rowType);

    public override bool TellsKnownChanges => true;

    /// <remarks>The changes have no other unique index, and their numbers are taken under the lock.</remarks>
    public override bool IsKnownChange(Exception exception) => exception is SqliteException { SqliteExtendedErrorCode: UniqueViolation };

    /// <summary>
    /// What is taken out of the file is overwritten by secure_delete (<see cref="SqliteConnectionSettings"/>); the log still has the pages of before,
    /// until all of it is in the file and it is cut off.
    /// </summary>
    public override async Task<bool> ScrubAsync(CancellationToken cancellationToken)
    {
        // Two cannot copy the log at once.
        await _checkpoints.EndAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        await using var context = CreateContext();
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var result = await command.ExecuteReaderAsync(cancellationToken);

        return await result.ReadAsync(cancellationToken) && result.GetInt64(0) == 0;
    }

    public override string? Outage(Exception exception) => SqliteOutage.Of(exception);

    public override void Committing(DbConnection connection) => SqliteConnectionSettings.ThrowIfMoved((SqliteConnection)connection);

    public override void Committed(LedgerContext writer) => _checkpoints.Committed((SqliteConnection)writer.Database.GetDbConnection());

    public override async Task ReleaseAsync()
    {
        await _checkpoints.EndAsync(CancellationToken.None);
        await using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private string ConnectionString(SqliteOpenMode mode, bool pooling, TimeSpan timeout) => new SqliteConnectionStringBuilder
    {
        DataSource = _path,
        Mode = mode,
        ForeignKeys = true,
        DefaultTimeout = (int)Math.Ceiling(timeout.TotalSeconds),
        Pooling = pooling,
    }.ToString();

    private DbContextOptions<SqliteLedgerContext> Options(string connectionString) =>
        new DbContextOptionsBuilder<SqliteLedgerContext>().UseSqlite(connectionString).AddInterceptors(_settings).Options;
}
