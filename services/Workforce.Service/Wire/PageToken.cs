using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Workforce.Service.Wire;

/// <summary>Where the next page of a list begins: after which row, and of which question.</summary>
/// <remarks>
/// Carries a digest of the question without its page fields, so that a token of another question is refused rather than read as
/// a place in the wrong list. It is no secret and no proof: who computes the digest can ask for any place, and is told what
/// lies after it, which they may see anyway. A key that only this process knows would break tokens at every restart.
/// </remarks>
internal static class PageToken
{
    private const int DigestLength = 12;

    /// <param name="question">The request with page size and token cleared.</param>
    /// <param name="last">The key of the last row of the page before.</param>
    public static string Of(IMessage question, string last)
    {
        var key = Encoding.UTF8.GetBytes(last);
        return Base64Url.EncodeToString([.. Digest(question, key), .. key]);
    }

    /// <summary>The key of the last row of the page before; null if the token is not one of this question.</summary>
    public static string? Read(IMessage question, string token)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        return bytes.Length >= DigestLength && Digest(question, bytes[DigestLength..]).AsSpan().SequenceEqual(bytes.AsSpan(0, DigestLength))
            ? Encoding.UTF8.GetString(bytes.AsSpan(DigestLength))
            : null;
    }

    private static byte[] Digest(IMessage question, byte[] key) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(question.Descriptor.FullName), 0, .. question.ToByteArray(), 0, .. key])[..DigestLength];
}
