using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Workforce.Service.Access;
using Workforce.Service.Settings;
using Workforce.Service.Standard;
using Workforce.Service.Telemetry;
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
    private readonly TimeSpan _maxStreamTime;
    private readonly StringValues _maxStreamTimeout;
    private readonly RefusedCall _tooManyCalls;
    private readonly RefusedCall _tooManyStreams;
    private readonly RefusedCall _tooManyOfAddress;
    private readonly RefusedCall _tooManyStreamsOfAddress;

    public CallGate(RequestDelegate next, CallerAllowances callers, IOptions<LimitSettings> settings, WorkforceMetrics metrics)
    {
        (_next, _callers) = (next, callers);
        _maxCallTime = settings.Value.MaxCallTime;
        _maxCallTimeout = Timeout.Of(_maxCallTime);

        // A stream that lives ends by itself before that, with a status that says why.
        _maxStreamTime = settings.Value.MaxStreamTime + settings.Value.MaxWriteStall;
        _maxStreamTimeout = Timeout.Of(_maxStreamTime);

        // Made once: who is turned away must cost less than who is let in.
        _tooManyCalls = new(Problem.TooManyCalls(settings.Value.CallsPerSecond), metrics, isKnown: true);
        _tooManyStreams = new(Problem.TooManyStreams(settings.Value.MaxStreamsPerCaller), metrics, isKnown: true);
        _tooManyOfAddress = new(Problem.TooManyCalls(settings.Value.CallsPerSecondPerAddress), metrics, isKnown: false);
        _tooManyStreamsOfAddress = new(Problem.TooManyStreams(settings.Value.MaxStreamsPerAddress), metrics, isKnown: false);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var allowance = _callers.Of(context);

        if (!allowance.TryBegin())
        {
            return RefuseAsync(context, _tooManyCalls, _tooManyOfAddress);
        }

        if (!allowance.TryEnter())
        {
            return RefuseAsync(context, _tooManyStreams, _tooManyStreamsOfAddress);
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

    private static Task RefuseAsync(HttpContext context, RefusedCall known, RefusedCall stranger) =>
        ReadinessProbe.Is(context.GetEndpoint()) ? ReadinessProbe.RefuseAsync(context)
        : (ReferenceEquals(Caller.Of(context), Caller.Nobody) ? stranger : known).SendAsync(context);

    /// <summary>
    /// Sees to it that the library, which keeps deadlines, has one to keep. Who sends a stream is bound by <see cref="BoundedReader{T}"/>; who is
    /// sent one may never have asked for it to the end, or have nothing to be told.
    /// </summary>
    private void BoundTime(HttpContext context)
    {
        switch (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type)
        {
            case MethodType.Unary:
                Bound(context.Request.Headers, _maxCallTime, _maxCallTimeout);
                break;

            case MethodType.ServerStreaming:
                Bound(context.Request.Headers, _maxStreamTime, _maxStreamTimeout);
                break;
        }
    }

    private static void Bound(IHeaderDictionary headers, TimeSpan most, StringValues timeout)
    {
        if (!headers.TryGetValue(TimeoutHeader, out var asked) || Timeout.Parse(asked) is not { } wanted || wanted > most)
        {
            headers[TimeoutHeader] = timeout;
        }
    }
}
