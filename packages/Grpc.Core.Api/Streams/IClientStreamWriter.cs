namespace Grpc.Core;

/// <summary>The client's half of a stream, which it must end.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Tells the server that no more will come. Responses may still follow.</summary>
    Task CompleteAsync();
}
