using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using RpcStatus = Google.Rpc.Status;
using Status = Grpc.Core.Status;

namespace Workforce.Client.Tests.Fakes;

/// <summary>The exceptions with which a service ends a call.</summary>
internal static class Failure
{
    public static RpcException Of(StatusCode code, params IMessage[] details)
    {
        var status = new RpcStatus { Code = (int)code, Message = "No.", Details = { details.Select(Any.Pack) } };
        return new RpcException(
            new Status(code, "No."), details.Length == 0 ? [] : new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
    }

    public static RpcException Unavailable(TimeSpan? retryDelay = null) => retryDelay is { } delay
        ? Of(StatusCode.Unavailable, new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) })
        : Of(StatusCode.Unavailable);
}
