using Google.Rpc;
using Grpc.Core;
using Workforce.Client;
using Workforce.Fuzz.Http2;
using Workforce.Service.Tests.Hostile;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Limits;

public class CallLimitTests
{
    private static readonly GetVacancyRateRequest Question = new() { UnitId = "council", Definition = VacancyDefinition.Establishment };

    [Fact]
    public async Task Calls_BeyondTheBurst_AreTurnedAwayWithAWait()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:CallsPerSecond=1", "--Workforce:Limits:CallBurst=3");

        // Three, and one for each second that this takes.
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Record.ExceptionAsync(async () => await service.Measures.GetVacancyRateAsync(Question))));

        var refusals = answers.OfType<RpcException>().Where(answer => answer.StatusCode is StatusCode.ResourceExhausted).ToList();
        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal =>
        {
            var status = Details.Of(refusal);
            Assert.Equal(("TOO_MANY_CALLS", "1"), (status.Info().Reason, status.Info().Metadata["calls_per_second"]));
            Assert.True(status.Details.Single(detail => detail.Is(RetryInfo.Descriptor)).Unpack<RetryInfo>().RetryDelay.ToTimeSpan() > TimeSpan.Zero);
            Assert.Equal("caller", status.Details.Single(detail => detail.Is(QuotaFailure.Descriptor)).Unpack<QuotaFailure>().Violations.Single().Subject);
        });

        // The others were let in, and answered as ever.
        Assert.Contains(answers.OfType<RpcException>(), answer => answer.StatusCode is StatusCode.NotFound);
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Client_TurnedAwayForNow_WaitsAndIsAnswered()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:CallsPerSecond=2", "--Workforce:Limits:CallBurst=2");
        await using var client = new WorkforceClient(new WorkforceClientOptions { Address = new($"http://{service.Channel.Target}"), MaxRetries = 10 });

        for (var i = 0; i < 4; i++)
        {
            var exception = await Assert.ThrowsAsync<RpcException>(() => client.Measures.GetVacancyRateAsync(Question));
            Assert.Equal(StatusCode.NotFound, exception.StatusCode);
        }

        await service.DisposeAsync();
    }

    [Fact]
    public async Task Calls_BeyondThoseUnderWayAtOnce_AreTurnedAwayUntilOneEnds()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MaxStreamsPerCaller=1");
        var push = service.Staffing.PushStaffingChanges();
        await push.RequestStream.WriteAsync(new() { Changes = { A.Unit("council") } });
        Assert.True(await push.ResponseStream.MoveNext());

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.GetVacancyRateAsync(Question));
        Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_STREAMS"), (exception.StatusCode, Details.Of(exception).Info().Reason));

        await push.RequestStream.CompleteAsync();
        Assert.False(await push.ResponseStream.MoveNext());
        push.Dispose();
        await EventuallyAsync(async () => (await service.Measures.GetVacancyRateAsync(Question)).Revision > 0);
        await service.DisposeAsync();
    }

    /// <summary>And takes no neighbour along: a proxy sends the calls of many over one connection.</summary>
    [Fact]
    public async Task Call_WhoseMessageNeverComes_EndsAtItsDeadlineWithoutItsConnection()
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MaxCallTime=00:00:01");
        await using var connection = await Connection.OpenAsync(service.EndPoint());

        var halfOpen = RawCalls.Call(RawCalls.UnaryPath, [0, 0, 0]) with { EndsStream = false };
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => connection.CallAsync(halfOpen, RawCalls.Patience)));

        Assert.All(answers, answer => Assert.Equal((int)StatusCode.DeadlineExceeded, answer.Grpc));

        // On a busy machine a call in order may take longer than calls may here.
        int? next;
        var deadline = DateTime.UtcNow + RawCalls.Patience;

        do
        {
            next = (await connection.CallAsync(RawCalls.Rate("nowhere"), RawCalls.Patience)).Grpc;
        }
        while (next == (int)StatusCode.DeadlineExceeded && DateTime.UtcNow < deadline);

        Assert.Equal((int)StatusCode.NotFound, next);
        await service.DisposeAsync();
    }

    [Theory]
    [InlineData("1H")]
    [InlineData("99999999S")]
    [InlineData("nonsense")]
    public async Task Call_WithADeadlineBeyondTheLongest_EndsAtTheLongest(string timeout)
    {
        var service = await RunningService.StartAsync("--Workforce:Limits:MaxCallTime=00:00:01", "--Workforce:MinRevisionWait=00:00:30");
        var input = RawCalls.Call(RawCalls.UnaryPath, new GetVacancyRateRequest { UnitId = "council", Reading = new() { MinRevision = 9 } });

        var answer = await service.AnswerAsync(input with { Headers = [.. input.Headers, new("grpc-timeout", System.Text.Encoding.ASCII.GetBytes(timeout))] });

        Assert.Equal((int)StatusCode.DeadlineExceeded, answer.Grpc);
        await service.DisposeAsync();
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var deadline = DateTime.UtcNow + RawCalls.Patience; ;)
        {
            try
            {
                Assert.True(await holds());
                return;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.ResourceExhausted && DateTime.UtcNow < deadline)
            {
                await Task.Delay(20);
            }
        }
    }
}
