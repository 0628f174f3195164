using Grpc.Core;

namespace Workforce.Client.Calls;

/// <summary>Tells a stream that broke or was turned away for now, and may be opened anew, from one that was refused.</summary>
internal static class BrokenStream
{
    // A connection that goes away in the middle of a stream shows as any status, depending on how it went; a balancer that loses the service behind it
    // ends the stream without one, which is CANCELLED here. That nobody on this side has cancelled is found out before.
    public static bool Is(Exception exception) => exception switch
    {
        RpcException failure => failure.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled || AskedDelay.IsAsked(failure) || failure.Status.DebugException is IOException or HttpRequestException,
        IOException or HttpRequestException => true,
        _ => false,
    };
}
