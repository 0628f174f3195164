using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>gRPC's <c>gzip</c> (RFC 1952).</summary>
public sealed class GzipCompressionProvider : ICompressionProvider
{
    // Header (RFC 1952, 2.3), a final block that holds nothing, then checksum and length of no bytes.
    private static readonly byte[] EmptyMember =
        [0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0xff, 0x03, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly CompressionLevel _defaultCompressionLevel;

    public GzipCompressionProvider(CompressionLevel defaultCompressionLevel)
    {
        _defaultCompressionLevel = defaultCompressionLevel;
    }

    public string EncodingName => "gzip";

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => new MessageCompressionStream(
        stream,
        output => new GZipStream(output, compressionLevel ?? _defaultCompressionLevel, leaveOpen: true),
        EmptyMember);

    public Stream CreateDecompressionStream(Stream stream) => new GZipStream(stream, CompressionMode.Decompress);
}
