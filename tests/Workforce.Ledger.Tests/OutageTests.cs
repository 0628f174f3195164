using Microsoft.Data.Sqlite;

namespace Workforce.Ledger.Tests;

public class OutageTests
{
    private const int PageSize = 4096;

    [Fact]
    public async Task MigrateAsync_NotADatabase_IsAnOutage()
    {
        await using var file = LedgerFile.New();
        await File.WriteAllTextAsync(file.Path, new string('x', PageSize));

        await AssertOutageAsync("the ledger's file is not a database", () => file.Open().MigrateAsync());
    }

    [Fact]
    public async Task MigrateAsync_DirectoryCannotBeMade_IsAnOutage()
    {
        await using var file = LedgerFile.New();
        await File.WriteAllTextAsync(file.Path, "a file where the directory should be");
        await using var ledger = ChangeLedger.OpenSqlite(Path.Combine(file.Path, "below", "ledger.db"));

        await AssertOutageAsync("directory or file cannot be reached", () => ledger.MigrateAsync());
    }

    [Fact]
    public async Task MigrateAsync_DirectoryMissing_MakesIt()
    {
        await using var file = LedgerFile.New();
        await using var ledger = ChangeLedger.OpenSqlite(Path.Combine(Path.GetDirectoryName(file.Path)!, "a", "b", "ledger.db"));

        await ledger.MigrateAsync();

        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    [Fact]
    public async Task HeadAsync_FileVanished_IsAnOutageAndNotAnEmptyLedger()
    {
        var (file, _) = await LedgerFile.CreateAsync();
        await using var __ = file;
        await file.CloseAsync();
        File.Delete(file.Path);

        await AssertOutageAsync("cannot be opened", () => file.Open().HeadAsync());

        Assert.False(File.Exists(file.Path));
    }

    [Fact]
    public async Task AppendAsync_ReadOnlyFile_IsAnOutageAndReadsGoOn()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        await file.CloseAsync();
        await MakeReadOnlyAsync(file.Path);
        ledger = file.Open();

        await AssertOutageAsync("read-only", () => ledger.AppendAsync([A.Change("2")], A.Moment));

        Assert.Equal(A.Change("1"), Assert.Single(await ledger.ReadAsync(0, 1).ToListAsync()).Change);
    }

    [Fact]
    public async Task AppendAsync_AnotherWriterHoldsTheLock_IsAnOutageUntilItLetsGo()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        var impatient = file.Open(writeWait: TimeSpan.FromMilliseconds(100));

        await using (var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var transaction = connection.BeginTransaction();

            await AssertOutageAsync("locked by another writer", () => impatient.AppendAsync([A.Change("1")], A.Moment));
            Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
        }

        Assert.Equal(1, (await impatient.AppendAsync([A.Change("1")], A.Moment)).Revision);
    }

    /// <summary>One page after the other: what is read is right or the damage is reported, and a check finds it in any page.</summary>
    [Fact]
    public async Task ReadAsync_AnyPageFullOfGarbage_IsReportedAndNeverServed()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([.. A.Changes("w", 300), .. Enumerable.Range(1, 300).Select(number => A.Change("p" + number, A.Post("P" + number)))], A.Moment);
        var whole = await ledger.ReadAsync(0, 1).ToListAsync();
        await ledger.VerifyAsync();
        await file.CloseAsync();
        var sound = await File.ReadAllBytesAsync(file.Path);
        var random = new Random(1);
        var reported = 0;

        for (var page = 0; page < sound.Length; page += PageSize)
        {
            var damaged = sound.ToArray();
            random.NextBytes(damaged.AsSpan(page, PageSize));
            await File.WriteAllBytesAsync(file.Path, damaged);
            ledger = file.Open();

            try
            {
                Assert.Equal(whole, await ledger.ReadAsync(0, 1).ToListAsync());
            }
            catch (LedgerUnavailableException)
            {
                reported++;
            }

            await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.VerifyAsync());
            await file.CloseAsync();
        }

        // Of at least 20 pages most are tables'; the rest are indexes', which a read of everything has no use for.
        Assert.InRange(reported, 12, sound.Length / PageSize);
    }

    [Theory]
    [InlineData("DELETE FROM workers WHERE change_number = 1")]
    [InlineData("DELETE FROM workers WHERE change_number = 2; DELETE FROM changes WHERE change_number = 2")]
    [InlineData("UPDATE posts SET fte = 'half'")]
    [InlineData("UPDATE posts SET fte = '0.1234567'")]
    [InlineData("UPDATE posts SET first_date = 'yesterday'")]
    [InlineData("UPDATE changes SET made_at = 'noon'")]
    public async Task ReadAsync_RowsTamperedWith_IsAnOutage(string tampering)
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1"), A.Change("2"), A.Change("3", A.Post())], A.Moment);
        await file.ExecuteAsync("PRAGMA foreign_keys = OFF; " + tampering);

        await AssertOutageAsync("damaged", () => ledger.ReadAsync(0, 1).ToListAsync());
    }

    [Theory]
    [InlineData("UPDATE ledger_head SET revision = 1")]
    [InlineData("UPDATE ledger_head SET change_number = 1")]
    [InlineData("DELETE FROM revisions WHERE revision = 2")]
    [InlineData("DELETE FROM workers WHERE change_number = 2; DELETE FROM changes WHERE change_number = 2")]
    public async Task VerifyAsync_TablesEndAtDifferentRevisions_IsAnOutage(string tampering)
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        await ledger.AppendAsync([A.Change("2")], A.Moment);
        await ledger.VerifyAsync();
        await file.ExecuteAsync("PRAGMA foreign_keys = OFF; " + tampering);

        await AssertOutageAsync("do not end at the same revision", () => ledger.VerifyAsync());
    }

    private static async Task AssertOutageAsync(string fault, Func<Task> work) =>
        Assert.Contains(fault, (await Assert.ThrowsAsync<LedgerUnavailableException>(work)).Message, StringComparison.Ordinal);

    /// <summary>
    /// By the file's own header (byte 18, the version that a writer must know), which binds root too, whom permissions
    /// do not.
    /// </summary>
    private static async Task MakeReadOnlyAsync(string path)
    {
        await using var file = File.OpenWrite(path);
        file.Position = 18;
        file.WriteByte(3);
    }
}
