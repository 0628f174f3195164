using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Listings;

/// <summary>What is amiss with the pipeline.</summary>
internal static class PipelineIssues
{
    public static IEnumerable<DataQualityIssue> List(StaffingSnapshot snapshot, HashSet<string>? within, DateOnly day) =>
        from starter in snapshot.Pipeline.Values
        where within?.Contains(PipelineEntry.PlaceOf(snapshot, starter.Placement, day).UnitId) ?? true
        from issue in Of(snapshot, starter, day)
        select issue;

    private static IEnumerable<DataQualityIssue> Of(StaffingSnapshot snapshot, PipelineStarter starter, DateOnly day)
    {
        if (starter.ExpectedStartDate <= day && starter.Stage is not (PipelineStage.Started or PipelineStage.FallenThrough))
        {
            yield return Issue(
                DataQualityKind.PipelineOverdue,
                $"Pipeline entry '{starter.PipelineStarterId}' was to start on {starter.ExpectedStartDate:O}, and is at stage {starter.Stage}.");
        }

        var reported = London.DayOf(snapshot.History(starter.Subject)!.ChangeOf(starter).Made.Time);

        if (starter.OfferDate > reported || starter.ChecksCompletedDate > reported)
        {
            yield return Issue(
                DataQualityKind.DateInFuture,
                $"Pipeline entry '{starter.PipelineStarterId}' has an offer or completed checks dated after {reported:O}, when that was reported.");
        }

        DataQualityIssue Issue(DataQualityKind kind, FormattableString text) => new(kind, FormattableString.Invariant(text), [starter.Subject], []);
    }
}
