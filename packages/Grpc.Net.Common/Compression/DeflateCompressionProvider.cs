using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>gRPC's <c>deflate</c>, which is the zlib format (RFC 1950).</summary>
public sealed class DeflateCompressionProvider : ICompressionProvider
{
    // Header (RFC 1950, 2.2), a final block that holds nothing, then the checksum of no bytes.
    private static readonly byte[] EmptyMessage = [0x78, 0x9c, 0x03, 0x00, 0, 0, 0, 0x01];

    private readonly CompressionLevel _defaultCompressionLevel;

    public DeflateCompressionProvider(CompressionLevel defaultCompressionLevel)
    {
        _defaultCompressionLevel = defaultCompressionLevel;
    }

    public string EncodingName => "deflate";

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => new MessageCompressionStream(
        stream,
        output => new ZLibStream(output, compressionLevel ?? _defaultCompressionLevel, leaveOpen: true),
        EmptyMessage);

    public Stream CreateDecompressionStream(Stream stream) => new ZLibStream(stream, CompressionMode.Decompress);
}
