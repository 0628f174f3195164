using Google.Rpc;
using Microsoft.AspNetCore.Http.Features;
using Workforce.Client.Tests.Fakes;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Client.Tests.Calls;

public class CallTests
{
    // HTTP/2's codes for the end of a stream: RFC 9113, 7.
    private const int NoError = 0x0;
    private const int InternalError = 0x2;
    private const int Cancel = 0x8;

    private static readonly GetWorkerRequest Request = new() { WorkerId = "w1" };

    private readonly FakeStaffing _staffing = new();

    [Fact]
    public async Task Call_UnavailableTwice_SucceedsAtTheThirdTry()
    {
        _staffing.WorkerFails(_ => throw Failure.Unavailable());
        _staffing.WorkerFails(_ => throw Failure.Unavailable());
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var record = await client.Staffing.GetWorkerAsync(Request);

        Assert.Equal("w1", record.Worker.WorkerId);
        Assert.Equal(3, _staffing.WorkerDeadlines.Count);
    }

    [Fact]
    public async Task Call_UnavailableMoreOftenThanRetries_FailsAsUnavailable()
    {
        _staffing.WorkerFails(_ => throw Failure.Unavailable());
        _staffing.WorkerFails(_ => throw Failure.Unavailable());
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options() with { MaxRetries = 1 });

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
        Assert.Equal(2, _staffing.WorkerDeadlines.Count);
    }

    [Fact]
    public async Task Call_TurnedAwayWithAWait_IsTriedAgain()
    {
        _staffing.WorkerFails(_ => throw Failure.Of(
            StatusCode.ResourceExhausted,
            new RetryInfo { RetryDelay = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromMilliseconds(1)) }));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var record = await client.Staffing.GetWorkerAsync(Request);

        Assert.Equal("w1", record.Worker.WorkerId);
        Assert.Equal(2, _staffing.WorkerDeadlines.Count);
    }

    /// <summary>As an answer ends when its replica is killed: reset by a balancer in front of it, or with the connection itself.</summary>
    [Theory]
    [InlineData(NoError)]
    [InlineData(InternalError)]
    [InlineData(Cancel)]
    [InlineData(null)]
    public async Task Call_BrokenOffInTheMiddleOfItsAnswer_IsTriedAgain(int? reset)
    {
        _staffing.WorkerFails(context => BreakOffAsync(context, reset));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var record = await client.Staffing.GetWorkerAsync(Request);

        Assert.Equal("w1", record.Worker.WorkerId);
        Assert.Equal(2, _staffing.WorkerDeadlines.Count);
    }

    /// <summary>As a balancer ends what it loses the service behind it for.</summary>
    [Fact]
    public async Task Call_CancelledByNobodyHere_IsTriedAgain()
    {
        _staffing.WorkerFails(_ => throw Failure.Of(StatusCode.Cancelled));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var record = await client.Staffing.GetWorkerAsync(Request);

        Assert.Equal("w1", record.Worker.WorkerId);
        Assert.Equal(2, _staffing.WorkerDeadlines.Count);
    }

    [Fact]
    public async Task Call_BrokenOffMoreOftenThanRetries_Fails()
    {
        _staffing.WorkerFails(context => BreakOffAsync(context, Cancel));
        _staffing.WorkerFails(context => BreakOffAsync(context, Cancel));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options() with { MaxRetries = 1 });

        await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));

        Assert.Equal(2, _staffing.WorkerDeadlines.Count);
    }

    [Theory]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.ResourceExhausted)]
    public async Task Call_OtherFailure_IsNotTriedAgain(StatusCode code)
    {
        _staffing.WorkerFails(_ => throw Failure.Of(code));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));

        Assert.Equal(code, exception.StatusCode);
        Assert.Single(_staffing.WorkerDeadlines);
    }

    [Fact]
    public async Task Call_NobodyListens_FailsAsUnavailable()
    {
        var service = await FakeService.StartAsync(_staffing, FreePort.Next());
        await service.DisposeAsync();
        await using var client = new WorkforceClient(service.Options());

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
    }

    [Fact]
    public async Task Call_NoAnswerInTime_FailsAsDeadlineExceeded()
    {
        _staffing.WorkerFails(Hang.UntilCancelledAsync);
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options() with { Deadline = TimeSpan.FromMilliseconds(50) });

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
    }

    [Fact]
    public async Task Call_Cancelled_ThrowsOperationCanceled()
    {
        using var cancellation = new CancellationTokenSource();
        _staffing.WorkerFails(async context =>
        {
            await cancellation.CancelAsync();
            await Hang.UntilCancelledAsync(context);
        });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Staffing.GetWorkerAsync(Request, cancellation.Token));

        Assert.Single(_staffing.WorkerDeadlines);
    }

    [Fact]
    public async Task Call_CancelledAndBrokenOff_IsNotTriedAgain()
    {
        using var cancellation = new CancellationTokenSource();
        _staffing.WorkerFails(async context =>
        {
            await cancellation.CancelAsync();
            await BreakOffAsync(context, Cancel);
        });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Staffing.GetWorkerAsync(Request, cancellation.Token));

        Assert.Single(_staffing.WorkerDeadlines);
    }

    [Fact]
    public async Task Call_BrokenOffPastItsDeadline_IsNotTriedAgain()
    {
        var clock = new ManualClock();
        _staffing.WorkerFails(context =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            return BreakOffAsync(context, Cancel);
        });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options() with { Deadline = TimeSpan.FromSeconds(30) }, clock);

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        Assert.Single(_staffing.WorkerDeadlines);
    }

    [Fact]
    public async Task Call_ServiceAsksForATime_WaitsThatLongUnderTheSameDeadline()
    {
        var clock = new ManualClock();
        _staffing.WorkerFails(_ => throw Failure.Unavailable(TimeSpan.FromSeconds(20)));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options() with { Deadline = TimeSpan.FromSeconds(30) }, clock);

        var call = client.Staffing.GetWorkerAsync(Request);
        var wait = await clock.WaitAsync(due => due < TimeSpan.FromSeconds(30));
        clock.Advance(wait);
        await call;

        Assert.InRange(wait, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20.001));
        // Had the second try been given a deadline of its own, it would lie 20 seconds after the first one's.
        var deadlines = _staffing.WorkerDeadlines.ToArray();
        Assert.InRange(deadlines[1] - deadlines[0], TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Call_ServiceAsksForLongerThanTheDeadline_FailsAtOnce()
    {
        _staffing.WorkerFails(_ => throw Failure.Unavailable(TimeSpan.FromHours(1)));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));

        Assert.Equal(TimeSpan.FromHours(1), WorkforceError.Of(exception).RetryDelay);
        Assert.Single(_staffing.WorkerDeadlines);
    }

    [Fact]
    public async Task Call_LastCallsFailed_LeavesTheServiceAloneForTheBreakTime()
    {
        var clock = new ManualClock();
        _staffing.WorkerFails(_ => throw Failure.Unavailable());
        _staffing.WorkerFails(_ => throw Failure.Unavailable());
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Breaking(service, clock);
        await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));
        await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));

        var exception = await Assert.ThrowsAsync<WorkforceUnavailableException>(() => client.Staffing.GetWorkerAsync(Request));
        clock.Advance(TimeSpan.FromSeconds(60));
        var record = await client.Staffing.GetWorkerAsync(Request);

        Assert.Equal(TimeSpan.FromSeconds(60), exception.RetryAfter);
        Assert.Equal(
            $"The Workforce service at {service.Address} failed its last calls (No) and is not called again for 60 s.", exception.Message);
        Assert.Equal("w1", record.Worker.WorkerId);
        Assert.Equal(3, _staffing.WorkerDeadlines.Count);
    }

    [Fact]
    public async Task Call_ReplicaLagsBehind_DoesNotCountAsAway()
    {
        var lag = new ErrorInfo { Domain = "workforce.council", Reason = "REVISION_NOT_REACHED" };
        _staffing.WorkerFails(_ => throw Failure.Of(StatusCode.Unavailable, lag));
        _staffing.WorkerFails(_ => throw Failure.Of(StatusCode.Unavailable, lag));
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = Breaking(service, TimeProvider.System);
        await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));
        await Assert.ThrowsAsync<RpcException>(() => client.Staffing.GetWorkerAsync(Request));

        var record = await client.Staffing.GetWorkerAsync(Request);

        Assert.Equal("w1", record.Worker.WorkerId);
    }

    private static async Task BreakOffAsync(ServerCallContext context, int? reset)
    {
        await context.WriteResponseHeadersAsync([]);
        await context.GetHttpContext().Response.BodyWriter.FlushAsync();

        if (reset is { } code)
        {
            context.GetHttpContext().Features.GetRequiredFeature<IHttpResetFeature>().Reset(code);
        }
        else
        {
            context.GetHttpContext().Abort();
        }

        await Hang.UntilCancelledAsync(context);
    }

    private static WorkforceClient Breaking(FakeService service, TimeProvider clock) => new(
        service.Options() with
        {
            MaxRetries = 0,
            CircuitBreaker = new() { MinTries = 2, FailureShare = 1, BreakTime = TimeSpan.FromSeconds(60) },
        },
        clock);
}
