using System.Text.RegularExpressions;
using SqlServer.StandIn.Faults;
using Workforce.Domain.Facts;
using Workforce.Ledger.Tests.Auditing;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>The SQL Server side by its own driver, with a stand-in for the server that fails when it is told to.</summary>
public partial class SqlServerPathTests
{
    [Fact]
    public async Task AppendAsync_FactsOfEveryKind_AreReadBackEqualByBothSides()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        var (file, onSqlite) = await LedgerFile.CreateAsync();
        await using var _ = file;
        Change[] changes = [.. EveryFact.Samples.Select((fact, index) => A.Change($"c{index}", fact))];

        await ledger.AppendAsync(changes, A.Moment);
        await onSqlite.AppendAsync(changes, A.Moment);

        var read = await ledger.ReadAsync(0, 1).ToListAsync();
        Assert.Equal(changes, read.Select(recorded => recorded.Change));
        Assert.Equal(await onSqlite.ReadAsync(0, 1).ToListAsync(), read);
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
        await using var server = await LedgerServer.StartAsync();
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
        await using var server = await LedgerServer.StartAsync();
        await using var empty = await LedgerServer.StartAsync();
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
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await ledger.AppendAsync([A.Change("1"), A.Change("\"'\\é😀")], A.Moment);

        var again = await ledger.AppendAsync([A.Change("\"'\\é😀"), A.Change("1", A.Post()), A.Change("2")], A.Moment);

        Assert.Equal([AppendOutcome.Duplicate, AppendOutcome.Reused, AppendOutcome.Recorded], again.Changes.Select(change => change.Outcome));
        Assert.All(server.IsolationLevels, level => Assert.Equal(2, level));
    }

    [Fact]
    public async Task AppendAsync_ServerFailsInPassingBeforeTheCommit_IsTriedAgain()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        server.Faults.Add(FaultMoment.BeforeCommit, new FaultAnswer.Error(1205, Severity: 13));

        var result = await ledger.AppendAsync(A.Changes("c", 3), A.Moment);

        Assert.All(result.Changes, change => Assert.Equal(AppendOutcome.Recorded, change.Outcome));
        Assert.Equal(new LedgerHead(1, 3), await ledger.HeadAsync());
    }

    /// <summary>The commit took place and its answer was lost: the second try must find it, and must not record it again.</summary>
    [Fact]
    public async Task AppendAsync_ConnectionLostAfterTheCommit_RecordsNothingTwice()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        server.Faults.Add(FaultMoment.AfterCommit, new FaultAnswer.Cut());

        var result = await ledger.AppendAsync(A.Changes("c", 3), A.Moment);

        Assert.All(result.Changes, change => Assert.Equal((AppendOutcome.Duplicate, 1L), (change.Outcome, change.Revision)));
        Assert.Equal(new LedgerHead(1, 3), await ledger.HeadAsync());
        Assert.Equal(2, (await ledger.AppendAsync([A.Change("next")], A.Moment)).Revision);
    }

    [Fact]
    public async Task Audit_ConnectionLostAfterTheCommit_AddsNothingTwice()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        server.Faults.Add(FaultMoment.AfterCommit, new FaultAnswer.Cut());

        var head = await ledger.Audit.AppendAsync(Entry.Many(3));

        Assert.Equal((3, head), (head.Number, await ledger.Audit.HeadAsync()));
        Assert.Null((await ledger.Audit.VerifyAsync(head)).Fault);
    }

    /// <summary>Of a trim in slices of three, the answer to the first commit.</summary>
    [Fact]
    public async Task AuditTrim_ConnectionLostAfterTheCommit_TellsAllThatItRemovedAndSaysSoOnce()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await ledger.Audit.AppendAsync(Entry.Many(10));
        ledger.Audit.TrimSlice = 3;
        server.Faults.Add(FaultMoment.AfterCommit, new FaultAnswer.Cut());
        var told = new List<long>();

        var removed = await ledger.Audit.TrimAsync(A.Moment.AddMinutes(7), "records", A.Moment.AddYears(1), told.Add);

        // Three entries say so, with three that are left.
        var verdict = await ledger.Audit.VerifyAsync();
        Assert.Equal(7, removed);
        Assert.Equal([3L, 6L, 7L], told);
        Assert.Equal((null, 6L, 7L, 13L), (verdict.Fault, verdict.Checked, verdict.TrimmedThrough, verdict.Head.Number));
    }

    /// <summary>The contract says "exactly", and SQLite does so; the server's database takes "a" for "A".</summary>
    [Fact]
    public async Task AuditList_CallersAndMethodsThatDifferInCase_AreToldApart()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await ledger.Audit.AppendAsync([Entry.Of("alice", "m"), Entry.Of("Alice", "m"), Entry.Of("alice", "M")]);

        Assert.Equal([3L, 1L], (await ledger.Audit.ListAsync(new() { Caller = "alice" })).Select(entry => entry.Number));
        Assert.Equal([2L, 1L], (await ledger.Audit.ListAsync(new() { Method = "m" })).Select(entry => entry.Number));
    }

    [Theory]
    [InlineData(FaultMoment.BeforeStatement, false)]
    [InlineData(FaultMoment.AfterStatement, false)]
    [InlineData(FaultMoment.BeforeCommit, false)]
    [InlineData(FaultMoment.AfterStatement, true)]
    [InlineData(FaultMoment.BeforeCommit, true)]
    public async Task AppendAsync_ConnectionLostBeforeTheCommit_IsTriedAgain(FaultMoment moment, bool isReset)
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        server.Faults.Add(moment, new FaultAnswer.Cut(isReset));

        var result = await ledger.AppendAsync(A.Changes("c", 3), A.Moment);

        Assert.All(result.Changes, change => Assert.Equal(AppendOutcome.Recorded, change.Outcome));
        Assert.Equal(new LedgerHead(1, 3), await ledger.HeadAsync());
    }

    /// <summary>The driver says the same of a server that has failed badly. What it sends meanwhile is an attention.</summary>
    [Theory]
    [InlineData("SELECT")]
    [InlineData("UPDATE")]
    [InlineData("INSERT")]
    public async Task AppendAsync_CancelledWhileTheServerWorks_IsCancelledAndNoOutage(string statement)
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        using var cancellation = new CancellationTokenSource();
        var silence = server.Faults.Add(
            FaultMoment.BeforeStatement,
            new FaultAnswer.Silence(),
            where: sent => sent.StartsWith(statement, StringComparison.Ordinal));

        var appending = ledger.AppendAsync(A.Changes("c", 3), A.Moment, cancellation.Token);
        await silence.Struck;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => appending);
        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
        Assert.Equal(1, (await ledger.AppendAsync(A.Changes("c", 3), A.Moment)).Revision);
    }

    /// <summary>Of a lock, not of the server: another process is in the middle of an append.</summary>
    [Fact]
    public async Task AppendAsync_CancelledWhileItWaitsForAnother_IsCancelledAndTheOtherGoesOn()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var one = server.Open();
        await using var other = server.Open();
        using var cancelOne = new CancellationTokenSource();
        using var cancelOther = new CancellationTokenSource();
        var silence = server.Faults.Add(
            FaultMoment.BeforeStatement,
            new FaultAnswer.Silence(),
            where: sent => sent.StartsWith("INSERT", StringComparison.Ordinal));

        var first = one.AppendAsync(A.Changes("c", 3), A.Moment, cancelOne.Token);
        await silence.Struck;
        var waiting = server.Faults.Add(FaultMoment.BeforeStatement, new FaultAnswer.None());
        var second = other.AppendAsync(A.Changes("d", 3), A.Moment, cancelOther.Token);
        await waiting.Struck;
        await cancelOther.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await cancelOne.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(1, (await other.AppendAsync(A.Changes("d", 3), A.Moment)).Revision);
    }

    [Fact]
    public async Task AppendAsync_ServerRefuses_IsAnOutageAtOnce()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        var refusal = server.Faults.Add(FaultMoment.BeforeCommit, new FaultAnswer.Error(9002, Severity: 17), times: 10);

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync(A.Changes("c", 3), A.Moment));

        Assert.Equal("The ledger is not available: the ledger's database, its log or its disk is full (SQL Server 9002).", outage.Message);
        Assert.Equal(1, refusal.Count);
        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    [Fact]
    public async Task AppendAsync_AmountFinerThanItsColumn_IsRefusedAndNotRounded()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        var target = EveryFact.Samples.OfType<Domain.Policies.Target>().First() with { Limit = 8.0000001m };

        await Assert.ThrowsAsync<ArgumentException>(() => ledger.AppendAsync([A.Change("1", target)], A.Moment));

        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    [Fact]
    public async Task PrepareAsync_DatabaseBehind_RefusesAndSaysWhatToDo()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open();
        await server.ExecuteAsync("DELETE FROM [__EFMigrationsHistory]");

        var refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.PrepareAsync());

        Assert.Matches("behind this version of the program: missing [0-9]+_Initial.*command migrate", refusal.Message);

        foreach (var missing in refusal.Message.Split("missing ")[1].Split('.')[0].Split(", "))
        {
            await server.ExecuteAsync($"INSERT INTO [__EFMigrationsHistory] VALUES (N'{missing}', N'10.0.14')");
        }

        await ledger.PrepareAsync();
    }
}
