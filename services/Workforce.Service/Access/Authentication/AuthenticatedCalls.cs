using System.Globalization;
using Google.Protobuf;
using Workforce.Service.Wire;

namespace Workforce.Service.Access.Authentication;

/// <summary>Finds out who makes each call, before anything of it is read, and ends those of nobody, as gRPC says it.</summary>
internal sealed class AuthenticatedCalls(RequestDelegate next, Callers callers)
{
    public Task InvokeAsync(HttpContext context)
    {
        var verdict = callers.OfAsync(context);

        return verdict.IsCompletedSuccessfully ? GoOnAsync(context, verdict.Result) : GoOnAsync(context, verdict);
    }

    private async Task GoOnAsync(HttpContext context, ValueTask<Verdict> verdict) => await GoOnAsync(context, await verdict);

    private Task GoOnAsync(HttpContext context, Verdict verdict)
    {
        if (verdict.Caller is null && context.GetEndpoint()?.Metadata.GetMetadata<Requirement>() is not { IsOpen: true })
        {
            Refuse(context, verdict.Cause);
            return Task.CompletedTask;
        }

        context.Features.Set(verdict.Caller ?? Caller.Nobody);
        return next(context);
    }

    /// <summary>A status without a message, which gRPC sends in the headers of an answer that is otherwise in order.</summary>
    private static void Refuse(HttpContext context, string cause)
    {
        var problem = cause is Verdict.KeysUnavailable ? Problem.NotReady() : Problem.Unauthenticated(cause);
        var response = context.Response;

        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = problem.Code.ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = problem.Message;
        response.Headers[Problem.DetailsTrailer] = Convert.ToBase64String(problem.ToByteArray());
    }
}
