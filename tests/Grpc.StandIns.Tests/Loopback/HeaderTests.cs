namespace Grpc.StandIns.Tests.Loopback;

public class HeaderTests : LoopbackTest
{
    [Fact]
    public async Task Echo_HeadersAndTrailers_ComeBack()
    {
        Metadata sent = new()
        {
            { "Header-Text", "text" },
            { "header-bytes-bin", [0, 255, 7] },
            { "trailer-text", "more" },
            { "trailer-bytes-bin", [] },
        };

        using var call = Client.EchoAsync(new(), sent);
        var headers = await call.ResponseHeadersAsync;
        await call;

        Assert.Equal("text", headers.GetValue("header-text"));
        Assert.Equal([0, 255, 7], headers.GetValueBytes("header-bytes-bin"));
        Assert.Equal("more", call.GetTrailers().GetValue("trailer-text"));
        Assert.Equal([], call.GetTrailers().GetValueBytes("trailer-bytes-bin")!);
    }

    [Fact]
    public async Task Describe_AnyCall_KnowsItsNameAndPeer()
    {
        var description = await Client.DescribeAsync(new());

        Assert.Equal("/standins.v1.EchoService/Describe", description.Method);
        Assert.Equal(Host.Address.Authority, description.Host);
        Assert.StartsWith("ipv4:127.0.0.1:", description.Peer, StringComparison.Ordinal);
        Assert.False(description.PeerAuthenticated);
    }

    [Fact]
    public async Task Describe_TwoInterceptors_SeeTheCallInTheOrderOfTheirRegistration()
    {
        var description = await Client.DescribeAsync(new());

        Assert.Equal(["first", "second"], description.Interceptors);
    }
}
