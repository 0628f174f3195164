using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Workforce.Domain.Facts;
using Workforce.Ledger.Sqlite;

namespace Workforce.Ledger.Tests;

/// <summary>The log is copied into the file beside the writer: it does not grow with what is written, and nothing is missing from what is copied.</summary>
public class SqliteCheckpointTests
{
    private const int Batches = 80;
    private const int PerBatch = 1_000;

    private readonly Random _random = new(1);

    /// <summary>
    /// Where the writer waits for the copy, with what a few commits may add: the one that reaches it, and those that find the copy ended but not all of it
    /// copied. A commit of a thousand changes with ids of their own writes some six pages for each, one in every index. Left to itself the log would hold
    /// all that is written here, several times as much.
    /// </summary>
    private const long LongestLog = (SqliteCheckpoints.Most + (6L * PerBatch)) * 4096;

    [Fact]
    public async Task Append_OfMuch_KeepsTheLogShortAndTheFileWhole()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        var longest = 0L;

        for (var batch = 0; batch < Batches; batch++)
        {
            await ledger.AppendAsync(Scattered(), A.Moment);
            longest = Math.Max(longest, LogOf(file).Length);
        }

        Assert.InRange(longest, 0, LongestLog);
        Assert.InRange(new FileInfo(file.Path).Length, PerBatch * 32, long.MaxValue);
        await ledger.VerifyAsync();
        Assert.Equal(new(Batches, Batches * PerBatch), await ledger.HeadAsync());
    }

    /// <summary>Who reads the past needs the log as it is, and sees the past to the end; once nobody does it begins anew.</summary>
    [Fact]
    public async Task Append_WhileSomebodyReadsThePast_GoesOnAndShortensTheLogAfterwards()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync(A.Changes("first-", 1), A.Moment);
        var reading = await ReadTransactionAsync(file);

        for (var batch = 0; batch < Batches / 2; batch++)
        {
            await ledger.AppendAsync(Scattered(), A.Moment);
        }

        Assert.Equal(1L, await CountAsync(reading));
        var whileRead = LogOf(file).Length;
        Assert.InRange(whileRead, LongestLog / 4, long.MaxValue);
        await reading.DisposeAsync();

        // The log's file keeps its length; that it is used again from its beginning shows in that it does not grow.
        for (var batch = 0; batch < Batches / 2; batch++)
        {
            await ledger.AppendAsync(Scattered(), A.Moment);
        }

        Assert.InRange(LogOf(file).Length, whileRead, whileRead + LongestLog);
        await ledger.VerifyAsync();
    }

    /// <summary>A disk that is slower than the writer: the log ends where the writer waits, and nothing is lost by it.</summary>
    [Fact]
    public async Task Committed_CopyThatIsSlowerThanTheWriter_IsWaitedFor()
    {
        const int Blobs = 100;
        // A blob is 256 pages and some of the tree's own, so that the 64th at the latest reaches the 16,384 of Most.
        const int AtMost = 64;
        const int AtLeast = 60;
        await using var file = LedgerFile.New();
        using var slow = new ManualResetEventSlim();
        var checkpoints = new SqliteCheckpoints(() =>
        {
            slow.Wait();
            return new SqliteLedgerContext(new DbContextOptionsBuilder<SqliteLedgerContext>().UseSqlite($"Data Source={file.Path};Pooling=False").Options);
        });
        await using var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE blobs (blob BLOB)");
        var committed = 0;

        var writing = Task.Factory.StartNew(
            () =>
            {
                for (var blob = 0; blob < Blobs; blob++)
                {
                    ExecuteAsync(connection, "INSERT INTO blobs VALUES (zeroblob(1024 * 1024))").GetAwaiter().GetResult();
                    Interlocked.Increment(ref committed);
                    checkpoints.Committed(connection);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref committed) >= AtLeast, TimeSpan.FromMinutes(1)));
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        Assert.InRange(Volatile.Read(ref committed), AtLeast, AtMost);

        slow.Set();
        await writing;
        await checkpoints.EndAsync(CancellationToken.None);
        Assert.Equal((long)Blobs, await file.ExecuteAsync("SELECT COUNT(*) FROM blobs"));
    }

    /// <summary>Changes whose ids lie anywhere among those that are there, as those of an HR system that draws them: each alters a page of its own.</summary>
    private Change[] Scattered()
    {
        var id = new byte[32];
        return [.. Enumerable.Range(0, PerBatch).Select(_ =>
        {
            _random.NextBytes(id);
            return A.Change(Convert.ToHexString(id));
        })];
    }

    private static FileInfo LogOf(LedgerFile file) => new($"{file.Path}-wal");

    private static async Task<SqliteConnection> ReadTransactionAsync(LedgerFile file)
    {
        var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "BEGIN");
        Assert.Equal(1L, await CountAsync(connection));
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> CountAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM changes";
        return await command.ExecuteScalarAsync();
    }
}
