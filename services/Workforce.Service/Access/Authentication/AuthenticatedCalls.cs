using Microsoft.Extensions.Options;
using Workforce.Service.Limits;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;
using Workforce.Service.Wire;

namespace Workforce.Service.Access.Authentication;

/// <summary>Finds out who makes each call, before anything of it is read, and ends those of nobody, as gRPC says it.</summary>
/// <remarks>
/// What must be looked into costs a signature: who proves nothing by it, again and again, is not looked at any more, by its address. Who is known
/// already is answered from there too.
/// </remarks>
internal sealed class AuthenticatedCalls(Callers callers, CallerAllowances allowances, IOptions<LimitSettings> settings, WorkforceMetrics metrics) : IMiddleware
{
    private readonly RefusedCall _tooMany = new(Problem.TooManyCalls(settings.Value.CallsPerSecondPerAddress), metrics, isKnown: false);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (callers.Known(context) is { } known)
        {
            return GoOnAsync(context, next, known);
        }

        // Nobody needs to be believed there.
        if (IsOpen(context))
        {
            return GoOnAsync(context, next, Verdict.Refused(Verdict.NoCredentials));
        }

        return allowances.OfUnproven(context).MayBegin ? FindAsync(context, next) : _tooMany.SendAsync(context);
    }

    private static bool IsOpen(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Requirement>() is { IsOpen: true };

    private async Task FindAsync(HttpContext context, RequestDelegate next) => await GoOnAsync(context, next, await callers.FindAsync(context));

    private Task GoOnAsync(HttpContext context, RequestDelegate next, Verdict verdict)
    {
        if (verdict.Caller is not null || IsOpen(context))
        {
            context.Features.Set(verdict.Caller ?? Caller.Nobody);
            return next(context);
        }

        // That the provider does not give its keys is not the caller's doing.
        if (verdict.Cause is not Verdict.KeysUnavailable && !allowances.OfUnproven(context).TryBegin())
        {
            return _tooMany.SendAsync(context);
        }

        new StatusHeaders(verdict.Cause is Verdict.KeysUnavailable ? Problem.NotReady() : Problem.Unauthenticated(verdict.Cause)).WriteTo(context.Response);
        return Task.CompletedTask;
    }
}
