namespace Grpc.StandIns.Tests.Core;

public class RpcExceptionTests
{
    private static readonly Status NotFound = new(StatusCode.NotFound, "no such team");

    [Fact]
    public void Message_NoneGiven_IsThatOfTheStatus()
    {
        var error = new RpcException(NotFound);

        Assert.Equal(NotFound.ToString(), error.Message);
        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal("no such team", error.Status.Detail);
    }

    [Fact]
    public void Message_OneGiven_IsKept()
    {
        Assert.Equal("words", new RpcException(NotFound, "words").Message);
        Assert.Equal("words", new RpcException(NotFound, [], "words").Message);
    }

    [Fact]
    public void Trailers_NoneGiven_AreEmpty()
    {
        Assert.Empty(new RpcException(NotFound).Trailers);
    }

    [Fact]
    public void Trailers_SomeGiven_AreKept()
    {
        Metadata trailers = new() { { "key", "value" } };

        Assert.Same(trailers, new RpcException(NotFound, trailers).Trailers);
    }

    [Fact]
    public void InnerException_StatusWithException_IsThatException()
    {
        var cause = new IOException("gone");

        Assert.Same(cause, new RpcException(new Status(StatusCode.Unavailable, "", cause)).InnerException);
    }
}
