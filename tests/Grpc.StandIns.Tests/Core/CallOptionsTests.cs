namespace Grpc.StandIns.Tests.Core;

public class CallOptionsTests
{
    [Fact]
    public void Default_NothingSet_IsAllEmpty()
    {
        var options = default(CallOptions);

        Assert.Null(options.Headers);
        Assert.Null(options.Deadline);
        Assert.Null(options.WriteOptions);
        Assert.Null(options.PropagationToken);
        Assert.Null(options.Credentials);
        Assert.False(options.CancellationToken.CanBeCanceled);
        Assert.False(options.IsWaitForReady);
    }

    [Fact]
    public void With_EachInTurn_KeepsTheOthers()
    {
        using var source = new CancellationTokenSource();
        Metadata headers = new() { { "key", "value" } };
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        var writeOptions = new WriteOptions(WriteFlags.NoCompress);

        var options = default(CallOptions)
            .WithHeaders(headers)
            .WithDeadline(DateTime.UnixEpoch)
            .WithCancellationToken(source.Token)
            .WithWriteOptions(writeOptions)
            .WithCredentials(credentials)
            .WithWaitForReady();

        Assert.Same(headers, options.Headers);
        Assert.Equal(DateTime.UnixEpoch, options.Deadline);
        Assert.Equal(source.Token, options.CancellationToken);
        Assert.Same(writeOptions, options.WriteOptions);
        Assert.Same(credentials, options.Credentials);
        Assert.True(options.IsWaitForReady);
    }

    [Fact]
    public void With_AnyValue_LeavesTheOriginalAsItWas()
    {
        var original = new CallOptions(deadline: DateTime.UnixEpoch);

        _ = original.WithDeadline(DateTime.MaxValue).WithWaitForReady();

        Assert.Equal(DateTime.UnixEpoch, original.Deadline);
        Assert.False(original.IsWaitForReady);
    }
}
