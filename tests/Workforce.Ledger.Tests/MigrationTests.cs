using Microsoft.EntityFrameworkCore;
using Workforce.Ledger.Sqlite;

namespace Workforce.Ledger.Tests;

public class MigrationTests
{
    [Fact]
    public void Migrations_OfTheModel_LackNothing()
    {
        using var context = new SqliteLedgerContext.DesignTime().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task MigrateAsync_Twice_ChangesNothing()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);

        await ledger.MigrateAsync();
        await file.Open().MigrateAsync();

        Assert.Equal(new LedgerHead(1, 1), await ledger.HeadAsync());
    }

    [Fact]
    public async Task MigrateAsync_ManyAtOnce_AllSucceed()
    {
        await using var file = await TestDatabase.NewAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => file.Open().MigrateAsync())));

        Assert.Equal(new LedgerHead(0, 0), await file.Open().HeadAsync());
    }

    [Fact]
    public async Task MigrateAsync_AnotherProcessMigrates_Waits()
    {
        await using var file = LedgerFile.New();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await using (await SqliteMigrationLock.TakeAsync(file.Path, CancellationToken.None))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => file.Open().MigrateAsync(patience.Token));
            Assert.Equal(0L, await file.ExecuteAsync("SELECT COUNT(*) FROM sqlite_master"));
        }

        await file.Open().MigrateAsync();
        Assert.Equal(new LedgerHead(0, 0), await file.Open().HeadAsync());
    }

    [Fact]
    public async Task MigrateAsync_KilledWhileMigratingBefore_DoesNotWaitForTheDead()
    {
        await using var file = LedgerFile.New();
        await file.ExecuteAsync(
            """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
            """);

        await file.Open().MigrateAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(new LedgerHead(0, 0), await file.Open().HeadAsync());
    }

    [Fact]
    public async Task OpenSqlite_EveryConnection_IsDurableAndLogsAhead()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await using var context = new SqliteLedgerDatabase(file.Path, TimeSpan.FromSeconds(3)).CreateContext();

        Assert.Equal("wal", await Pragma("journal_mode"));
        Assert.Equal("2", await Pragma("synchronous"));
        Assert.Equal("1", await Pragma("foreign_keys"));
        // A thread is not kept waiting for longer, whoever waits longer.
        Assert.Equal("1000", await Pragma("busy_timeout"));

        async Task<string> Pragma(string name)
        {
            await context.Database.OpenConnectionAsync();
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA " + name;

            return (await command.ExecuteScalarAsync())!.ToString()!;
        }
    }
}
