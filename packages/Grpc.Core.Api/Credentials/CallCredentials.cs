namespace Grpc.Core;

/// <summary>Proves, call by call, who makes it.</summary>
public abstract class CallCredentials
{
    /// <summary>Adds the headers of each, in order.</summary>
    public static CallCredentials Compose(params CallCredentials[] credentials) => new CompositeCallCredentials(credentials);

    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor) =>
        new InterceptorCallCredentials(interceptor);

    /// <summary>Tells a gRPC implementation what these credentials are. Not for users.</summary>
    public abstract void InternalPopulateConfiguration(CallCredentialsConfiguratorBase configurator, object? state);
}
