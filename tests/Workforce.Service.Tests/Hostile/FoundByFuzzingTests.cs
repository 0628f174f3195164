using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Hostile;

/// <summary>What the fuzzer has found, each mended and kept found.</summary>
public class FoundByFuzzingTests(RunningService service) : IClassFixture<RunningService>
{
    /// <summary>Was UNKNOWN.</summary>
    [Fact]
    public async Task ListAuditEntries_CallerAndMethodTooLong_AreNamedBoth()
    {
        var tooLong = new string('x', 10_000);

        var refusal = await Assert.ThrowsAsync<Grpc.Core.RpcException>(
            async () => await service.Audit.ListAuditEntriesAsync(new() { Caller = tooLong, Method = tooLong }));

        Assert.Equal(Grpc.Core.StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.StartsWith("caller: ", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(" method: ", refusal.Status.Detail, StringComparison.Ordinal);
    }

    /// <summary>Was UNKNOWN to who may see some units alone: routing takes such paths for the method's.</summary>
    [Theory]
    [InlineData("WORKFORCE.V1.MEASURESSERVICE", "LISTTARGETS")]
    [InlineData("workforce.v1.MeasuresService", "ListTargets/")]
    public async Task List_ByAPathWrittenOtherwise_IsAnsweredToWhoMaySeeSomeUnits(string serviceName, string methodName)
    {
        await using var guarded = new Access.GuardedService();
        await guarded.InitializeAsync();
        var method = new Grpc.Core.Method<ListTargetsRequest, ListTargetsResponse>(
            Grpc.Core.MethodType.Unary,
            serviceName,
            methodName,
            Grpc.Core.Marshallers.Create(message => message.ToByteArray(), ListTargetsRequest.Parser.ParseFrom),
            Grpc.Core.Marshallers.Create(message => message.ToByteArray(), ListTargetsResponse.Parser.ParseFrom));

        var answer = await guarded.By(guarded.Tokens.Granting("measures.read@t1")).AsyncUnaryCall(method, host: null, default, new ListTargetsRequest());

        Assert.Empty(answer.Targets);
    }

    /// <summary>Was UNKNOWN of reflection, and CANCELLED, as if the sender had left, of a push.</summary>
    [Theory]
    [InlineData(RawCalls.PushPath, uint.MaxValue)]
    [InlineData(RawCalls.PushPath, (uint)int.MaxValue + 1)]
    [InlineData(RawCalls.ReflectionPath, uint.MaxValue)]
    public async Task Stream_FrameThatSaysItIsLongerThanCanBe_IsMessageTooLarge(string path, uint length)
    {
        var answer = await service.AnswerAsync(RawCalls.Call(path, Frames.Of([1, 2, 3], length: length)));

        Assert.Equal((int)Grpc.Core.StatusCode.ResourceExhausted, answer.Grpc);
    }

    /// <summary>Each was an error in the log, with its stack: whoever could connect could fill the disk and drown out all else.</summary>
    [Theory]
    [InlineData("unknown flag")]
    [InlineData("impossible length")]
    [InlineData("corrupt gzip")]
    [InlineData("no message")]
    public async Task Frame_ThatCannotBeRead_LeavesNoErrorInTheLog(string fault)
    {
        foreach (var path in new[] { RawCalls.UnaryPath, RawCalls.WatchPath, RawCalls.PushPath })
        {
            var input = fault switch
            {
                "unknown flag" => RawCalls.Call(path, Frames.Of([1, 2, 3], flag: 7)),
                "impossible length" => RawCalls.Call(path, Frames.Of([1, 2, 3], length: uint.MaxValue)),
                "no message" => RawCalls.Call(path, []),
                _ => RawCalls.Call(path, Frames.Of([1, 2, 3], flag: 1)) with
                {
                    Headers = [.. CallHeaders.Good(path), CallHeaders.Header("grpc-encoding", "gzip")],
                },
            };

            Assert.False((await service.AnswerAsync(input)).IsFault);
        }

        Assert.DoesNotContain(service.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>Was a fault of the service in its log, while the connection had been broken by the caller.</summary>
    [Fact]
    public async Task Stream_WhoseConnectionBreaks_LeavesNoErrorInTheLog()
    {
        foreach (var path in new[] { RawCalls.ReflectionPath, RawCalls.PushPath })
        {
            await using var connection = await RawConnection.OpenAsync(service.EndPoint(), initialWindow: 65_535);
            var block = HeaderBlock.Encode(CallHeaders.Good(path));

            // No client may begin a stream of an even number.
            await connection.SendAsync(new FrameBuffer().Headers(1, block, endStream: false).Ping());
            await connection.SendAsync(new FrameBuffer().Headers(2, block, endStream: false));
            await connection.UntilClosedAsync(RawCalls.Patience);
            Assert.True(connection.IsClosed);
        }

        Assert.Equal((int)Grpc.Core.StatusCode.NotFound, (await service.AnswerAsync(RawCalls.Rate("nowhere"))).Grpc);
        Assert.DoesNotContain(service.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>Kestrel closes the connection, and called each of its streams critical.</summary>
    [Fact]
    public async Task Connection_ThatSendsFasterThanItReads_LeavesNoErrorInTheLog()
    {
        await using (var connection = await RawConnection.OpenAsync(service.EndPoint(), initialWindow: 65_535, reads: false))
        {
            var block = HeaderBlock.Encode(CallHeaders.Good(RawCalls.UnaryPath));
            var buffer = new FrameBuffer();

            for (var id = 1; id < 20_000 && await connection.SendAsync(buffer);)
            {
                buffer.Clear();

                for (var i = 0; i < 100; i++, id += 2)
                {
                    buffer.Headers(id, block, endStream: false).Frame(FrameType.Data, FrameBuffer.EndStream, id, Frames.Of([])).Reset(id);
                }
            }
        }

        Assert.Equal((int)Grpc.Core.StatusCode.NotFound, (await service.AnswerAsync(RawCalls.Rate("nowhere"))).Grpc);
        Assert.DoesNotContain(service.Log.Lines, line => line.Level >= LogLevel.Error);
    }
}
