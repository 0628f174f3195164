using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Listings;

/// <summary>What is amiss with the systems that send.</summary>
internal static class FeedIssues
{
    public static IEnumerable<DataQualityIssue> List(StaffingSnapshot snapshot, DateOnly day, int staleAfterDays) =>
        from source in snapshot.Sources.Values
        let last = London.DayOf(source.LastMade.Time)
        where day.DayNumber - last.DayNumber > staleAfterDays
        select new DataQualityIssue(
            DataQualityKind.SourceStale,
            FormattableString.Invariant($"Source '{source.Source}' has made no change since {last:O}."),
            [FactReference.Source(source.Source)],
            []);
}
