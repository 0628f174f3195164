using Grpc.Core;
using Workforce.Service.Access;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;
using Workforce.Service.Wire;

namespace Workforce.Service.Limits;

/// <summary>Binds a service so that its streams are bounded in number, in time and in pace. Calls that are no streams are left as they are.</summary>
/// <param name="binder">What the methods are bound to.</param>
/// <param name="callers">What each caller may have.</param>
/// <param name="settings">The bounds.</param>
/// <param name="clock">Tells how long a stream has lasted.</param>
/// <param name="metrics">Count what is refused.</param>
internal sealed class BoundedStreams(ServiceBinderBase binder, CallerAllowances callers, LimitSettings settings, TimeProvider clock, WorkforceMetrics metrics) : ServiceBinderBase
{
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(method, handler);

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(method, async (request, responses, context) =>
        {
            var allowance = AllowanceOf(context);

            if (allowance.TryWatch() is { } most)
            {
                metrics.CallRefused(V1.ErrorReason.TooManyWatches, isKnown: !ReferenceEquals(Caller.Of(context), Caller.Nobody));
                throw Problem.TooManyWatches(most).ToException();
            }

            try
            {
                await handler!(request, Bounded(responses, context), context);
            }
            finally
            {
                allowance.EndWatch();
            }
        });

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(method, (requests, context) => handler!(Bounded(requests, context), context));

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
        binder.AddMethod(method, (requests, responses, context) => handler!(Bounded(requests, context), Bounded(responses, context), context));

    private CallerAllowance AllowanceOf(ServerCallContext context) => callers.Of(context.GetHttpContext());

    private BoundedReader<T> Bounded<T>(IAsyncStreamReader<T> requests, ServerCallContext context) =>
        new(requests, AllowanceOf(context), settings, clock);

    private BoundedWriter<T> Bounded<T>(IServerStreamWriter<T> responses, ServerCallContext context) =>
        new(responses, context, settings, clock);
}
