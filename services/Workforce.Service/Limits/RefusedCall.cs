using System.Globalization;
using Google.Protobuf;
using Microsoft.Extensions.Primitives;
using Workforce.Service.Wire;
using RpcStatus = Google.Rpc.Status;

namespace Workforce.Service.Limits;

/// <summary>The answer to calls that are not let in: headers alone, written beforehand.</summary>
internal sealed class RefusedCall(RpcStatus status)
{
    private readonly StringValues _code = status.Code.ToString(CultureInfo.InvariantCulture);
    private readonly StringValues _message = Uri.EscapeDataString(status.Message);
    private readonly StringValues _details = Convert.ToBase64String(status.ToByteArray());

    public Task SendAsync(HttpContext context)
    {
        UnreadableRequests.WasAnswered(context);
        var response = context.Response;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = _code;
        response.Headers["grpc-message"] = _message;
        response.Headers[Problem.DetailsTrailer] = _details;
        return Task.CompletedTask;
    }
}
