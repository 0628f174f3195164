using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Workforce.Domain.Facts;
using Workforce.Ledger.Appending;
using Workforce.Ledger.Auditing;
using Workforce.Ledger.Reading;
using Workforce.Ledger.Sqlite;
using Workforce.Ledger.SqlServer;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger;

/// <summary>
/// Every change that was ever recorded, in the order of recording; nothing is altered or removed, but for a name that is erased. Which fact
/// holds is worked out from the changes (<see cref="Change.HoldsOver"/>) and stored nowhere.
/// </summary>
/// <remarks>
/// For any number of concurrent callers. Appends queue, here and across processes on the same database; reads wait for
/// nobody (on SQL Server: if READ_COMMITTED_SNAPSHOT is on, else for a commit under way). SQLite works on the caller's thread. Every method throws <see cref="LedgerUnavailableException"/> where the
/// database cannot do its work now.
/// </remarks>
public sealed class ChangeLedger : IAsyncDisposable
{
    /// <summary>
    /// How long a write waits for another process's unless it is told: an extract is recorded in one transaction, which took 25 s for
    /// 622,501 rows on two cores.
    /// </summary>
    public static readonly TimeSpan DefaultWriteWait = TimeSpan.FromMinutes(2);

    /// <summary>How long an append that is under way is waited for at the end.</summary>
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(10);

    private readonly LedgerDatabase _database;
    private readonly SemaphoreSlim _appending = new(1);
    private readonly MomentSettling _settling;
    private LedgerWriter? _writer;
    private bool _isDisposed;

    internal ChangeLedger(LedgerDatabase database)
    {
        _database = database;
        _settling = new(database, _appending);
        Audit = new(database, database.HasOneWriter ? _appending : null);
    }

    /// <summary>Who has written and read what; in the same database.</summary>
    public AuditTrail Audit { get; }

    /// <summary>A ledger in the SQLite file of that path. Opens nothing yet.</summary>
    /// <param name="path">The file; <see cref="MigrateAsync"/> creates it, and its directory.</param>
    /// <param name="writeWait">How long a write waits for another process's; <see cref="DefaultWriteWait"/> unless given.</param>
    public static ChangeLedger OpenSqlite(string path, TimeSpan? writeWait = null) =>
        new(new SqliteLedgerDatabase(path, writeWait ?? DefaultWriteWait));

    /// <summary>A ledger in a SQL Server database. Opens nothing yet.</summary>
    /// <param name="connectionString">A secret: it is logged nowhere and stands in no message of an exception.</param>
    /// <param name="maxBatchSize">How many rows one statement inserts or looks up at most, from 1; fewer where its parameters would be too many.</param>
    /// <param name="writeWait">How long a statement may take, the wait for another process's commit included, in whole seconds; <see cref="DefaultWriteWait"/> unless given.</param>
    /// <exception cref="ArgumentException">It is not a connection string, or names no database. The message does not hold it.</exception>
    public static ChangeLedger OpenSqlServer(
        string connectionString, int maxBatchSize = SqlServerInsert.DefaultMaxBatchSize, TimeSpan? writeWait = null) =>
        new(new SqlServerLedgerDatabase(connectionString, maxBatchSize, writeWait));

    /// <summary>What makes the tables on SQL Server, for a database administrator to review and to run: at any version, and again.</summary>
    public static string SqlServerScript() => SqlServerLedgerDatabase.Script();

    /// <summary>Which database it is, for an operator; without any secret.</summary>
    public string Description => _database.Description;

    /// <summary>
    /// To be called before anything else: makes sure that the tables are those of this version. A SQLite file that there is, is
    /// brought up to it; one that is missing is an outage. On SQL Server that is for <see cref="MigrateAsync"/>, when an operator says so, since other processes
    /// of another version may share the database.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">The database cannot be used, or is behind this version.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken = default) => PrepareAsync(createIfMissing: false, cancellationToken);

    /// <summary>The same; and makes a SQLite file that is missing, if told to.</summary>
    /// <exception cref="LedgerUnavailableException">As above; or the file is missing since a restore was broken off.</exception>
    public Task PrepareAsync(bool createIfMissing, CancellationToken cancellationToken = default) =>
        _database.GuardAsync(() => _database.PrepareAsync(createIfMissing, cancellationToken));

    /// <summary>Creates the tables, or brings them up to this version. Harmless when there is nothing to do.</summary>
    /// <returns>What an operator should know nonetheless, such as what the server has refused; null where that is nothing.</returns>
    public Task<string?> MigrateAsync(CancellationToken cancellationToken = default) =>
        _database.GuardAsync(() => _database.MigrateAsync(cancellationToken));

    /// <summary>
    /// Reads the whole database and fails if any part of it is damaged, indexes included. For SQLite: about a second
    /// for a million changes that the system has in its cache.
    /// </summary>
    public Task VerifyAsync(CancellationToken cancellationToken = default) =>
        _database.GuardAsync(() => _database.VerifyAsync(cancellationToken));

    /// <summary>
    /// After names have been erased: overwrites what the engine still keeps of them outside its tables. Waits for who reads now, for
    /// a second at most.
    /// </summary>
    /// <returns>
    /// Whether nothing is left. False on SQLite: somebody is still reading, to be tried again. Always false on SQL Server, where log and backups
    /// are the database administrator's.
    /// </returns>
    public Task<bool> ScrubAsync(CancellationToken cancellationToken = default) =>
        _database.GuardAsync(() => _database.ScrubAsync(cancellationToken));

    /// <summary>Records what is new of a batch under one revision, all or nothing; durable once it returns.</summary>
    /// <param name="changes">The changes, in any order; times in UTC, to the microsecond.</param>
    /// <param name="recordedAtUtc">
    /// Now. Kept to the microsecond, and raised to the time of the revision before where it lies below, so that times
    /// never fall from one revision to the next.
    /// </param>
    /// <param name="cancellationToken">Until the commit has begun, cancelling means that nothing is recorded.</param>
    /// <exception cref="ArgumentException">A time is not UTC, or is finer than a microsecond.</exception>
    public Task<AppendResult> AppendAsync(
        IReadOnlyList<Change> changes,
        DateTime recordedAtUtc,
        CancellationToken cancellationToken = default) =>
        AppendAsync(changes, () => recordedAtUtc, [], numbered: null, cancellationToken);

    /// <summary>The same; and what the audit trail is to say of those that are recorded is added to it in the same transaction.</summary>
    public Task<AppendResult> AppendAsync(
        IReadOnlyList<Change> changes,
        DateTime recordedAtUtc,
        IReadOnlyList<AuditedChanges> audited,
        CancellationToken cancellationToken = default) =>
        AppendAsync(changes, () => recordedAtUtc, audited, numbered: null, cancellationToken);

    /// <summary>The same; and tells the revision before anybody can read it.</summary>
    /// <param name="changes">The changes, in any order; times in UTC, to the microsecond.</param>
    /// <param name="utcNow">Tells the time once nobody else can record before this: as late as can be.</param>
    /// <param name="audited">What the audit trail is to say.</param>
    /// <param name="numbered">
    /// Is told the revision as soon as nobody else can record one of that number, and before anybody can read it; and 0 if it came to nothing.
    /// </param>
    /// <param name="cancellationToken">Until the commit has begun, cancelling means that nothing is recorded.</param>
    public async Task<AppendResult> AppendAsync(
        IReadOnlyList<Change> changes,
        Func<DateTime> utcNow,
        IReadOnlyList<AuditedChanges> audited,
        Action<long>? numbered,
        CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            UtcMoment.ThrowUnlessExact(change.Made.Time, nameof(changes));
        }

        await _appending.WaitAsync(cancellationToken);

        try
        {
            return await _database.GuardAsync(() => AppendCoreAsync(changes, utcNow, audited, numbered, cancellationToken));
        }
        finally
        {
            _appending.Release();
        }
    }

    /// <summary>Streams the changes of the revisions after one and up to another, by number, in little memory.</summary>
    public async IAsyncEnumerable<RecordedChange> ReadAsync(
        long afterRevision,
        long throughRevision,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var context = _database.CreateContext();
        var range = await _database.GuardAsync(async () => new ChangeRange(
            1 + await LastNumberAsync(context, afterRevision, cancellationToken),
            await LastNumberAsync(context, throughRevision, cancellationToken)));

        using var reader = await _database.GuardAsync(() => Task.FromResult(_database.CreateRangeReader(context)));

        foreach (var part in range.Parts())
        {
            foreach (var change in await _database.GuardAsync(() => ChangeReader.ListWholeAsync(reader, part, cancellationToken)))
            {
                yield return change;
            }
        }
    }

    /// <summary>Where the ledger ends.</summary>
    public async Task<LedgerHead> HeadAsync(CancellationToken cancellationToken = default)
    {
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(() => context.Head
            .Select(head => new LedgerHead(head.Revision, head.ChangeNumber))
            .SingleAsync(cancellationToken));
    }

    /// <summary>
    /// The last revision recorded at a moment or before it; 0 if there was none. The answer is the same whenever, and by whichever process, it is
    /// asked for: it waits until no revision can be recorded any more that would belong to it.
    /// </summary>
    /// <param name="utc">The moment; by the caller's clock not in the future, since it holds up the times of what is recorded next.</param>
    /// <param name="utcNow">Tells the time; what is known up to then is settled with it.</param>
    /// <param name="cancellationToken">Cancels the wait for an append that is under way.</param>
    /// <exception cref="ArgumentException">The moment is not UTC.</exception>
    public async Task<long> SettledRevisionAtAsync(DateTime utc, Func<DateTime> utcNow, CancellationToken cancellationToken = default)
    {
        var moment = UtcMoment.ToMicrosecond(utc, nameof(utc));
        await _settling.SettleAsync(moment, utcNow, cancellationToken);

        return await RevisionAtAsync(moment, cancellationToken);
    }

    /// <summary>The number of the last change of a revision; 0 if there is none.</summary>
    public async Task<long> LastNumberAsync(long revision, CancellationToken cancellationToken = default)
    {
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(() => LastNumberAsync(context, revision, cancellationToken));
    }

    /// <summary>The last revision recorded at a moment or before it, as far as is known by now; 0 if there was none.</summary>
    /// <exception cref="ArgumentException">The moment is not UTC.</exception>
    public async Task<long> RevisionAtAsync(DateTime utc, CancellationToken cancellationToken = default)
    {
        var moment = UtcMoment.ToMicrosecond(utc, nameof(utc));
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(() => context.Revisions
            .Where(row => row.RecordedAt <= moment)
            .OrderByDescending(row => row.RecordedAt)
            .ThenByDescending(row => row.Revision)
            .Select(row => row.Revision)
            .FirstOrDefaultAsync(cancellationToken));
    }

    /// <summary>The workers of whom some name is held, of whatever time, in order.</summary>
    public async Task<IReadOnlyList<string>> NamedWorkersAsync(CancellationToken cancellationToken = default)
    {
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(async () =>
        {
            var workerIds = await context.Set<WorkerRow>()
                .Where(row => row.Name != "")
                .Select(row => row.WorkerId)
                .Distinct()
                .ToListAsync(cancellationToken);

            // Here, since EF would have the server order them by a query around the query.
            workerIds.Sort(StringComparer.Ordinal);

            return workerIds;
        });
    }

    /// <summary>Records the whole of another ledger in this one, which must be empty: with its numbers, revisions and times. All or nothing.</summary>
    /// <param name="changes">Gives the changes from the first on; asked again where a passing fault has broken the work off.</param>
    /// <param name="cancellationToken">Until the commit has begun, cancelling means that nothing is recorded.</param>
    /// <returns>Where the ledger now ends.</returns>
    /// <exception cref="LedgerImportException">The ledger is not empty, or the changes are not a whole ledger in order.</exception>
    public Task<LedgerHead> ImportAsync(Func<IAsyncEnumerable<RecordedChange>> changes, CancellationToken cancellationToken = default)
    {
        return _database.GuardAsync(() => _database.RetryAsync(TryImportAsync, cancellationToken));

        async Task<LedgerHead> TryImportAsync(CancellationToken cancellation)
        {
            using var import = new LedgerImport(_database);

            return await import.RunAsync(changes(), cancellation);
        }
    }

    /// <summary>The change that a source has recorded under an id; null if there is none.</summary>
    public async Task<RecordedChange?> FindAsync(string source, string changeId, CancellationToken cancellationToken = default)
    {
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(async () =>
        {
            var numbers = await context.Changes
                .Where(row => row.Source == source && row.ChangeId == changeId)
                .Select(row => row.ChangeNumber)
                .ToListAsync(cancellationToken);
            var found = await ChangeReader.ListAsync(context, numbers, cancellationToken);

            return found.SingleOrDefault();
        });
    }

    /// <summary>A page of the changes of one area, of the revisions after one, by number.</summary>
    /// <param name="area">The area.</param>
    /// <param name="afterRevision">Only changes of later revisions; 0 for all.</param>
    /// <param name="afterNumber">The last number of the page before; 0 for the first page.</param>
    /// <param name="limit">How many at most, at least 1; all are in memory at once.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<RecordedChange>> ListAsync(
        FactArea area,
        long afterRevision,
        long afterNumber,
        int limit,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        await using var context = _database.CreateContext();

        return await _database.GuardAsync(async () =>
        {
            var after = Math.Max(afterNumber, await LastNumberAsync(context, afterRevision, cancellationToken));
            var kinds = Enum.GetValues<FactKind>().Where(kind => kind.Area() == area).ToList();
            var numbers = await context.Changes
                .Where(row => row.ChangeNumber > after && kinds.Contains(row.FactKind))
                .OrderBy(row => row.ChangeNumber)
                .Take(limit)
                .Select(row => row.ChangeNumber)
                .ToListAsync(cancellationToken);

            return await ChangeReader.ListAsync(context, numbers, cancellationToken);
        });
    }

    /// <summary>Closes what is open. Reads must have ended; an append is waited for, but not for long.</summary>
    public async ValueTask DisposeAsync()
    {
        // A large one goes on when the service is told to stop, and statements at work must not be taken from under it: the process's end rolls it back.
        if (_isDisposed || !await _appending.WaitAsync(LastWait))
        {
            return;
        }

        _isDisposed = true;
        await CloseWriterAsync();
        await _database.ReleaseAsync();
        _appending.Dispose();
    }

    /// <summary>The number of the last change of a revision, or of the last revision below it; 0 if there is none.</summary>
    private static Task<long> LastNumberAsync(LedgerContext context, long revision, CancellationToken cancellationToken) =>
        context.Revisions
            .Where(row => row.Revision <= revision)
            .OrderByDescending(row => row.Revision)
            .Select(row => row.LastChangeNumber)
            .FirstOrDefaultAsync(cancellationToken);

    /// <remarks>
    /// To try again can record nothing twice. If the answer to a commit was lost, the next try finds by their sources and ids
    /// that the changes are recorded, and tells them as duplicates of the revision that they have.
    /// </remarks>
    private Task<AppendResult> AppendCoreAsync(
        IReadOnlyList<Change> changes, Func<DateTime> utcNow, IReadOnlyList<AuditedChanges> audited, Action<long>? numbered, CancellationToken cancellationToken) =>
        _database.RetryAsync(cancellation => TryAppendAsync(changes, utcNow, audited, numbered, cancellation), cancellationToken);

    private async Task<AppendResult> TryAppendAsync(
        IReadOnlyList<Change> changes,
        Func<DateTime> utcNow,
        IReadOnlyList<AuditedChanges> audited,
        Action<long>? numbered,
        CancellationToken cancellationToken)
    {
        try
        {
            _writer ??= await LedgerWriter.OpenAsync(_database, cancellationToken);

            return await _writer.AppendAsync(changes, utcNow, audited, numbered, cancellationToken);
        }
        catch
        {
            numbered?.Invoke(0);
            // Whatever failed, the next append begins with a connection that is known to be good.
            await CloseWriterAsync();
            throw;
        }
    }

    private async Task CloseWriterAsync()
    {
        if (_writer is { } writer)
        {
            _writer = null;
            await writer.DisposeAsync();
        }
    }
}
