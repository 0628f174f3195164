using System.Buffers;

namespace Grpc.Core;

/// <summary>The characters gRPC over HTTP/2 allows in a key.</summary>
internal static class MetadataKey
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    public static string Normalize(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var normalized = key.ToLowerInvariant();
        if (normalized.Length == 0 || normalized.AsSpan().ContainsAnyExcept(Allowed))
        {
            throw new ArgumentException("A key is one or more of the letters, the digits and '.', '_', '-'.", nameof(key));
        }

        return normalized;
    }
}
