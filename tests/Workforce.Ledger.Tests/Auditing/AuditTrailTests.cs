using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workforce.Ledger.Auditing;

namespace Workforce.Ledger.Tests.Auditing;

public class AuditTrailTests
{
    [Fact]
    public async Task Append_EveryField_ReadsBackAndIsSound()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;

        var head = await ledger.Audit.AppendAsync([Entry.Full, Entry.Of("other") with { Trim = new(4, new('a', 64)) }]);

        var listed = await ledger.Audit.ListAsync(new());
        Assert.Equal([2L, 1L], listed.Select(entry => entry.Number));
        Assert.Equal(Entry.Full, listed[1].Entry);
        Assert.Equal((2, listed[0].Hash), (head.Number, head.Hash));
        Assert.Equal(head, await ledger.Audit.HeadAsync());
    }

    /// <summary>Worked out by another program (Python's hashlib), from the description of the form at AuditChain.</summary>
    [Fact]
    public async Task Append_KnownEntry_HasTheHashThatAnotherProgramComesTo()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;

        var head = await ledger.Audit.AppendAsync([Entry.Full]);

        Assert.Equal("c8cf4c80259f4ddb543a04c90ba27dbe84e049f42e6a591e2a20767444abe1f8", head.Hash);
    }

    [Fact]
    public async Task Append_ToATrailOfAnotherProcess_GoesOnFromIt()
    {
        var (file, first) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var second = file.Open();

        await Task.WhenAll(new[] { first, second }.SelectMany(ledger => Enumerable.Range(0, 20)
            .Select(_ => Task.Run(() => ledger.Audit.AppendAsync(Entry.Many(5))))));

        var verdict = await first.Audit.VerifyAsync();
        Assert.Equal((null, 200L, 200L), (verdict.Fault, verdict.Checked, verdict.Head.Number));
    }

    [Fact]
    public async Task Append_WithChangesOfTwoProcesses_KeepsOneChainBesideReads()
    {
        var (file, first) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var second = file.Open();

        await Task.WhenAll(
            PushAsync(first, "a"),
            PushAsync(second, "b"),
            Task.Run(async () =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await second.Audit.AppendAsync(Entry.Many(3));
                }
            }));

        var verdict = await first.Audit.VerifyAsync();
        Assert.Equal((null, 50L), (verdict.Fault, verdict.Checked));

        static Task PushAsync(ChangeLedger ledger, string prefix) => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await ledger.AppendAsync([A.Change($"{prefix}{i}")], A.Moment, [new(0, 1, Entry.Of(prefix))]);
            }
        });
    }

    [Fact]
    public async Task AppendAsync_OfChanges_AddsOneEntryForEachCallerWithWhatWasRecorded()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("known")], A.Moment);

        await ledger.AppendAsync(
            [A.Change("1"), A.Change("known"), A.Change("2"), A.Change("3"), A.Change("known")],
            A.Moment.AddMinutes(1),
            [new(0, 2, Entry.Of("hr")), new(2, 1, Entry.Of("cases")), new(3, 1, Entry.Of("hr")), new(4, 1, Entry.Of("late"))]);

        var entries = (await ledger.Audit.ListAsync(new())).Select(each => each.Entry).Reverse();
        Assert.Equal([("hr", 2L, 2L), ("cases", 1L, 2L)], entries.Select(entry => (entry.Caller, entry.ItemCount, entry.Revision)));
        Assert.All(entries, entry => Assert.Equal(A.Moment.AddMinutes(1), entry.FirstAt));
    }

    [Fact]
    public async Task AppendAsync_NothingNew_AddsNoEntry()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);

        await ledger.AppendAsync([A.Change("1")], A.Moment, [new(0, 1, Entry.Of())]);

        Assert.Equal(0, (await ledger.Audit.HeadAsync()).Number);
    }

    /// <summary>As a kill just before the commit leaves it: neither the changes nor what was to be said of them.</summary>
    [Fact]
    public async Task AppendAsync_BrokenOffBeforeTheCommit_LeavesNeitherChangesNorEntry()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment, [new(0, 1, Entry.Of())]);
        var broken = file.Open(new FailingCommit());

        await Assert.ThrowsAsync<IOExceptionOfTheTest>(() => broken.AppendAsync([A.Change("2")], A.Moment, [new(0, 1, Entry.Of())]));
        await Assert.ThrowsAsync<IOExceptionOfTheTest>(() => broken.Audit.AppendAsync(Entry.Many(3)));

        var verdict = await ledger.Audit.VerifyAsync();
        Assert.Equal((null, 1L, 1L), (verdict.Fault, verdict.Checked, (await ledger.HeadAsync()).Revision));
    }

    [Fact]
    public async Task ListAsync_EachFilter_FindsWhatItNames()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var later = A.Moment.AddHours(1);
        await ledger.Audit.AppendAsync(
        [
            Entry.Of("a"),
            Entry.Of("b") with { UnitId = "T1" },
            Entry.Of("b") with { WorkerId = "W1" },
            Entry.Of("a", method: "workforce.v1.StaffingService/ListWorkers", at: later),
        ]);

        Assert.Equal([4L, 1L], await NumbersAsync(new() { Caller = "a" }));
        Assert.Equal([4L], await NumbersAsync(new() { Method = "workforce.v1.StaffingService/ListWorkers" }));
        Assert.Equal([2L], await NumbersAsync(new() { UnitId = "T1" }));
        Assert.Equal([3L], await NumbersAsync(new() { WorkerId = "W1" }));
        Assert.Equal([4L], await NumbersAsync(new() { From = later }));
        Assert.Equal([3L, 2L, 1L], await NumbersAsync(new() { Before = later }));
        Assert.Equal([2L, 1L], await NumbersAsync(new() { BelowNumber = 3 }));
        Assert.Equal([4L, 3L], await NumbersAsync(new() { Limit = 2 }));

        async Task<IEnumerable<long>> NumbersAsync(AuditQuestion question) => (await ledger.Audit.ListAsync(question)).Select(entry => entry.Number);
    }

    private sealed class IOExceptionOfTheTest : Exception;

    private sealed class FailingCommit : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default) => throw new IOExceptionOfTheTest();
    }
}
