using Workforce.Client.Tests.Fakes;
using Workforce.V1;

namespace Workforce.Client.Tests.Push;

public class PushPackingTests
{
    private readonly FakeStaffing _staffing = new();

    [Fact]
    public async Task PushAsync_SequenceThatNeverWaits_FillsEachMessage()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new() { MaxChangesPerMessage = 100, MaxPackingTime = TimeSpan.FromMinutes(1) });

        await client.Staffing.PushAsync(A.Changes(250)).ToListAsync();

        Assert.Equal([100, 100, 50], _staffing.Ledger.Streams[0].Select(message => message.Changes.Count));
    }

    [Fact]
    public async Task PushAsync_ChangeIsNotFollowedByAnother_LeavesWithoutWaitingForOne()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new());
        var acknowledged = new TaskCompletionSource();

        await foreach (var acknowledgement in client.Staffing.PushAsync(NextOnceAcknowledged(acknowledged.Task)))
        {
            acknowledged.TrySetResult();
        }

        Assert.Equal([1, 1], _staffing.Ledger.Streams[0].Select(message => message.Changes.Count));
    }

    [Fact]
    public async Task PushAsync_ChangesComeApartButSoon_ShareAMessage()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new() { MaxPackingTime = TimeSpan.FromMinutes(1) });

        await client.Staffing.PushAsync(TenWithPauses()).ToListAsync();

        Assert.Equal([10], _staffing.Ledger.Streams[0].Select(message => message.Changes.Count));
    }

    [Fact]
    public async Task PushAsync_FirstChangeHasWaitedLongEnough_LeavesWithWhatThereIs()
    {
        var clock = new ManualClock();
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new() { MaxPackingTime = TimeSpan.FromMilliseconds(5) }, clock);

        await client.Staffing.PushAsync(FourWithTimeAfterEach()).ToListAsync();

        Assert.Equal([2, 2], _staffing.Ledger.Streams[0].Select(message => message.Changes.Count));

        async IAsyncEnumerable<StaffingChange> FourWithTimeAfterEach()
        {
            for (var number = 1; number <= 4; number++)
            {
                yield return A.Change(number);
                clock.Advance(TimeSpan.FromMilliseconds(number % 2 == 1 ? 5 : 0));
            }

            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task PushAsync_LargeChanges_KeepToTheBytesOfAMessage()
    {
        // A change with a name of 400 letters is 426 bytes: 2 x 426 is below 1024, 3 x 426 above.
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new() { MaxBytesPerMessage = 1024, MaxPackingTime = TimeSpan.FromMinutes(1) });

        await client.Staffing
            .PushAsync(Enumerable.Range(1, 5).Select(n => A.Change(n, new string('x', 400))).ToAsyncEnumerable())
            .ToListAsync();

        Assert.Equal([2, 2, 1], _staffing.Ledger.Streams[0].Select(message => message.Changes.Count));
    }

    [Fact]
    public async Task PushAsync_ChangeLargerThanAMessage_GoesAlone()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new() { MaxBytesPerMessage = 1024, MaxPackingTime = TimeSpan.FromMinutes(1) });

        await client.Staffing
            .PushAsync(new[] { A.Change(1), A.Change(2, new string('x', 5000)), A.Change(3) }.ToAsyncEnumerable())
            .ToListAsync();

        Assert.Equal([1, 1, 1], _staffing.Ledger.Streams[0].Select(message => message.Changes.Count));
    }

    [Theory]
    [InlineData(1, 512)]
    [InlineData(10, 512)]
    [InlineData(10, 3)]
    public async Task PushAsync_NothingAcknowledgedYet_TakesNoMoreThanTheWindow(int window, int perMessage)
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new() { MaxUnacknowledged = window, MaxChangesPerMessage = perMessage });
        var taken = 0;
        var acknowledged = 0;
        var most = 0;

        await foreach (var _ in client.Staffing.PushAsync(Counted()))
        {
            Interlocked.Increment(ref acknowledged);
        }

        Assert.Equal(200, acknowledged);
        Assert.InRange(most, 1, window);

        async IAsyncEnumerable<StaffingChange> Counted()
        {
            while (taken < 200)
            {
                taken++;
                most = Math.Max(most, taken - Volatile.Read(ref acknowledged));
                yield return A.Change(taken);
            }

            await Task.CompletedTask;
        }
    }

    private static WorkforceClient Client(FakeService service, PushOptions push, TimeProvider? clock = null) =>
        new(service.Options() with { Push = push }, clock);

    private static async IAsyncEnumerable<StaffingChange> NextOnceAcknowledged(Task acknowledged)
    {
        yield return A.Change(1);
        await acknowledged;
        yield return A.Change(2);
    }

    private static async IAsyncEnumerable<StaffingChange> TenWithPauses()
    {
        for (var number = 1; number <= 10; number++)
        {
            await Task.Yield();
            yield return A.Change(number);
        }
    }
}
