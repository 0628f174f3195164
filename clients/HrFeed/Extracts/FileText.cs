using System.Text;

namespace Workforce.HrFeed.Extracts;

/// <summary>The text of a file that is stored as its mapping says, or where it is not.</summary>
internal static class FileText
{
    /// <summary>200,000 rows of 600 bytes; a file that is larger is not an extract of a council.</summary>
    private const int MaxBytes = 128 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <exception cref="UnreadableFileException">It is empty, too large, or stored otherwise; the message names the line.</exception>
    public static string Read(string path, string encoding)
    {
        var bytes = ReadBytes(path);

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new UnreadableFileException("line 1: is stored as UTF-16; save it as 'CSV UTF-8'.");
        }

        // A byte order mark says so itself, whatever was expected.
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            return Decode(bytes.AsSpan(3), Utf8, "UTF-8, as it says itself");
        }

        if (encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Decode(bytes, Utf8, "UTF-8, as the mapping says; is it windows-1252?");
        }

        // Text beyond ASCII that happens to be faultless UTF-8 is not Windows-1252.
        if (bytes.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var place && System.Text.Unicode.Utf8.IsValid(bytes))
        {
            throw new UnreadableFileException($"{Place(bytes, place)} is stored as UTF-8, and the mapping says windows-1252.");
        }

        return Decode(bytes, Windows, "windows-1252, as the mapping says");
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new UnreadableFileException($"The file is larger than {MaxBytes / 1024 / 1024} MB.");
            }

            var bytes = File.ReadAllBytes(path);
            return bytes.Length > 0 ? bytes : throw new UnreadableFileException("The file is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(exception.Message, exception);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding, string name)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new UnreadableFileException($"{Place(bytes, Math.Max(0, exception.Index))} is not {name}.", exception);
        }
    }

    private static string Place(ReadOnlySpan<byte> bytes, int index)
    {
        var before = bytes[..Math.Min(index, bytes.Length)];
        return $"line {before.Count((byte)'\n') + 1}, character {before.Length - before.LastIndexOf((byte)'\n')}:";
    }
}
