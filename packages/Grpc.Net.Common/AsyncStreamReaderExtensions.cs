using System.Runtime.CompilerServices;

namespace Grpc.Core;

/// <summary>Lets <c>await foreach</c> read a stream.</summary>
public static class AsyncStreamReaderExtensions
{
    /// <summary>Every message to the end of the stream. Either token ends the reading.</summary>
    public static IAsyncEnumerable<T> ReadAllAsync<T>(
        this IAsyncStreamReader<T> streamReader,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(streamReader);
        return ReadToEndAsync(streamReader, cancellationToken);
    }

    private static async IAsyncEnumerable<T> ReadToEndAsync<T>(
        IAsyncStreamReader<T> streamReader,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await streamReader.MoveNext(cancellationToken).ConfigureAwait(false))
        {
            yield return streamReader.Current;
        }
    }
}
