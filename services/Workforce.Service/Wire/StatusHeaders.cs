using System.Globalization;
using Google.Protobuf;
using Microsoft.Extensions.Primitives;
using RpcStatus = Google.Rpc.Status;

namespace Workforce.Service.Wire;

/// <summary>A status without a message, which gRPC sends in the headers of an answer that is otherwise in order; written beforehand, to be sent any number of times.</summary>
internal sealed class StatusHeaders(RpcStatus status)
{
    private readonly StringValues _code = status.Code.ToString(CultureInfo.InvariantCulture);

    /// <summary>Escaped as gRPC does, since a header takes no more than printable ASCII.</summary>
    private readonly StringValues _message = Uri.EscapeDataString(status.Message);

    private readonly StringValues _details = Convert.ToBase64String(status.ToByteArray());

    public void WriteTo(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = _code;
        response.Headers["grpc-message"] = _message;
        response.Headers[Problem.DetailsTrailer] = _details;
    }
}
