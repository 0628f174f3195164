using Workforce.Client.Tests.Fakes;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Client.Tests.Push;

public class PushTests
{
    private readonly FakeStaffing _staffing = new();

    [Theory]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(20_000)]
    public async Task PushAsync_AllKept_AcknowledgesEachOnceInOrder(int count)
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var acknowledgements = await client.Staffing.PushAsync(A.Changes(count)).ToListAsync();

        Assert.Equal(Enumerable.Range(1, count).Select(n => ((long)n, $"c{n}", Outcome.Applied)), acknowledgements.Select(Key));
        Assert.Single(_staffing.Ledger.Streams);
    }

    [Fact]
    public async Task PushAsync_NoChanges_DoesNotCallTheService()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var acknowledgements = await client.Staffing.PushAsync(A.Changes(0)).ToListAsync();

        Assert.Empty(acknowledgements);
        Assert.Empty(_staffing.Ledger.Streams);
    }

    [Fact]
    public async Task PushAsync_ManyPushesAtOnce_KeepEachToItself()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var pushes = await Task.WhenAll(Enumerable.Range(0, 5).Select(push => client.Staffing
            .PushAsync(Enumerable.Range(1, 100).Select(n => A.Change((push * 100) + n)).ToAsyncEnumerable())
            .ToListAsync().AsTask()));

        Assert.All(pushes, push => Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), push.Select(ack => ack.Position)));
        Assert.Equal(500, _staffing.Ledger.Kept.Count);
    }

    [Fact]
    public async Task PushAsync_Refused_ThrowsAtOnceAfterTheAcknowledgementsBefore()
    {
        _staffing.Ledger.Script(new() { Keep = 5, Acknowledge = 3, End = _ => throw Failure.Of(StatusCode.PermissionDenied) });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());
        var acknowledged = 0;

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var _ in client.Staffing.PushAsync(A.Changes(10)))
            {
                acknowledged++;
            }
        });

        Assert.Equal(StatusCode.PermissionDenied, exception.StatusCode);
        Assert.Equal(3, acknowledged);
        Assert.Single(_staffing.Ledger.Streams);
    }

    [Fact]
    public async Task PushAsync_RefusedWhileTheSequenceThinks_ThrowsAtOnce()
    {
        _staffing.Ledger.Script(new() { Keep = 1, Acknowledge = 0, End = _ => throw Failure.Of(StatusCode.PermissionDenied) });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.Staffing.PushAsync(OneThenNever()).ToListAsync().AsTask());

        Assert.Equal(StatusCode.PermissionDenied, exception.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task PushAsync_AcknowledgedOutOfTurn_Throws(int position)
    {
        _staffing.Ledger.Script(new() { Position = _ => position });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var exception = await Assert.ThrowsAsync<RpcException>(() => client.Staffing.PushAsync(A.Changes(1)).ToListAsync().AsTask());

        Assert.Equal(StatusCode.Internal, exception.StatusCode);
    }

    [Fact]
    public async Task PushAsync_SequenceThrows_ThrowsItAfterTheAcknowledgementsOfAllBefore()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());
        var acknowledged = new List<long>();

        var exception = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var acknowledgement in client.Staffing.PushAsync(TwoThenThrow()))
            {
                acknowledged.Add(acknowledgement.Position);
            }
        });

        Assert.Equal("The file broke off.", exception.Message);
        Assert.Equal([1, 2], acknowledged);
    }

    [Fact]
    public async Task PushAsync_NullInTheSequence_ThrowsArgumentException()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        await Assert.ThrowsAsync<ArgumentException>(
            () => client.Staffing.PushAsync(new StaffingChange[] { null! }.ToAsyncEnumerable()).ToListAsync().AsTask());
    }

    [Fact]
    public async Task PushAsync_CancelledWhileTheSequenceThinks_EndsThoughTheSequenceDoesNot()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.Staffing.PushAsync(OneThenNever(), cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task PushAsync_CancelledWhileTheServiceThinks_ThrowsOperationCanceled()
    {
        using var cancellation = new CancellationTokenSource();
        _staffing.Ledger.Script(new() { Keep = 1, Acknowledge = 0, End = CancelAndHang });
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.Staffing.PushAsync(A.Changes(1), cancellation.Token).ToListAsync().AsTask());

        async Task CancelAndHang(ServerCallContext context)
        {
            await cancellation.CancelAsync();
            await Hang.UntilCancelledAsync(context);
        }
    }

    [Fact]
    public async Task PushAsync_CallerStopsListening_EndsTheSequence()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());
        var ended = new TaskCompletionSource();

        await foreach (var _ in client.Staffing.PushAsync(UntilStopped()))
        {
            break;
        }

        await ended.Task;

        async IAsyncEnumerable<StaffingChange> UntilStopped()
        {
            try
            {
                for (var number = 1; ; number++)
                {
                    yield return A.Change(number);
                }
            }
            finally
            {
                ended.SetResult();
                await Task.CompletedTask;
            }
        }
    }

    private static (long, string, Outcome) Key(ChangeAcknowledgement acknowledgement) =>
        (acknowledgement.Position, acknowledgement.ChangeId, acknowledgement.Outcome);

    private static async IAsyncEnumerable<StaffingChange> OneThenNever()
    {
        yield return A.Change(1);
        await new TaskCompletionSource().Task;
    }

    private static async IAsyncEnumerable<StaffingChange> TwoThenThrow()
    {
        yield return A.Change(1);
        yield return A.Change(2);
        await Task.Yield();
        throw new InvalidDataException("The file broke off.");
    }
}
