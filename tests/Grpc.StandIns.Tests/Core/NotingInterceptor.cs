using Grpc.Core.Interceptors;

namespace Grpc.StandIns.Tests.Core;

/// <summary>Notes each outgoing call under its own name and lets it pass.</summary>
internal sealed class NotingInterceptor(string name, List<string> notes) : Interceptor
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        notes.Add(name);
        return continuation(request, context);
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        notes.Add(name);
        return continuation(request, context);
    }
}
