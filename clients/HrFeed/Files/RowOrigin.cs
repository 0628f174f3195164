using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Workforce.V1;

namespace Workforce.HrFeed.Files;

/// <summary>Where the rows of one file come from, and the ids of those that have none.</summary>
internal sealed record RowOrigin(string Source, DateTimeOffset MadeTime)
{
    private const int IdBytes = 16;

    /// <summary>When the rows were made that do not say so.</summary>
    public Timestamp MadeTimestamp { get; } = ToTimestamp(MadeTime);

    /// <summary>
    /// An id that follows from all that the change says, its made time and sequence included: the same change always has
    /// the same one, and no two changes share one.
    /// </summary>
    public static string DerivedId(string kind, StaffingChange change)
    {
        change.ChangeId = "";
        var digest = SHA256.HashData(change.ToByteArray());
        return $"{kind}-{Convert.ToHexStringLower(digest.AsSpan(0, IdBytes))}";
    }

    /// <summary>To the microsecond, which is as much as the service keeps.</summary>
    public static Timestamp ToTimestamp(DateTimeOffset time) =>
        Timestamp.FromDateTimeOffset(time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)));
}
