using Google.Protobuf;
using Grpc.Core;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;
using Workforce.Service.Tests.Hostile;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Limits;

public class StreamLimitTests
{
    [Fact]
    public async Task Push_ThatFallsSilent_EndsOnceWhatItSentIsAcknowledged()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MaxStreamIdleTime=00:00:01");

        await InTimeAsync(async () =>
        {
            using var push = service.Staffing.PushStaffingChanges();
            await push.RequestStream.WriteAsync(new() { Changes = { A.Unit("council") } });

            Assert.True(await push.ResponseStream.MoveNext());
            var exception = await Assert.ThrowsAsync<RpcException>(() => push.ResponseStream.MoveNext());

            Assert.Equal((StatusCode.Unavailable, "STREAM_TIME_OVER"), (exception.StatusCode, Details.Of(exception).Info().Reason));
            Assert.Equal("1", Details.Of(exception).Info().Metadata["max_seconds"]);
        });
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Watch_ThatLastsTooLong_EndsAndCanBeOpenedAnew()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MaxStreamTime=00:00:01", "--Workforce:WatchHeartbeat=00:00:00.1");
        await InTimeAsync(() => service.PushAsync(A.Unit("council")));

        using var watch = service.Caseloads.WatchCaseloadBreaches(new() { UnitId = "council" });
        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext())
            {
            }
        });

        Assert.Equal((StatusCode.Unavailable, "STREAM_TIME_OVER"), (exception.StatusCode, Details.Of(exception).Info().Reason));
        await InTimeAsync(async () =>
        {
            using var again = service.Caseloads.WatchCaseloadBreaches(new() { UnitId = "council" });
            Assert.True(await again.ResponseStream.MoveNext());
        });
        await service.DisposeAsync();
    }

    /// <summary>Who never says what it wants to watch is not left standing for good either.</summary>
    [Fact]
    public async Task Watch_ThatIsNeverAskedToTheEnd_EndsWithItsTime()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MaxStreamTime=00:00:01", "--Workforce:Limits:MaxWriteStall=00:00:01");

        var answer = await service.AnswerAsync(RawCalls.Call(RawCalls.WatchPath, [0, 0, 0]) with { EndsStream = false });

        Assert.Equal((int)StatusCode.DeadlineExceeded, answer.Grpc);
        await service.DisposeAsync();
    }

    [Theory]
    [InlineData("--Workforce:Limits:MaxWatchesPerCaller=2")]
    [InlineData("--Workforce:Limits:MaxWatches=2")]
    public async Task Watches_BeyondTheirNumber_AreTurnedAwayUntilOneEnds(string setting)
    {
        var service = await RunningService.StartAsync(setting);
        await service.PushAsync(A.Unit("council"));
        using var first = service.Caseloads.WatchCaseloadBreaches(new() { UnitId = "council" });
        var second = service.Caseloads.WatchCaseloadBreaches(new() { UnitId = "council" });
        Assert.True(await first.ResponseStream.MoveNext() && await second.ResponseStream.MoveNext());

        Assert.Equal("TOO_MANY_WATCHES", await RefusalAsync(service));

        second.Dispose();
        await UntilWatchedAsync(service);
        await service.DisposeAsync();
    }

    /// <summary>One reader's stream, and not the connection that others may share.</summary>
    [Fact]
    public async Task Watch_WhoseReaderTakesNothing_IsResetAndItsPlaceIsFree()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MaxWriteStall=00:00:01", "--Workforce:Limits:MaxWatches=1", "--Workforce:WatchHeartbeat=00:00:00.1");
        await service.PushAsync(A.Unit("council"));
        await using var connection = await RawConnection.OpenAsync(service.EndPoint(), initialWindow: 0);
        var buffer = new FrameBuffer().Headers(1, HeaderBlock.Encode(CallHeaders.Good(RawCalls.WatchPath)), endStream: false);
        buffer.Frame(FrameType.Data, FrameBuffer.EndStream, 1, Frames.Of(new WatchCaseloadBreachesRequest { UnitId = "council" }.ToByteArray()));

        await connection.SendAsync(buffer);

        var deadline = DateTime.UtcNow + RawCalls.Patience;
        while (connection.Answers.Count == 0 && DateTime.UtcNow < deadline)
        {
            await Task.Delay(20);
        }

        Assert.Equal("stream reset, ENHANCE_YOUR_CALM", Assert.Single(connection.Answers).ToString());
        Assert.False(connection.IsClosed);
        await UntilWatchedAsync(service);
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Messages_FasterThanTheyMayCome_WaitAndAreNotRefused()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MessagesPerSecond=20");

        var acknowledgements = await service.PushAsync([.. Enumerable.Range(0, 45).Select(_ => A.Unit(A.Id("unit")))], perMessage: 1);

        Assert.Equal(45, acknowledgements.Count);
        Assert.All(acknowledgements, each => Assert.Equal(ChangeAcknowledgement.Types.Outcome.Applied, each.Outcome));
        await service.DisposeAsync();
    }

    /// <summary>Does again what a stream's short time ended on a busy machine before it could be done.</summary>
    private static async Task InTimeAsync(Func<Task> act)
    {
        for (var deadline = DateTime.UtcNow + RawCalls.Patience; ;)
        {
            try
            {
                await act();
                return;
            }
            catch (RpcException exception) when (DateTime.UtcNow < deadline && Details.Of(exception).Info().Reason is "STREAM_TIME_OVER")
            {
            }
        }
    }

    /// <summary>Waits, a bounded time, until there is room for a watch.</summary>
    private static async Task UntilWatchedAsync(RunningService service)
    {
        for (var deadline = DateTime.UtcNow + RawCalls.Patience; await RefusalAsync(service) is { } refusal; await Task.Delay(20))
        {
            Assert.True(DateTime.UtcNow < deadline, refusal);
        }
    }

    private static async Task<string?> RefusalAsync(RunningService service)
    {
        using var watch = service.Caseloads.WatchCaseloadBreaches(new() { UnitId = "council" });

        try
        {
            await watch.ResponseStream.MoveNext();
            return null;
        }
        catch (RpcException exception)
        {
            return Details.Of(exception).Info().Reason;
        }
    }
}
