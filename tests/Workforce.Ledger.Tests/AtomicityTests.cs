using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

public class AtomicityTests
{
    [Fact]
    public async Task AppendAsync_StatementFailsMidway_RecordsNothingAndTheNextAppendWorks()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);

        // A role that there is none of breaks a constraint of its table, after rows of other tables are in.
        await Assert.ThrowsAnyAsync<DbException>(() => ledger.AppendAsync(
            [A.Change("2"), A.Change("3", A.Post("P2")), A.Change("4", A.Post("P3") with { Role = (Role)99 })],
            A.Moment));

        await AssertHoldsOnlyTheFirstAsync(file, ledger);
        Assert.Equal(2, (await ledger.AppendAsync([A.Change("2"), A.Change("3", A.Post("P2"))], A.Moment)).Revision);
    }

    [Fact]
    public async Task AppendAsync_CancelledAfterTheRowsAreInserted_RecordsNothing()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        using var cancellation = new CancellationTokenSource();
        var cancelled = file.Open(new CancelsWhenTheHeadMoves(cancellation));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.AppendAsync(A.Changes("c", 10), A.Moment, cancellation.Token));

        await AssertHoldsOnlyTheFirstAsync(file, ledger);
        Assert.Equal(2, (await ledger.AppendAsync(A.Changes("c", 10), A.Moment)).Revision);
    }

    [Fact]
    public async Task AppendAsync_DiskFull_IsAnOutageThatRecordsNothing()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        var pages = (long)(await file.ExecuteAsync("PRAGMA page_count"))!;
        var full = file.Open(new LimitsThePages(pages + 10));

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => full.AppendAsync(A.Changes("c", 2000), A.Moment));

        Assert.Equal("The ledger is not available: the ledger's disk is full (SQLite 13).", outage.Message);
        await AssertHoldsOnlyTheFirstAsync(file, ledger);
        Assert.Equal(2, (await full.AppendAsync(A.Changes("c", 10), A.Moment)).Revision);
    }

    [Fact]
    public async Task AppendAsync_ItsConnectionHasGoneBad_TheNextAppendOpensAnother()
    {
        var (file, _) = await LedgerFile.CreateAsync();
        await using var __ = file;
        var ledger = file.Open(new SpoilsTheFirstConnection());

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync([A.Change("1")], A.Moment));

        Assert.Equal(1, (await ledger.AppendAsync([A.Change("1")], A.Moment)).Revision);
    }

    private static async Task AssertHoldsOnlyTheFirstAsync(TestDatabase file, ChangeLedger ledger)
    {
        Assert.Equal(new LedgerHead(1, 1), await ledger.HeadAsync());
        Assert.Equal([A.Change("1")], (await ledger.ReadAsync(0, long.MaxValue).ToListAsync()).Select(recorded => recorded.Change));
        Assert.Equal(1, await CountAsync("revisions"));
        Assert.Equal(1, await CountAsync("changes"));
        Assert.Equal(1, await CountAsync("workers"));
        Assert.Equal(0, await CountAsync("posts"));

        async Task<long> CountAsync(string table) =>
            Convert.ToInt64(await file.ExecuteAsync("SELECT COUNT(*) FROM " + table), CultureInfo.InvariantCulture);
    }

    /// <summary>Cancels at the second update of an append, which comes after all the rows.</summary>
    private sealed class CancelsWhenTheHeadMoves(CancellationTokenSource cancellation) : DbCommandInterceptor
    {
        private int _updates;

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("UPDATE", StringComparison.Ordinal) && ++_updates == 2)
            {
                cancellation.Cancel();
            }

            return new(result);
        }
    }

    /// <summary>To SQLite a file that may not grow is a disk that is full.</summary>
    private sealed class LimitsThePages(long pages) : SetsUpConnections
    {
        protected override string Statement(int connection) => $"PRAGMA max_page_count = {pages}";
    }

    private sealed class SpoilsTheFirstConnection : SetsUpConnections
    {
        protected override string Statement(int connection) => $"PRAGMA query_only = {(connection == 1 ? 1 : 0)}";
    }

    private abstract class SetsUpConnections : DbConnectionInterceptor
    {
        private int _connections;

        protected abstract string Statement(int connection);

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Statement(++_connections);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
