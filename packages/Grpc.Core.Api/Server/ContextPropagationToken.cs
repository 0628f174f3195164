namespace Grpc.Core;

/// <summary>Stands for a call being answered, for the calls made on its behalf. Only a gRPC implementation makes one.</summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}
