using Grpc.StandIns.V1;
using Microsoft.AspNetCore.Builder;

namespace Grpc.StandIns.Tests.Loopback;

public class CallTests : LoopbackTest
{
    [Fact]
    public async Task Echo_Unary_AnswersTheRequest()
    {
        var response = await Client.EchoAsync(new() { Text = "hello" });

        Assert.Equal("hello", response.Text);
    }

    [Fact]
    public void Echo_Blocking_AnswersTheRequest()
    {
        Assert.Equal("hello", Client.Echo(new() { Text = "hello" }).Text);
    }

    [Fact]
    public async Task Collect_ClientStreaming_HearsEveryRequest()
    {
        using var call = Client.Collect();
        await call.RequestStream.WriteAsync(new() { Text = "a" });
        await call.RequestStream.WriteAsync(new() { Text = "b" }, CancellationToken.None);
        await call.RequestStream.CompleteAsync();

        Assert.Equal(["a", "b"], (await call).Texts);
    }

    [Fact]
    public async Task Repeat_ServerStreaming_SendsEveryResponse()
    {
        using var call = Client.Repeat(new() { Text = "a", Times = 3 });

        var texts = new List<string>();
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            texts.Add(response.Text);
        }

        Assert.Equal(["a", "a", "a"], texts);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Converse_BothStreaming_AnswersBeforeTheNextRequest()
    {
        using var call = Client.Converse();
        foreach (var text in (string[])["a", "b"])
        {
            await call.RequestStream.WriteAsync(new() { Text = text });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(text, call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task MapGrpcService_DefinitionRatherThanType_AnswersCalls()
    {
        await using var host = await EchoHost.StartAsync((app, waitingRoom) =>
            app.MapGrpcService(EchoService.BindService(new EchoEndpoint(waitingRoom))));
        using var channel = host.Channel();

        var response = await new EchoService.EchoServiceClient(channel).EchoAsync(new() { Text = "hello" });

        Assert.Equal("hello", response.Text);
    }
}
