namespace Grpc.Core;

/// <summary>The server's half of a stream, which ends when its method returns.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}
