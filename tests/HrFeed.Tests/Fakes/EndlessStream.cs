using System.Text;

namespace Workforce.HrFeed.Tests.Fakes;

/// <summary>A file that begins with one text and goes on with another for ever.</summary>
internal sealed class EndlessStream(string beginning, string rest) : Stream
{
    private readonly byte[] _rest = Encoding.UTF8.GetBytes(rest);
    private byte[] _current = Encoding.UTF8.GetBytes(beginning);
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            if (_position == _current.Length)
            {
                (_current, _position) = (_rest, 0);
            }

            buffer[i] = _current[_position++];
        }

        return buffer.Length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
