using System.Security.Cryptography;
using System.Text;
using Workforce.HrFeed.Files;

namespace Workforce.HrFeed.Extracts;

/// <summary>The text of a file that is stored as its mapping says, or where it is not.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Digest">Tells these bytes from all others, in 20 hexadecimal digits.</param>
internal sealed record FileText(string Text, string Digest)
{
    /// <summary>200,000 rows of 600 bytes; a file that is larger is not an extract of a council.</summary>
    private const int MaxBytes = 128 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <exception cref="UnreadableFileException">It is empty, too large, or stored otherwise; the message names the line.</exception>
    public static FileText Read(string path, string encoding)
    {
        var bytes = ReadBytes(path);
        return new(Decode(bytes, encoding), Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 10)));
    }

    private static string Decode(byte[] bytes, string encoding)
    {
        if (Workbook.Begins(bytes))
        {
            throw new UnreadableFileException(Workbook.Advice);
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new UnreadableFileException(1, "", "is stored as UTF-16; save it as 'CSV UTF-8'.");
        }

        // A byte order mark says so itself, whatever was expected.
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            return Decode(bytes.AsSpan(3), Utf8, "is not UTF-8, as the file says of itself.");
        }

        if (encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Decode(bytes, Utf8, "is not UTF-8, as the mapping says. Save the file as 'CSV UTF-8'; or if all files of this system are so, say \"encoding\": \"windows-1252\" in the mapping.");
        }

        // Text beyond ASCII that happens to be faultless UTF-8 is not Windows-1252.
        if (bytes.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var place && System.Text.Unicode.Utf8.IsValid(bytes))
        {
            throw At(bytes, place, "is stored as UTF-8, and the mapping says windows-1252. If all files of this system are so, say \"encoding\": \"utf-8\" in the mapping.");
        }

        return Decode(bytes, Windows, "is not windows-1252, as the mapping says.");
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

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding, string otherwise)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw At(bytes, Math.Max(0, exception.Index), otherwise, exception);
        }
    }

    private static UnreadableFileException At(ReadOnlySpan<byte> bytes, int index, string reason, Exception? cause = null)
    {
        var before = bytes[..Math.Min(index, bytes.Length)];
        return new(before.Count((byte)'\n') + 1, $"character {before.Length - before.LastIndexOf((byte)'\n')}", reason, cause);
    }
}
