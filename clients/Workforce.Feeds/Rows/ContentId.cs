using System.Security.Cryptography;
using Google.Protobuf;

namespace Workforce.Feeds.Rows;

/// <summary>The ids of changes that have none of their own.</summary>
public static class ContentId
{
    private const int IdBytes = 16;

    /// <summary>An id that follows from all that a change says: the same change always has the same one, and no two changes share one.</summary>
    /// <param name="kind">What it begins with.</param>
    /// <param name="change">The change, its id left empty.</param>
    public static string Of(string kind, IMessage change)
    {
        var digest = SHA256.HashData(change.ToByteArray());
        return $"{kind}-{Convert.ToHexStringLower(digest.AsSpan(0, IdBytes))}";
    }
}
