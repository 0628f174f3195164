using Grpc.Core;
using Microsoft.Extensions.Options;
using Workforce.Service.Settings;
using RpcStatus = Google.Rpc.Status;

namespace Workforce.Service.Wire;

/// <summary>Gives the details of an error to a call whose one message could not be read, and the status that it deserves.</summary>
/// <remarks>
/// The library ends such a call by itself, as UNKNOWN or INTERNAL, or without details, before any code of the service runs. What a
/// handler throws is left alone: UNKNOWN then is a fault of ours, and must be seen as one.
/// </remarks>
internal sealed class UnreadableRequests(RequestDelegate next, IOptions<WorkforceSettings> settings)
{
    private const string StatusHeader = "grpc-status";

    /// <summary>Notes that a call's message was read, or that its stream is the handler's to read.</summary>
    public static void WasRead(ServerCallContext context) => context.GetHttpContext().Features.Set(MessageRead.Mark);

    /// <summary>Notes that a call was answered without its message having been read.</summary>
    public static void WasAnswered(HttpContext context) => context.Features.Set(MessageRead.Mark);

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);

        if (context.Response.HasStarted || context.Features.Get<MessageRead>() is not null)
        {
            return;
        }

        if (FaultOf(context.Response.Headers[StatusHeader]) is { } fault)
        {
            new StatusHeaders(fault).WriteTo(context.Response);
        }
    }

    private RpcStatus? FaultOf(string? status) => status switch
    {
        "2" or "13" => Problem.MessageNotReadable(),
        "8" => Problem.MessageTooLarge(settings.Value.MaxMessageBytes),
        _ => null,
    };

    private sealed class MessageRead
    {
        public static readonly MessageRead Mark = new();
    }
}
