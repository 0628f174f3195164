using Grpc.Core.Interceptors;

namespace Grpc.StandIns.Tests.Loopback;

/// <summary>Leaves its name in the call's user state for whoever comes after it.</summary>
internal sealed class NameLeavingInterceptor(string name) : Interceptor
{
    private static readonly object Key = new();

    public static List<string> NamesIn(ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var names) ? (List<string>)names : [];

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        context.UserState[Key] = (List<string>)[.. NamesIn(context), name];
        return continuation(request, context);
    }
}
