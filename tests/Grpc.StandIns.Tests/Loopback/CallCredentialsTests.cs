using Grpc.StandIns.V1;

namespace Grpc.StandIns.Tests.Loopback;

public class CallCredentialsTests : LoopbackTest
{
    [Fact]
    public async Task Describe_CredentialsOfTheCall_Arrive()
    {
        using var channel = Host.Channel(options => options.UnsafeUseInsecureChannelCallCredentials = true);
        var client = new EchoService.EchoServiceClient(channel);

        var description = await client.DescribeAsync(new(), default(CallOptions).WithCredentials(Bearer("of-the-call")));

        Assert.Equal("Bearer of-the-call /standins.v1.EchoService/Describe", description.Authorization);
    }

    [Fact]
    public async Task Describe_CredentialsOfTheChannel_Arrive()
    {
        using var channel = Host.Channel(options =>
        {
            options.Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, Bearer("of-the-channel"));
            options.UnsafeUseInsecureChannelCallCredentials = true;
        });

        var description = await new EchoService.EchoServiceClient(channel).DescribeAsync(new());

        Assert.Equal("Bearer of-the-channel /standins.v1.EchoService/Describe", description.Authorization);
    }

    [Fact]
    public async Task Describe_ComposedCredentials_AreAppliedInOrder()
    {
        using var channel = Host.Channel(options => options.UnsafeUseInsecureChannelCallCredentials = true);
        var both = CallCredentials.Compose(Bearer("first"), Bearer("last"));

        var description = await new EchoService.EchoServiceClient(channel).DescribeAsync(
            new(), default(CallOptions).WithCredentials(both));

        Assert.Contains("first", description.Authorization, StringComparison.Ordinal);
        Assert.EndsWith("Bearer last /standins.v1.EchoService/Describe", description.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_InsecureChannelWithoutLeave_SendsNoCredentials()
    {
        var description = await Client.DescribeAsync(new(), default(CallOptions).WithCredentials(Bearer("never")));

        Assert.Equal("", description.Authorization);
    }

    /// <summary>The context's method is part of the token, so that a test sees that it was handed over.</summary>
    private static CallCredentials Bearer(string token) => CallCredentials.FromInterceptor((context, headers) =>
    {
        headers.Add("authorization", $"Bearer {token} /standins.v1.EchoService/{context.MethodName}");
        return Task.CompletedTask;
    });
}
