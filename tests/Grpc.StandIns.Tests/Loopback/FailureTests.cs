using Google.Protobuf;

namespace Grpc.StandIns.Tests.Loopback;

public class FailureTests : LoopbackTest
{
    [Fact]
    public async Task Fail_AnyStatus_ArrivesWithItsTrailers()
    {
        var call = Client.FailAsync(new()
        {
            StatusCode = (int)StatusCode.FailedPrecondition,
            Detail = "not while it rains: naïve",
            Reason = ByteString.CopyFrom(0, 255, 7),
        });

        var error = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        Assert.Equal("not while it rains: naïve", error.Status.Detail);
        Assert.Equal([0, 255, 7], error.Trailers.GetValueBytes("reason-bin"));
        Assert.Equal([0, 255, 7], call.GetTrailers().GetValueBytes("reason-bin"));
        Assert.Equal(StatusCode.FailedPrecondition, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Wait_DeadlinePasses_EndsOnBothSides()
    {
        await Client.EchoAsync(new());

        // On a busy machine the deadline may pass before the server has heard of the call.
        for (var time = TimeSpan.FromMilliseconds(300); ; time *= 2)
        {
            var call = Client.WaitAsync(new(), deadline: DateTime.UtcNow + time);

            var error = await Assert.ThrowsAsync<RpcException>(async () => await call);

            Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);

            if (Host.WaitingRoom.IsEntered || time > TimeSpan.FromSeconds(60))
            {
                break;
            }
        }

        await Host.WaitingRoom.Left;
    }

    [Fact]
    public async Task Wait_TokenCancelled_EndsOnBothSides()
    {
        using var source = new CancellationTokenSource();
        var call = Client.WaitAsync(new(), cancellationToken: source.Token);
        await Host.WaitingRoom.Entered;

        await source.CancelAsync();

        var error = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        await Host.WaitingRoom.Left;
    }

    [Fact]
    public async Task Wait_CallDisposed_EndsOnTheServer()
    {
        var call = Client.WaitAsync(new());
        await Host.WaitingRoom.Entered;

        call.Dispose();

        await Host.WaitingRoom.Left;
    }

    [Fact]
    public async Task Echo_ServerThatIsGone_IsUnavailable()
    {
        await Host.DisposeAsync();

        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.EchoAsync(new()));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.NotNull(error.InnerException);
    }
}
