namespace Grpc.StandIns.Tests.Core;

public class StreamTests
{
    [Fact]
    public async Task ReadAllAsync_StreamThatEnds_GivesEveryMessage()
    {
        List<string> read = [];

        await foreach (var message in new FakeStreamReader(["a", "b"]).ReadAllAsync())
        {
            read.Add(message);
        }

        Assert.Equal(["a", "b"], read);
    }

    [Fact]
    public async Task ReadAllAsync_ArgumentCancelled_EndsTheReading()
    {
        using var source = new CancellationTokenSource();
        var messages = new FakeStreamReader(["a"], endless: true).ReadAllAsync(source.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(messages, source));
    }

    [Fact]
    public async Task ReadAllAsync_TokenOfTheLoopCancelled_EndsTheReading()
    {
        using var source = new CancellationTokenSource();
        var messages = new FakeStreamReader(["a"], endless: true).ReadAllAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(messages, source));
    }

    [Fact]
    public void ReadAllAsync_NoReader_ThrowsAtOnce()
    {
        Assert.Throws<ArgumentNullException>(() => ((IAsyncStreamReader<string>)null!).ReadAllAsync());
    }

    [Fact]
    public async Task MoveNext_WithoutToken_ReadsTheNext()
    {
        var reader = new FakeStreamReader(["a"]);

        Assert.True(await reader.MoveNext());
        Assert.Equal("a", reader.Current);
        Assert.False(await reader.MoveNext());
    }

    [Fact]
    public async Task WriteAsync_WriterWithoutCancellation_RefusesOnlyATokenThatCanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        var fake = new PlainWriter();
        IAsyncStreamWriter<string> writer = fake;

        await writer.WriteAsync("a", CancellationToken.None);

        Assert.Equal(["a"], fake.Written);
        await Assert.ThrowsAsync<NotSupportedException>(() => writer.WriteAsync("b", source.Token));
    }

    private static async Task ReadAsync(IAsyncEnumerable<string> messages, CancellationTokenSource source)
    {
        await foreach (var _ in messages.WithCancellation(source.Token))
        {
            await source.CancelAsync();
        }
    }

    private sealed class PlainWriter : IAsyncStreamWriter<string>
    {
        public List<string> Written { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(string message)
        {
            Written.Add(message);
            return Task.CompletedTask;
        }
    }
}
