using Google.Protobuf.WellKnownTypes;
using Workforce.Feeds.Rows;
using Workforce.V1;

namespace Workforce.HrFeed.Files;

/// <summary>Where the rows of one file come from, and the ids of those that have none.</summary>
internal sealed record RowOrigin(string Source, DateTimeOffset MadeTime)
{
    /// <summary>When the rows were made that do not say so.</summary>
    public Timestamp MadeTimestamp { get; } = MadeMoment.ToTimestamp(MadeTime);

    /// <summary>
    /// An id that follows from all that the change says, its made time and sequence included: the same change always has
    /// the same one, and no two changes share one.
    /// </summary>
    public static string DerivedId(string kind, StaffingChange change)
    {
        change.ChangeId = "";
        return ContentId.Of(kind, change);
    }
}
