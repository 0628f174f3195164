namespace Grpc.Net.Compression;

/// <summary>
/// Compresses one message. .NET's compressors write no byte at all for an empty one, which is not valid gzip or zlib
/// and which other gRPC implementations refuse; this writes the format's own form of nothing instead.
/// </summary>
internal sealed class MessageCompressionStream(Stream output, Func<Stream, Stream> compress, byte[] emptyMessage) : Stream
{
    private Stream? _compressor;
    private bool _isDisposed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_isDisposed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!buffer.IsEmpty)
        {
            (_compressor ??= compress(output)).Write(buffer);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return buffer.IsEmpty
            ? ValueTask.CompletedTask
            : (_compressor ??= compress(output)).WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => _compressor?.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _compressor?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            if (_compressor is null)
            {
                output.Write(emptyMessage);
            }

            _compressor?.Dispose();
        }

        base.Dispose(disposing);
    }
}
