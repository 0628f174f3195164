using Grpc.AspNetCore.Server;
using Grpc.Core;
using Workforce.Service.Access;
using Workforce.Service.Wire;

namespace Workforce.Service.Auditing;

/// <summary>Takes down the refusals of calls that never reach a method: of who has not said who it is, or asks too much.</summary>
/// <remarks>They are refused before any code of a method runs, and so before <see cref="AuditedCalls"/>.</remarks>
internal sealed class AuditedRefusals(AuditRecorder recorder) : IMiddleware
{
    private static readonly object TakenDown = new();

    /// <summary>Notes that a call's failure is in the trail already.</summary>
    public static void WasTakenDown(ServerCallContext context) => context.GetHttpContext().Items[TakenDown] = TakenDown;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);

        if (RefusalOf(context) is { } status && !context.Items.ContainsKey(TakenDown) && MethodOf(context) is { } method)
        {
            var caller = context.Features.Get<Caller>() is { } known ? AuditedMethod.NameOf(known) : "";
            recorder.AddFailure(new(caller, method, UnitId: null, WorkerId: null, (int)status, Reason: null));
        }
    }

    private static StatusCode? RefusalOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => StatusCode.Unauthenticated,
        StatusCodes.Status403Forbidden => StatusCode.PermissionDenied,
        StatusCodes.Status429TooManyRequests => StatusCode.ResourceExhausted,
        _ => AnsweredStatus.Of(context) is { } status && AuditedMethod.IsRefusal(status) ? status : null,
    };

    private static string? MethodOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName.TrimStart('/');
}
