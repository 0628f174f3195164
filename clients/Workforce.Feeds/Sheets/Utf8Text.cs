using System.Buffers;
using System.Text.Unicode;

namespace Workforce.Feeds.Sheets;

/// <summary>Looks through bytes, part by part, for the first that are not UTF-8 and the first beyond ASCII.</summary>
internal sealed class Utf8Text
{
    private char[] _decoded = [];
    private BytePlace _next = new(1, 1);

    /// <summary>Where the first byte is that cannot be UTF-8; null if there was none so far. Nothing is to be looked at after it.</summary>
    public BytePlace? FirstFault { get; private set; }

    /// <summary>Where the first byte beyond ASCII is; null if there was none so far.</summary>
    public BytePlace? FirstBeyondAscii { get; private set; }

    /// <summary>Looks through a part.</summary>
    /// <returns>How many bytes were seen; the few at the end that were not begin a character, and are to be given again with those that follow.</returns>
    public int Look(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        if (FirstBeyondAscii is null && bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var place)
        {
            FirstBeyondAscii = _next.After(bytes[..place]);
        }

        // As many characters as bytes at most.
        _decoded = _decoded.Length < bytes.Length ? new char[bytes.Length] : _decoded;
        var status = Utf8.ToUtf16(bytes, _decoded, out var seen, out _, replaceInvalidSequences: false, isFinalBlock: isEnd);
        _next = _next.After(bytes[..seen]);
        FirstFault = status is OperationStatus.InvalidData ? _next : null;
        return seen;
    }
}

/// <summary>Where a byte stands in a file.</summary>
/// <param name="Line">On which line, from 1.</param>
/// <param name="Number">As which byte of the line, from 1.</param>
internal readonly record struct BytePlace(long Line, long Number)
{
    /// <summary>The place after some bytes that begin here.</summary>
    public BytePlace After(ReadOnlySpan<byte> bytes) => bytes.LastIndexOf((byte)'\n') is >= 0 and var last
        ? new(Line + bytes.Count((byte)'\n'), bytes.Length - last)
        : new(Line, Number + bytes.Length);
}
