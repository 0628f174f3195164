using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Workforce.Ledger.Auditing;
using Workforce.Ledger.SqlServer;
using Workforce.Ledger.Tests.Auditing;

namespace Workforce.Ledger.Tests;

/// <summary>Whoever writes beside an append that takes long, such as that of an extract, waits for it.</summary>
public class WriteWaitTests
{
    /// <summary>More than SQLite is let wait at a time.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1.5);

    /// <summary>The append is held where it has the lock, for longer than a write waits for another process.</summary>
    [Fact]
    public async Task AuditAppend_WhileThisProcessAppendsForLong_WaitsAndSucceeds()
    {
        var (file, _) = await LedgerFile.CreateAsync();
        await using var __ = file;
        var ledger = file.Open(writeWait: TimeSpan.FromMilliseconds(100));
        using var hasBegun = new SemaphoreSlim(0);
        using var mayEnd = new ManualResetEventSlim();

        var append = Task.Run(() => ledger.AppendAsync([A.Change("1")], () => A.Moment, [], _ => { hasBegun.Release(); mayEnd.Wait(); }, default));
        await hasBegun.WaitAsync();
        var audit = Task.Run(() => ledger.Audit.AppendAsync([Entry.Of()]));
        await Task.Delay(2 * Long);

        Assert.False(audit.IsCompleted);
        mayEnd.Set();
        Assert.Equal(1, (await append).Revision);
        Assert.Equal(1, (await audit).Number);
    }

    [Fact]
    public async Task Appends_WhileAnotherProcessWritesForLong_WaitAndSucceed()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        Task<AppendResult> append;
        Task<AuditHead> audit;

        await using (await LockAsync(file))
        {
            append = Task.Run(() => ledger.AppendAsync([A.Change("1")], A.Moment));
            audit = Task.Run(() => ledger.Audit.AppendAsync([Entry.Of()]));
            await Task.Delay(2 * Long);

            Assert.False(append.IsCompleted || audit.IsCompleted);
        }

        Assert.Equal(1, (await append).Revision);
        Assert.Equal(1, (await audit).Number);
    }

    [Fact]
    public async Task Append_CancelledWhileAnotherProcessWrites_IsCancelledSoon()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        using var patience = new CancellationTokenSource();

        await using (await LockAsync(file))
        {
            var append = Task.Run(() => ledger.AppendAsync([A.Change("1")], A.Moment, patience.Token));
            await patience.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    /// <summary>A service that is told to stop does not take the statements from under an append that goes on.</summary>
    [Fact]
    public async Task DisposeAsync_WhileAnAppendGoesOn_WaitsForIt()
    {
        var (file, _) = await LedgerFile.CreateAsync();
        await using var __ = file;
        var ledger = ChangeLedger.OpenSqlite(file.Path);
        using var hasBegun = new SemaphoreSlim(0);
        using var mayEnd = new ManualResetEventSlim();

        var append = Task.Run(() => ledger.AppendAsync([A.Change("1")], () => A.Moment, [], _ => { hasBegun.Release(); mayEnd.Wait(); }, default));
        await hasBegun.WaitAsync();
        var disposing = Task.Run(async () => await ledger.DisposeAsync());
        await Task.Delay(TimeSpan.FromMilliseconds(300));

        Assert.False(disposing.IsCompleted);
        mayEnd.Set();
        Assert.Equal(1, (await append).Revision);
        await disposing;
        Assert.Equal(1L, await file.ExecuteAsync("SELECT COUNT(*) FROM changes"));
    }

    [Fact]
    public void CreateContext_OnSqlServer_LetsAStatementTakeAsLongAsAWriteWaits()
    {
        var database = new SqlServerLedgerDatabase("Server=nowhere;Database=ledger", 256, TimeSpan.FromSeconds(90.5));

        using var context = database.CreateContext();

        Assert.Equal(91, context.Database.GetCommandTimeout());
    }

    private static async Task<SqliteConnection> LockAsync(LedgerFile file)
    {
        var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        await connection.OpenAsync();
        connection.BeginTransaction(deferred: false);
        return connection;
    }
}
