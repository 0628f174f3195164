using Workforce.Client.Tests.Fakes;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Client.Tests.Push;

public class PushResumeTests
{
    private readonly FakeStaffing _staffing = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(29, 28)]
    [InlineData(30, 0)]
    [InlineData(30, 29)]
    public async Task PushAsync_StreamBreaks_GoesOnFromTheFirstWithoutAcknowledgement(int kept, int acknowledged)
    {
        _staffing.Ledger.Script(new() { Keep = kept, Acknowledge = acknowledged, End = _ => throw Failure.Unavailable() });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service);

        var acknowledgements = await client.Staffing.PushAsync(A.Changes(30)).ToListAsync();

        Assert.Equal(
            Enumerable.Range(1, 30).Select(n => ((long)n, $"c{n}", n > acknowledged && n <= kept ? Outcome.Duplicate : Outcome.Applied)),
            acknowledgements.Select(ack => (ack.Position, ack.ChangeId, ack.Outcome)));
        Assert.Equal(30, _staffing.Ledger.Kept.Count);
        Assert.Equal($"c{acknowledged + 1}", _staffing.Ledger.Streams[1].First().Changes[0].ChangeId);
    }

    /// <summary>As a stream ends at a balancer that loses the service behind it.</summary>
    [Fact]
    public async Task PushAsync_StreamIsCancelledByNobodyHere_GoesOn()
    {
        _staffing.Ledger.Script(new() { Keep = 7, Acknowledge = 3, End = _ => throw Failure.Of(StatusCode.Cancelled) });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service);

        var acknowledgements = await client.Staffing.PushAsync(A.Changes(30)).ToListAsync();

        Assert.Equal(30, acknowledgements.Count);
        Assert.Equal("c4", _staffing.Ledger.Streams[1].First().Changes[0].ChangeId);
    }

    [Fact]
    public async Task PushAsync_LastChangeAcknowledgedAndStreamBreaks_IsDone()
    {
        _staffing.Ledger.Script(new() { Keep = 30, End = _ => throw Failure.Unavailable() });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service);

        var acknowledgements = await client.Staffing.PushAsync(A.Changes(30)).ToListAsync();

        Assert.Equal(30, acknowledgements.Count);
        Assert.Single(_staffing.Ledger.Streams);
    }

    [Fact]
    public async Task PushAsync_StreamBreaksAgainAndAgain_LosesNothing()
    {
        foreach (var kept in new[] { 3, 0, 5, 1, 1, 4, 0, 0, 9 })
        {
            _staffing.Ledger.Script(new() { Keep = kept, Acknowledge = kept / 2, End = _ => throw Failure.Unavailable() });
        }

        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service);

        var acknowledgements = await client.Staffing.PushAsync(A.Changes(100)).ToListAsync();

        Assert.Equal(
            Enumerable.Range(1, 100).Select(n => ((long)n, $"c{n}")), acknowledgements.Select(ack => (ack.Position, ack.ChangeId)));
        Assert.Equal(100, _staffing.Ledger.Kept.Count);
        Assert.Equal(10, _staffing.Ledger.Streams.Count);
    }

    [Fact]
    public async Task PushAsync_ConnectionIsCut_GoesOn()
    {
        _staffing.Ledger.Script(new() { Keep = 20, Acknowledge = 10, End = CutAsync });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service);

        var acknowledgements = await client.Staffing.PushAsync(A.Changes(30)).ToListAsync();

        Assert.Equal(Enumerable.Range(1, 30).Select(n => (long)n), acknowledgements.Select(ack => ack.Position));
        Assert.Equal(30, _staffing.Ledger.Kept.Count);

        static async Task CutAsync(ServerCallContext context)
        {
            context.GetHttpContext().Abort();
            await Hang.UntilCancelledAsync(context);
        }
    }

    [Fact]
    public async Task PushAsync_StreamEndsTooEarlyWithoutAnError_GoesOn()
    {
        _staffing.Ledger.Script(new() { Keep = 20, Acknowledge = 10 });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service);

        var acknowledgements = await client.Staffing.PushAsync(A.Changes(30)).ToListAsync();

        Assert.Equal(30, acknowledgements.Count);
    }

    [Fact]
    public async Task PushAsync_ServiceStopsAndStartsAgain_GoesOn()
    {
        var first = await FakeService.StartAsync(_staffing, FreePort.Next());
        await using var client = Client(first);
        FakeService? second = null;
        var positions = new List<long>();

        await foreach (var acknowledgement in client.Staffing.PushAsync(A.Changes(1000)))
        {
            positions.Add(acknowledgement.Position);

            if (acknowledgement.Position == 100)
            {
                await first.DisposeAsync();
                second = await FakeService.StartAsync(_staffing, first.Address.Port);
            }
        }

        Assert.Equal(Enumerable.Range(1, 1000).Select(n => (long)n), positions);
        Assert.Equal(1000, _staffing.Ledger.Kept.Count);
        await second!.DisposeAsync();
    }

    [Fact]
    public async Task PushAsync_ServiceAsksForATime_WaitsThatLong()
    {
        var clock = new ManualClock();
        _staffing.Ledger.Script(new() { Keep = 1, Acknowledge = 0, End = _ => throw Failure.Unavailable(TimeSpan.FromSeconds(30)) });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, clock: clock);

        var push = client.Staffing.PushAsync(A.Changes(1)).ToListAsync().AsTask();
        var wait = await clock.WaitAsync(due => due > TimeSpan.FromSeconds(1) && due < TimeSpan.FromMinutes(1));
        clock.Advance(wait);
        var acknowledgements = await push;

        Assert.InRange(wait, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30.001));
        Assert.Equal(Outcome.Duplicate, acknowledgements.Single().Outcome);
    }

    [Fact]
    public async Task PushAsync_NothingButFailures_GivesUpAfterTheTimeWithoutProgress()
    {
        var clock = new ManualClock();
        _staffing.Ledger.Script(new() { Keep = 4, Acknowledge = 4, End = _ => throw Failure.Unavailable(TimeSpan.FromMinutes(5)) });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new() { MaxTimeWithoutProgress = TimeSpan.FromMinutes(2) }, clock);

        var push = client.Staffing.PushAsync(A.Changes(5)).ToListAsync().AsTask();
        await clock.WaitAsync(due => due > TimeSpan.FromMinutes(4));
        clock.Advance(TimeSpan.FromMinutes(2));
        var exception = await Assert.ThrowsAsync<WorkforceUnavailableException>(() => push);

        Assert.Equal(
            $"The Workforce service at {service.Address} acknowledged nothing for 120 s (No). "
            + "Of this push it had acknowledged 4 changes; push the rest again later.",
            exception.Message);
        Assert.Equal(StatusCode.Unavailable, Assert.IsType<RpcException>(exception.InnerException).StatusCode);
    }

    [Fact]
    public async Task PushAsync_NobodyListens_SaysSoOnceAndWhenItGivesUp()
    {
        var service = await FakeService.StartAsync(_staffing, FreePort.Next());
        await service.DisposeAsync();
        var reasons = new List<string>();
        var clock = new ManualClock();
        await using var client = Client(
            service, new() { MaxTimeWithoutProgress = TimeSpan.FromMilliseconds(500), OnInterrupted = NoteAndLetTheTimePass }, clock);

        var exception = await Assert.ThrowsAsync<WorkforceUnavailableException>(
            () => client.Staffing.PushAsync(A.Changes(1)).ToListAsync().AsTask());

        Assert.Equal(
            $"The Workforce service at {service.Address} acknowledged nothing for 0.5 s "
            + "(nothing listens there; is the service running?). "
            + "Of this push it had acknowledged 0 changes; push the rest again later.",
            exception.Message);
        Assert.Equal(["nothing listens there; is the service running?"], reasons);

        void NoteAndLetTheTimePass(string reason)
        {
            reasons.Add(reason);
            clock.Advance(TimeSpan.FromMilliseconds(500));
        }
    }

    [Fact]
    public async Task PushAsync_TlsToAPortWithoutIt_SaysSo()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        var reasons = new List<string>();
        var clock = new ManualClock();
        var options = service.Options() with
        {
            Address = new UriBuilder(service.Address) { Scheme = "https" }.Uri,
            Push = new() { MaxTimeWithoutProgress = TimeSpan.FromSeconds(1), OnInterrupted = NoteAndLetTheTimePass },
        };
        await using var client = new WorkforceClient(options, clock);

        await Assert.ThrowsAsync<WorkforceUnavailableException>(() => client.Staffing.PushAsync(A.Changes(1)).ToListAsync().AsTask());

        Assert.Equal(["what listens there does not speak TLS; does its address begin with http?"], reasons);

        void NoteAndLetTheTimePass(string reason)
        {
            reasons.Add(reason);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task PushAsync_AwayTwiceWithProgressBetween_ReportsBoth()
    {
        var reasons = new List<string>();
        _staffing.Ledger.Script(new() { Keep = 10, Acknowledge = 10, End = _ => throw Failure.Unavailable() });
        _staffing.Ledger.Script(new() { Keep = 10, Acknowledge = 10, End = _ => throw Failure.Unavailable() });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new() { MaxChangesPerMessage = 10, OnInterrupted = reasons.Add });

        await client.Staffing.PushAsync(A.Changes(30)).ToListAsync();

        Assert.Equal(["No", "No"], reasons);
    }

    [Fact]
    public async Task PushAsync_ServiceHoldsTheStreamAndSaysNothing_GivesUpAfterTheTimeWithoutProgress()
    {
        var clock = new ManualClock();
        _staffing.Ledger.Script(new() { Keep = 1, Acknowledge = 0, End = GiveUp });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, new() { MaxTimeWithoutProgress = TimeSpan.FromMinutes(2) }, clock);

        await Assert.ThrowsAsync<WorkforceUnavailableException>(
            () => client.Staffing.PushAsync(A.Changes(1)).ToListAsync().AsTask());

        async Task GiveUp(ServerCallContext context)
        {
            clock.Advance(TimeSpan.FromMinutes(2));
            await Hang.UntilCancelledAsync(context);
        }
    }

    [Fact]
    public async Task PushAsync_NothingToAcknowledgeForHours_DoesNotGiveUp()
    {
        var clock = new ManualClock();
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Client(service, clock: clock);
        var firstAcknowledged = new TaskCompletionSource();
        var acknowledged = 0;

        await foreach (var _ in client.Staffing.PushAsync(OneAndHoursLaterAnother()))
        {
            acknowledged++;
            firstAcknowledged.TrySetResult();
        }

        Assert.Equal(2, acknowledged);

        async IAsyncEnumerable<StaffingChange> OneAndHoursLaterAnother()
        {
            yield return A.Change(1);
            // The packer lets the first change go once its time is up.
            await clock.WaitAsync(due => due <= TimeSpan.FromMilliseconds(2));
            clock.Advance(TimeSpan.FromMilliseconds(2));
            await firstAcknowledged.Task;
            clock.Advance(TimeSpan.FromHours(8));
            yield return A.Change(2);
        }
    }

    private static WorkforceClient Client(FakeService service, PushOptions? push = null, TimeProvider? clock = null) =>
        new(service.Options() with { Push = push ?? new() { MaxChangesPerMessage = 10 } }, clock);
}
