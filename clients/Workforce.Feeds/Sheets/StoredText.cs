using System.Security.Cryptography;
using System.Text;
using Workforce.Feeds.Faults;

namespace Workforce.Feeds.Sheets;

/// <summary>How the text of a file is stored, as found by looking through all its bytes once, a buffer at a time.</summary>
/// <param name="Encoding">How it is to be decoded; null for UTF-8.</param>
/// <param name="Digest">Tells these bytes from all others, in 20 hexadecimal digits.</param>
/// <param name="EndsInLineBreak">Whether its last line is ended.</param>
public sealed record StoredText(Encoding? Encoding, string Digest, bool EndsInLineBreak)
{
    /// <summary>
    /// A million rows of 1,000 bytes, which say at least as many things as the service takes of one extract. No memory depends on it: it keeps what was
    /// dropped by mistake, a film or a backup, from being looked through for minutes.
    /// </summary>
    private const long MaxBytes = 1024L * 1024 * 1024;

    private const int BufferBytes = 64 * 1024;

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="UnreadableFileException">It is empty, too large, or stored otherwise than said; the message names the line.</exception>
    public static StoredText Of(string path, string encoding)
    {
        try
        {
            using var file = Open(path);

            return file.Length <= MaxBytes
                ? Of(file, encoding)
                : throw new UnreadableFileException($"The file is larger than {MaxBytes / 1024 / 1024} MB.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(exception.Message, exception);
        }
    }

    /// <summary>Opens a file that is to be read from its beginning to its end.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    /// <summary>A digest as the ids of extracts have it.</summary>
    public static string InWords(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest[..10]);

    /// <summary>Looks through a file that is open at its beginning.</summary>
    public static StoredText Of(Stream file, string encoding)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        var text = new Utf8Text();
        var expected = (Encoding: (Encoding?)Windows, Otherwise: "");
        var (kept, last, isBeginning) = (0, (byte)0, true);

        while (true)
        {
            var read = file.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var bytes = buffer.AsSpan(0, kept + read);
            var isEnd = bytes.Length < buffer.Length;
            digest.AppendData(buffer.AsSpan(kept, read));
            last = read > 0 ? bytes[^1] : last;

            if (isBeginning)
            {
                expected = Expected(bytes, encoding);
                bytes = bytes[(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0)..];
                isBeginning = false;
            }

            if (text.FirstFault is null)
            {
                var seen = text.Look(bytes, isEnd);
                bytes[seen..].CopyTo(buffer);
                // What is no UTF-8 is not given again: kept for ever, it would leave the buffer no room.
                kept = text.FirstFault is null ? bytes.Length - seen : 0;
            }

            if (expected.Encoding is null && text.FirstFault is { } wrong)
            {
                throw At(wrong, expected.Otherwise);
            }

            if (isEnd)
            {
                break;
            }
        }

        // Text beyond ASCII that happens to be faultless UTF-8 is not Windows-1252.
        return expected.Encoding is not null && text is { FirstFault: null, FirstBeyondAscii: { } place }
            ? throw At(place, "is stored as UTF-8, and the mapping says windows-1252. If all files of this system are so, say \"encoding\": \"utf-8\" in the mapping.")
            : new(expected.Encoding, InWords(digest.GetHashAndReset()), last is (byte)'\n' or (byte)'\r');
    }

    /// <summary>The encoding that a file is to be in, by how it begins and what the mapping says; null for UTF-8, with what is to be said if it is not.</summary>
    private static (Encoding? Encoding, string Otherwise) Expected(ReadOnlySpan<byte> beginning, string encoding)
    {
        if (beginning.IsEmpty)
        {
            throw new UnreadableFileException("The file is empty.");
        }

        if (Workbook.Begins(beginning))
        {
            throw new UnreadableFileException(Workbook.Advice);
        }

        if (beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new UnreadableFileException(1, "", "is stored as UTF-16; save it as 'CSV UTF-8'.");
        }

        // A byte order mark says so itself, whatever was expected.
        return beginning is [0xEF, 0xBB, 0xBF, ..]
            ? (null, "is not UTF-8, as the file says of itself.")
            : encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? (null, "is not UTF-8, as the mapping says. Save the file as 'CSV UTF-8'; or if all files of this system are so, say \"encoding\": \"windows-1252\" in the mapping.")
            : (Windows, "");
    }

    private static UnreadableFileException At(BytePlace place, string reason) => new(place.Line, $"character {place.Number}", reason);
}
