using System.Data;
using System.Text.RegularExpressions;
using Workforce.Domain.Facts;
using Workforce.Ledger.Tests.Auditing;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>The SQL Server side up to what it sends, with SQLite to do what that says.</summary>
public partial class SqlServerPathTests
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

    /// <summary>Appends of every kind, new and again, erasures, the audit trail, lists and an import. Lists of values are filled up to a length
    /// of EF's, which 50 is.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public async Task Statements_OfEveryPath_AreAboutNoMoreRowsThanTheBatchSize(int maxBatchSize)
    {
        await using var server = await StandInServer.StartAsync();
        await using var empty = await StandInServer.StartAsync();
        await using var ledger = server.Open(maxBatchSize);
        await using var imported = empty.Open(maxBatchSize);
        Change[] changes =
        [
            .. EveryFact.Samples.Select((fact, index) => A.Change($"c{index}", fact)),
            .. Enumerable.Range(0, 100).Select(number => A.Change($"w{number}", new Worker($"W{number}", "Ann"))),
        ];
        Change[] erasures = [.. Enumerable.Range(0, 100).Select(number => A.Change($"e{number}", new NameErasure($"W{number}")))];

        await ledger.AppendAsync(changes, A.Moment, [new(0, 1, Entry.Of())]);
        await ledger.AppendAsync(changes, A.Moment);
        await ledger.AppendAsync(erasures, A.Moment);
        await ledger.AppendAsync([.. changes.Select(change => change with { Source = "other" })], A.Moment);
        await ledger.ListAsync(FactArea.Staffing, afterRevision: 0, afterNumber: 0, limit: 100);
        await ledger.Audit.AppendAsync(Entry.Many(100));
        await ledger.Audit.TrimAsync(A.Moment.AddMinutes(50), "records", A.Moment.AddDays(1));
        var all = await ledger.ReadAsync(0, long.MaxValue).ToListAsync();
        await imported.ImportAsync(() => all.ToAsync());

        Assert.Equal(all, await imported.ReadAsync(0, long.MaxValue).ToListAsync());
        Assert.Equal((2 * changes.Length) + erasures.Length, all.Count);
        Assert.All([.. server.Statements, .. empty.Statements], statement =>
        {
            Assert.DoesNotContain("MERGE", statement, StringComparison.OrdinalIgnoreCase);
            Assert.InRange(statement.Split("), (").Length, 1, maxBatchSize);

            // The kinds of an area are the program's own, ten at most.
            Assert.All(InList().Matches(statement), list => Assert.InRange(list.Value.Split(',').Length, 1, list.Value.Contains("@kinds", StringComparison.Ordinal) ? 10 : maxBatchSize));
        });
    }

    [GeneratedRegex(@"IN \([^)]*\)")]
    private static partial Regex InList();

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
    public async Task Audit_ConnectionLostAfterTheCommit_AddsNothingTwice()
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();
        server.AfterCommit = Once(() => throw SqlFault.Of(10054, severity: 20));

        var head = await ledger.Audit.AppendAsync(Entry.Many(3));

        Assert.Equal((3, head), (head.Number, await ledger.Audit.HeadAsync()));
        Assert.Null((await ledger.Audit.VerifyAsync(head)).Fault);
    }

    /// <summary>The driver says the same of a server that has failed badly.</summary>
    [Theory]
    [InlineData("SELECT")]
    [InlineData("UPDATE")]
    [InlineData("INSERT")]
    public async Task AppendAsync_CancelledWhileTheServerWorks_IsCancelledAndNoOutage(string statement)
    {
        await using var server = await StandInServer.StartAsync();
        await using var ledger = server.Open();
        using var cancellation = new CancellationTokenSource();
        server.BeforeStatement = sent =>
        {
            if (sent.StartsWith(statement, StringComparison.Ordinal) && !cancellation.IsCancellationRequested)
            {
                cancellation.Cancel();
                throw SqlFault.Of(0, severity: 11);
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ledger.AppendAsync(A.Changes("c", 3), A.Moment, cancellation.Token));

        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
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
