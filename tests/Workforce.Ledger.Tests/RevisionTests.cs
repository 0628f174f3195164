using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

public class RevisionTests
{
    [Fact]
    public async Task ReadAsync_FromARevisionToARevision_GivesWhatLiesBetween()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync(A.Changes("a", 2), A.Moment);
        await ledger.AppendAsync(A.Changes("b", 3), A.Moment.AddMinutes(1));
        await ledger.AppendAsync(A.Changes("c", 1), A.Moment.AddMinutes(2));

        var second = await ledger.ReadAsync(1, 2).ToListAsync();

        Assert.Equal(["b1", "b2", "b3"], second.Select(recorded => recorded.Change.ChangeId));
        Assert.Equal([3, 4, 5], second.Select(recorded => recorded.Number));
        Assert.All(second, recorded => Assert.Equal((2, A.Moment.AddMinutes(1)), (recorded.Revision, recorded.RecordedAt)));
        Assert.Equal(6, (await ledger.ReadAsync(0, long.MaxValue).ToListAsync()).Count);
        Assert.Empty(await ledger.ReadAsync(3, long.MaxValue).ToListAsync());
        Assert.Empty(await ledger.ReadAsync(2, 2).ToListAsync());
    }

    [Fact]
    public async Task ReadAsync_MoreThanOnePart_KeepsTheOrderAndLosesNothing()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync(A.Changes("a", 8193), A.Moment);

        var read = await ledger.ReadAsync(0, 1).ToListAsync();

        Assert.Equal(Enumerable.Range(1, 8193).Select(number => ((long)number, "a" + number)), read.Select(recorded => (recorded.Number, recorded.Change.ChangeId)));
    }

    [Fact]
    public async Task ReadAsync_AppendMeanwhile_NeitherWaitsNorMixes()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync(A.Changes("a", 5000), A.Moment);
        await using var reading = ledger.ReadAsync(0, long.MaxValue).GetAsyncEnumerator();
        await reading.MoveNextAsync();

        await ledger.AppendAsync(A.Changes("b", 10), A.Moment);

        var read = 1;

        while (await reading.MoveNextAsync())
        {
            read++;
        }

        Assert.Equal(5000, read);
    }

    [Fact]
    public async Task ListAsync_PageByPage_GivesEveryChangeOnce()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync(A.Changes("a", 2), A.Moment);
        await ledger.AppendAsync(A.Changes("b", 5), A.Moment);

        var first = await ledger.ListAsync(FactArea.Staffing, afterRevision: 1, afterNumber: 0, limit: 3);
        var second = await ledger.ListAsync(FactArea.Staffing, afterRevision: 1, afterNumber: first[^1].Number, limit: 3);
        var third = await ledger.ListAsync(FactArea.Staffing, afterRevision: 1, afterNumber: second[^1].Number, limit: 3);

        Assert.Equal(["b1", "b2", "b3"], first.Select(recorded => recorded.Change.ChangeId));
        Assert.Equal(["b4", "b5"], second.Select(recorded => recorded.Change.ChangeId));
        Assert.Empty(third);
    }

    [Fact]
    public async Task RevisionAtAsync_BeforeAtAndAfter_IsTheLastRecordedByThen()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);
        await ledger.AppendAsync([A.Change("2")], A.Moment);
        await ledger.AppendAsync([A.Change("3")], A.Moment.AddMilliseconds(500));

        Assert.Equal(0, await ledger.RevisionAtAsync(A.Moment.AddMicroseconds(-1)));
        Assert.Equal(2, await ledger.RevisionAtAsync(A.Moment));
        Assert.Equal(2, await ledger.RevisionAtAsync(A.Moment.AddMilliseconds(499)));
        Assert.Equal(3, await ledger.RevisionAtAsync(A.Moment.AddMilliseconds(500)));
        Assert.Equal(3, await ledger.RevisionAtAsync(A.Moment.AddYears(1)));
    }

    [Fact]
    public async Task AppendAsync_ClockStepsBack_RecordsAtTheTimeOfTheRevisionBefore()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;
        await ledger.AppendAsync([A.Change("1")], A.Moment);

        var result = await ledger.AppendAsync([A.Change("2")], A.Moment.AddHours(-1));

        Assert.Equal(A.Moment, result.RecordedAt);
        Assert.Equal(0, await ledger.RevisionAtAsync(A.Moment.AddMinutes(-30)));
    }

    [Fact]
    public async Task AppendAsync_ClockFinerThanAMicrosecond_ReportsTheTimeAsStored()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;

        var result = await ledger.AppendAsync([A.Change("1")], A.Moment.AddTicks(19));

        Assert.Equal(A.Moment.AddMicroseconds(1), result.RecordedAt);
        Assert.Equal(A.Moment.AddMicroseconds(1), (await ledger.ReadAsync(0, 1).ToListAsync()).Single().RecordedAt);
    }

    [Fact]
    public async Task AppendAsync_TwoLedgersOnOneFile_RevisionsRiseWithoutGapsAndAFollowerMissesNothing()
    {
        var (file, one) = await TestDatabase.CreateAsync();
        await using var _ = file;
        var two = file.Open();

        var writing = Task.WhenAll(Write(one, "one"), Write(two, "two"));
        var followed = await FollowAsync(file.Open(), writing);
        var revisions = (await writing).SelectMany(written => written).Order();

        Assert.Equal(Enumerable.Range(1, 80).Select(revision => (long)revision), revisions);
        Assert.Equal(Enumerable.Range(1, 800).Select(number => (long)number), followed.Select(recorded => recorded.Number));
        Assert.Equal(followed.Select(recorded => recorded.Revision).Order(), followed.Select(recorded => recorded.Revision));
        Assert.Equal(800, followed.Select(recorded => recorded.Change.ChangeId).Distinct().Count());

        static Task<List<long>> Write(ChangeLedger ledger, string name) => Task.Run(async () =>
        {
            var revisions = new List<long>();

            for (var batch = 0; batch < 40; batch++)
            {
                revisions.Add((await ledger.AppendAsync(A.Changes($"{name}-{batch}-", 10), A.Moment)).Revision);
            }

            return revisions;
        });
    }

    /// <summary>
    /// One writer has its number and stops there. If another could commit the next number meanwhile, who follows would see
    /// that, take the first for read, and miss what it holds for ever.
    /// </summary>
    [Fact]
    public async Task AppendAsync_WriterHeldUpWithItsNumber_NoLaterRevisionIsSeenBeforeIt()
    {
        var (database, ledger) = await TestDatabase.CreateAsync();
        await using var _ = database;
        using var stop = new StopsWithItsNumber();
        var (slow, quick, follower) = (database.Open(stop), database.Open(), database.Open());

        var first = Task.Run(() => slow.AppendAsync(A.Changes("slow", 3), A.Moment));
        await stop.Reached.WaitAsync();
        var second = Task.Run(() => quick.AppendAsync(A.Changes("quick", 3), A.Moment));

        // Time enough to go wrong in: were there no lock, the second would be done at once. A follower may have to wait as well.
        await Task.WhenAny(second, Task.Delay(TimeSpan.FromMilliseconds(300)));
        var following = Task.Run(() => FollowAsync(follower, Task.CompletedTask));
        await Task.WhenAny(following, Task.Delay(TimeSpan.FromMilliseconds(300)));
        stop.GoOn.Release();
        await Task.WhenAll(first, second);
        var followed = await following;
        followed.AddRange(await ledger.ReadAsync(followed.Count == 0 ? 0 : followed[^1].Revision, long.MaxValue).ToListAsync());

        Assert.Equal(["slow1", "slow2", "slow3", "quick1", "quick2", "quick3"], followed.Select(recorded => recorded.Change.ChangeId));
        Assert.Equal((1, 2), ((await first).Revision, (await second).Revision));
    }

    [Fact]
    public async Task AppendAsync_ManyCallersOfOneLedger_QueueUp()
    {
        var (file, ledger) = await TestDatabase.CreateAsync();
        await using var _ = file;

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            caller => Task.Run(() => ledger.AppendAsync(A.Changes($"{caller}-", 5), A.Moment))));

        Assert.Equal(Enumerable.Range(1, 20).Select(revision => (long)revision), results.Select(result => result.Revision).Order());
    }

    /// <summary>Reads what is new, again and again, until a last time after the writers have ended.</summary>
    private static async Task<List<RecordedChange>> FollowAsync(ChangeLedger ledger, Task writing)
    {
        var followed = new List<RecordedChange>();
        var seen = 0L;
        bool ended;

        do
        {
            ended = writing.IsCompleted;
            var head = await ledger.HeadAsync();
            followed.AddRange(await ledger.ReadAsync(seen, head.Revision).ToListAsync());
            seen = head.Revision;
        }
        while (!ended);

        return followed;
    }

    /// <summary>Stops an append once, when it has read the number that it is to have.</summary>
    private sealed class StopsWithItsNumber : DbCommandInterceptor, IDisposable
    {
        private int _stopped;

        public SemaphoreSlim Reached { get; } = new(0);

        public SemaphoreSlim GoOn { get; } = new(0);

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("ledger_head", StringComparison.Ordinal) && Interlocked.Exchange(ref _stopped, 1) == 0)
            {
                Reached.Release();
                await GoOn.WaitAsync(cancellationToken);
            }

            return result;
        }

        public void Dispose()
        {
            Reached.Dispose();
            GoOn.Dispose();
        }
    }
}
