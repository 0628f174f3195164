namespace Grpc.StandIns.Tests.Core;

public class AsyncCallTests
{
    private static readonly Metadata Headers = new() { { "key", "header" } };
    private static readonly Metadata Trailers = new() { { "key", "trailer" } };

    [Fact]
    public async Task Await_UnaryCall_GivesTheResponse()
    {
        using var call = Unary(Task.FromResult("response"), () => { });

        Assert.Equal("response", await call);
        Assert.Equal("response", await call.ConfigureAwait(false));
        Assert.Equal("response", await call.ResponseAsync);
    }

    [Fact]
    public async Task Await_FailedCall_ThrowsTheException()
    {
        var failure = Task.FromException<string>(new RpcException(Status.DefaultCancelled));
        using var call = Unary(failure, () => { });

        var error = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    [Fact]
    public async Task Members_CallWithoutState_AreWhatItWasMadeOf()
    {
        using var call = Unary(Task.FromResult("response"), () => { });

        Assert.Same(Headers, await call.ResponseHeadersAsync);
        Assert.Same(Trailers, call.GetTrailers());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Members_CallWithState_AreAskedOfTheState()
    {
        var state = new object();
        List<object> asked = [];
        var call = new AsyncUnaryCall<string>(
            Task.FromResult("response"),
            it => Noting(it, Task.FromResult(Headers)),
            it => Noting(it, Status.DefaultSuccess),
            it => Noting(it, Trailers),
            asked.Add,
            state);

        await call.ResponseHeadersAsync;
        call.GetStatus();
        call.GetTrailers();
        call.Dispose();

        Assert.Equal([state, state, state, state], asked);

        T Noting<T>(object it, T answer)
        {
            asked.Add(it);
            return answer;
        }
    }

    [Fact]
    public void Dispose_AnyCall_TellsTheTransport()
    {
        var disposed = 0;
        var call = Unary(Task.FromResult("response"), () => disposed++);

        call.Dispose();

        Assert.Equal(1, disposed);
    }

    private static AsyncUnaryCall<string> Unary(Task<string> response, Action dispose) =>
        new(response, Task.FromResult(Headers), () => Status.DefaultSuccess, () => Trailers, dispose);
}
