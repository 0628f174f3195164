namespace Grpc.Core;

/// <summary>Messages in the order they are sent. One write at a time.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>For the writes that follow; null means those of the call.</summary>
    WriteOptions? WriteOptions { get; set; }

    Task WriteAsync(T message);

    /// <summary>Cancelling a write ends the call. A writer that was written without it refuses a token that can be cancelled.</summary>
    Task WriteAsync(T message, CancellationToken cancellationToken) => cancellationToken.CanBeCanceled
        ? throw new NotSupportedException("This stream's writes cannot be cancelled.")
        : WriteAsync(message);
}
