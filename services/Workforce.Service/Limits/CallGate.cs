using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Workforce.Service.Access;
using Workforce.Service.Settings;
using Workforce.Service.Wire;

namespace Workforce.Service.Limits;

/// <summary>Lets a call in while its caller may begin one, and gives it an end; before anything of it is read.</summary>
internal sealed class CallGate
{
    private const string TimeoutHeader = "grpc-timeout";

    private readonly RequestDelegate _next;
    private readonly CallerAllowances _callers;
    private readonly TimeSpan _maxCallTime;
    private readonly StringValues _maxCallTimeout;
    private readonly RefusedCall _tooManyCalls;
    private readonly RefusedCall _tooManyStreams;

    public CallGate(RequestDelegate next, CallerAllowances callers, IOptions<LimitSettings> settings)
    {
        (_next, _callers) = (next, callers);
        _maxCallTime = settings.Value.MaxCallTime;
        _maxCallTimeout = string.Create(CultureInfo.InvariantCulture, $"{(long)_maxCallTime.TotalMilliseconds}m");

        // Made once: who is turned away must cost less than who is let in.
        _tooManyCalls = new(Problem.TooManyCalls(settings.Value.CallsPerSecond));
        _tooManyStreams = new(Problem.TooManyStreams(settings.Value.MaxStreamsPerCaller));
    }

    public Task InvokeAsync(HttpContext context)
    {
        var allowance = _callers.Of(Caller.Of(context).Name);

        if (!allowance.TryBegin())
        {
            return _tooManyCalls.SendAsync(context);
        }

        if (!allowance.TryEnter())
        {
            return _tooManyStreams.SendAsync(context);
        }

        BoundTime(context);
        Task call;

        try
        {
            call = _next(context);
        }
        catch
        {
            allowance.Leave();
            throw;
        }

        if (!call.IsCompletedSuccessfully)
        {
            return LeaveAsync(call, allowance);
        }

        // Without a state machine, where all was done at once.
        allowance.Leave();
        return call;
    }

    private static async Task LeaveAsync(Task call, CallerAllowance allowance)
    {
        try
        {
            await call;
        }
        finally
        {
            allowance.Leave();
        }
    }

    /// <summary>Sees to it that the library, which keeps deadlines, has one to keep. Streams have bounds of their own.</summary>
    private void BoundTime(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type is not MethodType.Unary)
        {
            return;
        }

        var headers = context.Request.Headers;

        if (!headers.TryGetValue(TimeoutHeader, out var asked) || Timeout.Parse(asked) is not { } timeout || timeout > _maxCallTime)
        {
            headers[TimeoutHeader] = _maxCallTimeout;
        }
    }
}
