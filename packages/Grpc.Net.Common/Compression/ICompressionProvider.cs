using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>Compresses the messages of calls that name its encoding.</summary>
public interface ICompressionProvider
{
    /// <summary>As it stands in the <c>grpc-encoding</c> header.</summary>
    string EncodingName { get; }

    /// <summary>Disposing of the stream completes the message and leaves <paramref name="stream"/> open.</summary>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    Stream CreateDecompressionStream(Stream stream);
}
