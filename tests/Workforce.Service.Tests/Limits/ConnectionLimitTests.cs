using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;
using Workforce.Service.Tests.Hostile;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Limits;

public class ConnectionLimitTests
{
    [Fact]
    public async Task Connections_BeyondTheirNumber_AreClosedUntilOneCloses()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MaxConnections=2");
        var first = await RawConnection.OpenAsync(service.EndPoint(), initialWindow: 65_535);
        await using var second = await RawConnection.OpenAsync(service.EndPoint(), initialWindow: 65_535);

        await UntilAsync(() => first.Received > 0 && second.Received > 0);
        await using (var third = await RawConnection.OpenAsync(service.EndPoint()))
        {
            await third.UntilClosedAsync(RawCalls.Patience);
            Assert.True(third.IsClosed);
        }

        Assert.False(first.IsClosed || second.IsClosed);
        await first.DisposeAsync();
        Answer? answer = null;
        await UntilAsync(() => answer?.Grpc is not null, async () => answer = await service.AnswerAsync(RawCalls.Rate("nowhere")));
        await service.DisposeAsync();
    }

    /// <summary>Kestrel may lose such a connection without ever completing it, which its own count of connections would not get over.</summary>
    [Fact]
    public async Task Connections_ThatEndWithStreamsBeyondTheirNumber_GiveEveryPlaceBack()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MaxConnections=3", "--Workforce:Limits:MaxStreamsPerCaller=150");
        var block = HeaderBlock.Encode(CallHeaders.Good(RawCalls.PushPath));

        for (var i = 0; i < 8; i++)
        {
            await using (var connection = await RawConnection.OpenAsync(service.EndPoint(), initialWindow: 65_535))
            {
                var buffer = new FrameBuffer();

                for (var id = 1; id < 600; id += 2)
                {
                    buffer.Headers(id, block, endStream: false);
                }

                await connection.SendAsync(buffer);
                await UntilAsync(() => connection.IsClosed || connection.Answers.Count > 0);
            }

            GC.Collect();
        }

        Answer? answer = null;
        await UntilAsync(() => answer?.Grpc == (int)Grpc.Core.StatusCode.NotFound, async () => answer = await service.AnswerAsync(RawCalls.Rate("nowhere")));
        await service.DisposeAsync();
    }

    private static async Task UntilAsync(Func<bool> holds, Func<Task>? attempt = null)
    {
        for (var deadline = DateTime.UtcNow + RawCalls.Patience; !holds();)
        {
            Assert.True(DateTime.UtcNow < deadline);
            await (attempt?.Invoke() ?? Task.Delay(10));
        }
    }
}
