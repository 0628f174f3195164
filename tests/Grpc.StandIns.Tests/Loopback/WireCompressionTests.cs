using System.Net;
using System.Net.Http.Headers;

namespace Grpc.StandIns.Tests.Loopback;

public class WireCompressionTests : LoopbackTest
{
    // The header by which Grpc.Net.Client is told to compress; it is not sent.
    private static readonly Metadata Gzip = new() { { "grpc-internal-encoding-request", "gzip" } };

    // Flag "not compressed", length nought: the frame of an empty message.
    private static readonly byte[] EmptyFrame = [0, 0, 0, 0, 0];

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    public async Task Echo_GzipBothWays_AnswersTheRequest(string text)
    {
        var response = await Client.EchoAsync(new() { Text = text }, Gzip);

        Assert.Equal(text, response.Text);
    }

    [Fact]
    public async Task Describe_GzipAskedFor_IsWhatTheServerReceives()
    {
        var description = await Client.DescribeAsync(new(), Gzip);

        Assert.Equal("gzip", description.RequestEncoding);
    }

    [Fact]
    public async Task Collect_GzipWithEmptyMessages_HearsEveryRequest()
    {
        using var call = Client.Collect(Gzip);
        await call.RequestStream.WriteAsync(new());
        await call.RequestStream.WriteAsync(new() { Text = "b" });
        await call.RequestStream.CompleteAsync();

        Assert.Equal(["", "b"], (await call).Texts);
    }

    [Fact]
    public async Task Echo_EmptyResponseInGzip_HasABody()
    {
        using var response = await PostEmptyEchoAsync();

        Assert.Equal(["gzip"], response.Headers.GetValues("grpc-encoding"));
        Assert.Equal([1, 0, 0, 0, 20, 0x1f, 0x8b], (await response.Content.ReadAsByteArrayAsync())[..7]);
    }

    /// <summary>A call by hand, to see the bytes that a client from elsewhere would see.</summary>
    private async Task<HttpResponseMessage> PostEmptyEchoAsync()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Address, "/standins.v1.EchoService/Echo"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(EmptyFrame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.Add("te", "trailers");
        request.Headers.Add("grpc-accept-encoding", "gzip");
        return await http.SendAsync(request);
    }
}
