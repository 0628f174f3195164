using System.Data;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>The SQL Server side up to what it sends, with SQLite to do what that says.</summary>
public class SqlServerPathTests
{
    [Fact]
    public async Task AppendAsync_FactsOfEveryKind_AreReadBackEqualByBothSides()
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();
        Change[] changes = [.. EveryFact.Samples.Select((fact, index) => A.Change($"c{index}", fact))];

        await ledger.AppendAsync(changes, A.Moment);

        var read = await ledger.ReadAsync(0, 1).ToListAsync();
        Assert.Equal(changes, read.Select(recorded => recorded.Change));
        Assert.Equal(read, await server.OpenSqlite().ReadAsync(0, 1).ToListAsync());
    }

    /// <summary>1, 2, 4, 8 and so on up to 128 rows: 8 columns x 256 rows would be 2048 parameters, and a post's 10 leave 128.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1023)]
    public async Task AppendAsync_AnyNumberOfRows_InsertsEachOnceWithinTheServersLimits(int count)
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();
        Change[] changes = [.. Enumerable.Range(1, count).Select(number => A.Change($"c{number}", A.Post("P" + number)))];

        await ledger.AppendAsync(changes, A.Moment);

        Assert.All(server.ParameterCounts, parameters => Assert.InRange(parameters, 0, 2098));
        Assert.Equal(changes, (await ledger.ReadAsync(0, 1).ToListAsync()).Select(recorded => recorded.Change));
    }

    [Fact]
    public async Task AppendAsync_BatchesOfOne_SendsOneRowAStatement()
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open(maxBatchSize: 1);

        await ledger.AppendAsync(A.Changes("c", 5), A.Moment);

        Assert.DoesNotContain(server.Statements, statement => statement.Contains("), (", StringComparison.Ordinal));
        Assert.Equal(5, (await ledger.ReadAsync(0, 1).ToListAsync()).Count);
    }

    [Fact]
    public async Task AppendAsync_KnownAndNewChanges_AreToldApart()
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();
        await ledger.AppendAsync([A.Change("1"), A.Change("\"'\\é😀")], A.Moment);

        var again = await ledger.AppendAsync([A.Change("\"'\\é😀"), A.Change("1", A.Post()), A.Change("2")], A.Moment);

        Assert.Equal([AppendOutcome.Duplicate, AppendOutcome.Reused, AppendOutcome.Recorded], again.Changes.Select(change => change.Outcome));
        Assert.All(server.Transactions, level => Assert.Equal(IsolationLevel.ReadCommitted, level));
    }

    [Fact]
    public async Task AppendAsync_ServerFailsInPassingBeforeTheCommit_IsTriedAgain()
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();
        server.BeforeCommit = Once(() => throw SqlFault.Of(1205));

        var result = await ledger.AppendAsync(A.Changes("c", 3), A.Moment);

        Assert.All(result.Changes, change => Assert.Equal(AppendOutcome.Recorded, change.Outcome));
        Assert.Equal(new LedgerHead(1, 3), await ledger.HeadAsync());
    }

    /// <summary>The commit took place and its answer was lost: the second try must find it, and must not record it again.</summary>
    [Fact]
    public async Task AppendAsync_ConnectionLostAfterTheCommit_RecordsNothingTwice()
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();
        server.AfterCommit = Once(() => throw SqlFault.Of(10054, severity: 20));

        var result = await ledger.AppendAsync(A.Changes("c", 3), A.Moment);

        Assert.All(result.Changes, change => Assert.Equal((AppendOutcome.Duplicate, 1L), (change.Outcome, change.Revision)));
        Assert.Equal(new LedgerHead(1, 3), await ledger.HeadAsync());
        Assert.Equal(2, (await ledger.AppendAsync([A.Change("next")], A.Moment)).Revision);
    }

    [Fact]
    public async Task AppendAsync_ServerRefuses_IsAnOutageAtOnce()
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();
        var tries = 0;
        server.BeforeCommit = () =>
        {
            tries++;
            throw SqlFault.Of(9002);
        };

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync(A.Changes("c", 3), A.Moment));

        Assert.Equal("The ledger is not available: the ledger's database, its log or its disk is full (SQL Server 9002).", outage.Message);
        Assert.Equal(1, tries);
        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    [Fact]
    public async Task AppendAsync_AmountFinerThanItsColumn_IsRefusedAndNotRounded()
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();
        var target = EveryFact.Samples.OfType<Domain.Policies.Target>().First() with { Limit = 8.0000001m };

        await Assert.ThrowsAsync<ArgumentException>(() => ledger.AppendAsync([A.Change("1", target)], A.Moment));

        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    /// <summary>The tables here were made by SQLite's migrations, so that SQL Server's are all missing until they are entered.</summary>
    [Fact]
    public async Task PrepareAsync_DatabaseBehind_RefusesAndSaysWhatToDo()
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();

        var refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.PrepareAsync());

        Assert.Matches("behind this version of the program: missing [0-9]+_Initial.*command migrate", refusal.Message);

        foreach (var missing in refusal.Message.Split("missing ")[1].Split('.')[0].Split(", "))
        {
            await server.ExecuteAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ('{missing}', '10.0.14')""");
        }

        await ledger.PrepareAsync();
    }

    private static Action Once(Action action)
    {
        var done = false;

        return () =>
        {
            if (!done)
            {
                done = true;
                action();
            }
        };
    }
}
