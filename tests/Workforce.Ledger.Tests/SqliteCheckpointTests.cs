using Microsoft.Data.Sqlite;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

/// <summary>The log is copied into the file beside the writer: it does not grow with what is written, and nothing is missing from what is copied.</summary>
public class SqliteCheckpointTests
{
    private const int Batches = 80;
    private const int PerBatch = 1_000;

    private readonly Random _random = new(1);

    /// <summary>16 MiB begin a copy, and what comes while it is made is copied too; left to SQLite the log would be twice as long, and is written several times over.</summary>
    private const long LongestLog = 64 * 1024 * 1024;

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
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN";
        await begin.ExecuteNonQueryAsync();
        Assert.Equal(1L, await CountAsync(connection));
        return connection;
    }

    private static async Task<object?> CountAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM changes";
        return await command.ExecuteScalarAsync();
    }
}
