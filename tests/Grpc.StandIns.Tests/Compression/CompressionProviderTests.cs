using System.IO.Compression;
using System.Text;
using Grpc.Net.Compression;

namespace Grpc.StandIns.Tests.Compression;

public class CompressionProviderTests
{
    [Theory]
    [InlineData("gzip", 0)]
    [InlineData("gzip", 1)]
    [InlineData("gzip", 100_000)]
    [InlineData("deflate", 0)]
    [InlineData("deflate", 1)]
    [InlineData("deflate", 100_000)]
    public void CreateDecompressionStream_AfterCompression_GivesTheMessageBack(string encoding, int length)
    {
        var provider = Provider(encoding);
        var message = new string('x', length);

        var compressed = Compress(provider, message);

        Assert.NotEmpty(compressed);
        using var reader = new StreamReader(provider.CreateDecompressionStream(new MemoryStream(compressed)));
        Assert.Equal(message, reader.ReadToEnd());
    }

    [Fact]
    public void CreateCompressionStream_EmptyMessageInGzip_IsAWholeMember()
    {
        var compressed = Compress(Provider("gzip"), "");

        // RFC 1952: ten bytes of header, two of an empty block, four of checksum, four of length.
        Assert.Equal(20, compressed.Length);
        Assert.Equal([0x1f, 0x8b, 0x08], compressed[..3]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task CreateCompressionStream_FlushedAndNeverWritten_IsTheEmptyMessage(string encoding)
    {
        using var output = new MemoryStream();
        await using (var stream = Provider(encoding).CreateCompressionStream(output, null))
        {
            await stream.WriteAsync(ReadOnlyMemory<byte>.Empty);
            await stream.FlushAsync();
        }

        Assert.Equal(Compress(Provider(encoding), ""), output.ToArray());
    }

    [Fact]
    public async Task CreateCompressionStream_WrittenInPieces_IsOneMessage()
    {
        using var output = new MemoryStream();
        await using (var stream = Provider("gzip").CreateCompressionStream(output, CompressionLevel.SmallestSize))
        {
            await stream.WriteAsync("ab"u8.ToArray());
            await stream.FlushAsync();
            stream.WriteByte((byte)'c');
        }

        using var reader = new StreamReader(new GZipStream(new MemoryStream(output.ToArray()), CompressionMode.Decompress));
        Assert.Equal("abc", await reader.ReadToEndAsync());
    }

    [Fact]
    public void Dispose_CompressionStream_LeavesTheOutputOpen()
    {
        using var output = new MemoryStream();

        Provider("gzip").CreateCompressionStream(output, null).Dispose();

        Assert.True(output.CanWrite);
    }

    private static byte[] Compress(ICompressionProvider provider, string message)
    {
        using var output = new MemoryStream();
        using (var stream = provider.CreateCompressionStream(output, null))
        {
            stream.Write(Encoding.ASCII.GetBytes(message));
        }

        return output.ToArray();
    }

    private static ICompressionProvider Provider(string encoding) => encoding switch
    {
        "gzip" => new GzipCompressionProvider(CompressionLevel.Fastest),
        _ => new DeflateCompressionProvider(CompressionLevel.Fastest),
    };
}
