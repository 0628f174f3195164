namespace Grpc.Core.Interceptors;

/// <summary>Sends every call to one authority.</summary>
internal sealed class HostInterceptor(string host) : CallChangingInterceptor
{
    protected override ClientInterceptorContext<TRequest, TResponse> Change<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> call) =>
        new(call.Method, host, call.Options);
}
