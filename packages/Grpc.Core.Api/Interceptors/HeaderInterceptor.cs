namespace Grpc.Core.Interceptors;

/// <summary>Lets a function change the headers of every call.</summary>
internal sealed class HeaderInterceptor(Func<Metadata, Metadata> change) : CallChangingInterceptor
{
    protected override ClientInterceptorContext<TRequest, TResponse> Change<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> call)
    {
        var headers = change(call.Options.Headers ?? []);

        return new(call.Method, call.Host, call.Options.WithHeaders(headers));
    }
}
