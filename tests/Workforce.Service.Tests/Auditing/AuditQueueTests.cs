using Workforce.Service.Auditing;
using AuditEntry = Workforce.Ledger.Auditing.AuditEntry;

namespace Workforce.Service.Tests.Auditing;

public class AuditQueueTests
{
    private static readonly DateTime Noon = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void TryAdd_EqualCalls_AreOneEntryWithTheirCountRowsTimesAndLatestRevision()
    {
        var queue = new AuditQueue(10);

        Assert.True(queue.TryAdd(Key("W1"), rows: 3, revision: 7, Noon));
        Assert.True(queue.TryAdd(Key("W1"), rows: 4, revision: 9, Noon.AddSeconds(1)));
        Assert.True(queue.TryAdd(Key("W2"), rows: 1, revision: 8, Noon));

        var entries = queue.Take().OrderBy(entry => entry.WorkerId, StringComparer.Ordinal).ToList();
        Assert.Equal((2L, 7L, 9L, Noon, Noon.AddSeconds(1)), Described(entries[0]));
        Assert.Equal((1L, 1L, 8L, Noon, Noon), Described(entries[1]));
        Assert.Empty(queue.Take());
    }

    [Fact]
    public void TryAdd_NoRoom_RefusesWhatIsNewAndTakesWhatIsThere()
    {
        var queue = new AuditQueue(1);

        Assert.True(queue.TryAdd(Key("W1"), 1, 1, Noon));
        Assert.False(queue.TryAdd(Key("W2"), 1, 1, Noon));
        Assert.True(queue.TryAdd(Key("W1"), 1, 1, Noon));
        Assert.Equal(2, Assert.Single(queue.Take()).CallCount);
        Assert.True(queue.TryAdd(Key("W2"), 1, 1, Noon));
    }

    /// <summary>Many add while one takes, over and over: what was taken comes to exactly what was added.</summary>
    [Fact]
    public async Task TryAdd_WhileOthersAddAndOneTakes_LosesAndDoublesNothing()
    {
        const int Threads = 4;
        const int Calls = 50_000;
        var queue = new AuditQueue(100);
        var taken = new List<AuditEntry>();
        using var done = new CancellationTokenSource();

        var taking = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                taken.AddRange(queue.Take());
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < Calls; i++)
            {
                Assert.True(queue.TryAdd(Key($"W{i % 3}"), rows: 2, revision: i, Noon));
            }
        })));
        await done.CancelAsync();
        await taking;
        taken.AddRange(queue.Take());

        Assert.Equal((Threads * Calls, 2L * Threads * Calls), (taken.Sum(entry => entry.CallCount), taken.Sum(entry => entry.ItemCount)));
        Assert.All(Enumerable.Range(0, 3), worker => Assert.Equal(
            Threads * Enumerable.Range(0, Calls).Count(i => i % 3 == worker),
            taken.Where(entry => entry.WorkerId == $"W{worker}").Sum(entry => entry.CallCount)));
    }

    /// <summary>What the way of every read costs: no allocation once its entry is begun.</summary>
    [Fact]
    public void TryAdd_EntryThatIsBegun_AllocatesNothing()
    {
        var queue = new AuditQueue(10);
        var key = Key("W1");
        queue.TryAdd(key, 1, 1, Noon);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            queue.TryAdd(key, 1, 1, Noon);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static AuditKey Key(string workerId) => new("hr", "workforce.v1.StaffingService/GetWorker", null, workerId, 0, null);

    private static (long Calls, long Rows, long Revision, DateTime First, DateTime Last) Described(AuditEntry entry) =>
        (entry.CallCount, entry.ItemCount, entry.Revision, entry.FirstAt, entry.LastAt);
}
