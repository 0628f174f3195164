using Workforce.Domain.Facts;
using Workforce.Ledger.Tests.SqlServer;

namespace Workforce.Ledger.Tests;

public class ImportTests
{
    [Fact]
    public async Task ImportAsync_WholeLedger_IsTheSameLedger()
    {
        var (database, ledger) = await TestDatabase.CreateAsync();
        await using var _ = database;
        var changes = await RecordedAsync();

        var head = await ledger.ImportAsync(() => changes.ToAsync());

        Assert.Equal(new LedgerHead(3, 20_001), head);
        Assert.Equal(head, await ledger.HeadAsync());
        Assert.Equal(changes, await ledger.ReadAsync(0, long.MaxValue).ToListAsync());
        Assert.Equal(changes.Where(change => change.Revision == 3), await ledger.ReadAsync(2, 3).ToListAsync());
        Assert.Equal(2, await ledger.RevisionAtAsync(A.Moment.AddMinutes(1)));
        Assert.Equal(4, (await ledger.AppendAsync([A.Change("next")], A.Moment)).Revision);
    }

    [Fact]
    public async Task ImportAsync_FromSqliteToSqlServersSide_IsTheSameLedger()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        Change[] every = [.. EveryFact.Samples.Select((fact, index) => A.Change($"c{index}", fact))];
        RecordedChange[] changes = [.. every.Select((change, index) => new RecordedChange(index + 1, 1 + (index / 10), A.Moment.AddMinutes(index / 10), change))];

        await ledger.ImportAsync(() => changes.ToAsync());

        Assert.Equal(changes, await ledger.ReadAsync(0, long.MaxValue).ToListAsync());
    }

    [Fact]
    public async Task ImportAsync_LedgerNotEmpty_IsRefused()
    {
        var (database, ledger) = await TestDatabase.CreateAsync();
        await using var _ = database;
        await ledger.AppendAsync([A.Change("1")], A.Moment);

        await Assert.ThrowsAsync<LedgerImportException>(() => ledger.ImportAsync(() => new[] { Recorded(1, 1) }.ToAsync()));

        Assert.Equal(new LedgerHead(1, 1), await ledger.HeadAsync());
    }

    public static TheoryData<string, RecordedChange[]> Disorders => new()
    {
        { "begins after 1", [Recorded(2, 1)] },
        { "a number twice", [Recorded(1, 1), Recorded(1, 1)] },
        { "a number left out", [Recorded(1, 1), Recorded(3, 1)] },
        { "a revision left out", [Recorded(1, 1), Recorded(2, 3)] },
        { "a revision that falls", [Recorded(1, 1), Recorded(2, 2), Recorded(3, 1)] },
        { "a time that falls", [Recorded(1, 1), Recorded(2, 2) with { RecordedAt = A.Moment.AddSeconds(-1) }] },
        { "two times in a revision", [Recorded(1, 1), Recorded(2, 1) with { RecordedAt = A.Moment.AddDays(1) }] },
    };

    [Theory]
    [MemberData(nameof(Disorders))]
    public async Task ImportAsync_NotAWholeLedgerInOrder_RecordsNothing(string what, RecordedChange[] changes)
    {
        var (database, ledger) = await TestDatabase.CreateAsync();
        await using var _ = database;

        await Assert.ThrowsAsync<LedgerImportException>(() => ledger.ImportAsync(() => changes.ToAsync()));

        Assert.True(await ledger.HeadAsync() == default, what);
        Assert.Equal(1, (await ledger.AppendAsync([A.Change("1")], A.Moment)).Revision);
    }

    /// <summary>A revision of one change, one of 19,999, which is more than is written at once, and one of one.</summary>
    private static async Task<List<RecordedChange>> RecordedAsync()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1", A.Post())], A.Moment);
        await ledger.AppendAsync(A.Changes("w", 19_999), A.Moment.AddMinutes(1));
        await ledger.AppendAsync([A.Change("last")], A.Moment.AddMinutes(2));

        return await ledger.ReadAsync(0, long.MaxValue).ToListAsync();
    }

    private static RecordedChange Recorded(long number, long revision) => new(number, revision, A.Moment, A.Change($"c{number}"));
}
