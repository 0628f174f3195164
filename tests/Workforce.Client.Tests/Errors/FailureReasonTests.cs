using System.Net.Sockets;
using System.Security.Authentication;

namespace Workforce.Client.Tests.Errors;

public class FailureReasonTests
{
    public static TheoryData<Exception, string> Failures => new()
    {
        { new SocketException((int)SocketError.ConnectionRefused), "nothing listens there; is the service running?" },
        { new SocketException((int)SocketError.HostNotFound), "there is no host of that name" },
        {
            new HttpRequestException("No.", new AuthenticationException("Cannot determine the frame size.")),
            "what listens there does not speak TLS; does its address begin with http?"
        },
        {
            new HttpRequestException("No.", new AuthenticationException("The remote certificate is invalid.")),
            "its TLS certificate is not accepted: The remote certificate is invalid"
        },
        {
            new HttpRequestException("The server did not complete the HTTP/2 handshake."),
            "what listens there does not speak HTTP/2 without TLS; does its address begin with https?"
        },
        { new HttpProtocolException(0xd, "No.", null), "what listens there speaks HTTP/1.1 only, and gRPC needs HTTP/2" },
        { new HttpRequestException("Outer.", new IOException("The response ended.")), "The response ended" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Of_FailureOfTheTransport_SaysWhatItMeans(Exception failure, string reason)
    {
        var status = new Status(StatusCode.Unavailable, "Error starting gRPC call.", failure);

        Assert.Equal(reason, FailureReason.Of(new RpcException(status)));
        Assert.Equal(reason, FailureReason.Of(failure));
    }

    [Theory]
    [InlineData("The database is away.", "The database is away")]
    [InlineData("", "Unavailable")]
    public void Of_FailureOfTheService_IsItsDetail(string detail, string reason) =>
        Assert.Equal(reason, FailureReason.Of(new RpcException(new Status(StatusCode.Unavailable, detail))));
}
