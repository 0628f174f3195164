namespace Workforce.Feeds.Tests.Fakes;

/// <summary>Bytes that count how often they are read.</summary>
internal sealed class CountedStream(byte[] bytes) : MemoryStream(bytes)
{
    public int Reads { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        Reads++;
        return base.Read(buffer);
    }
}
