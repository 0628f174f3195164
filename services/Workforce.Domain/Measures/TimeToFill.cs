using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>For how long the posts that were filled in a period had been vacant (docs/definitions.md 5, time to hire).</summary>
/// <param name="Total">All of them.</param>
/// <param name="ByRole">By the role filled, in the order of its codes.</param>
public sealed record TimeToFill(FillTimes Total, IReadOnlyList<(Role Role, FillTimes Times)> ByRole)
{
    public static TimeToFill Over(StaffingSnapshot snapshot, Scope scope, Period period)
    {
        var posts = snapshot.Tree.EverWithin(scope.UnitId)
            .SelectMany(unitId => snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Post))
            .Distinct(StringComparer.Ordinal);
        var fills = posts.SelectMany(postId => FilledPost.Of(snapshot, postId))
            .Where(fill => period.FirstDate.DayNumber <= fill.Day && fill.Day <= period.LastDate.DayNumber)
            .Where(fill => scope.Roles.Contains(fill.Role) && snapshot.Tree.PathOn(fill.UnitId, fill.Day).Contains(scope.UnitId))
            .ToList();
        var gap = Reported.Establishment(scope.Timelines(snapshot), scope.Roles, period.LastDate.DayNumber)
            ? ReportingGaps.Over(snapshot, scope.UnitId, period.FirstDate, period.LastDate, ReportedFigure.Vacancies)
            : NoValueReason.Missing;

        return new(
            FillTimes.Of(fills, gap),
            [.. fills.GroupBy(fill => fill.Role).OrderBy(role => role.Key).Select(role => (role.Key, FillTimes.Of([.. role], gap)))]);
    }
}

/// <summary>How long it took to fill some posts, in days.</summary>
/// <param name="Filled">How many were filled; one filled twice counts twice.</param>
/// <param name="Mean">From vacant to filled.</param>
/// <param name="Median">From vacant to filled.</param>
/// <param name="Offers">For how many the day of the offer is known.</param>
/// <param name="OfferMean">From offer to filled.</param>
/// <param name="OfferMedian">From offer to filled.</param>
public sealed record FillTimes(int Filled, MeasureValue Mean, MeasureValue Median, int Offers, MeasureValue OfferMean, MeasureValue OfferMedian)
{
    internal static FillTimes Of(List<FilledPost> fills, NoValueReason? gap)
    {
        var days = fills.ConvertAll(fill => fill.DaysVacant);
        var offers = fills.Select(fill => fill.DaysFromOffer).OfType<int>().ToList();

        return new(days.Count, Mean(days), Median(days), offers.Count, Mean(offers), Median(offers));

        MeasureValue Mean(List<int> numbers) => MeasureValue.Mean(numbers.Sum(each => (decimal)each), numbers.Count).Unless(gap);

        MeasureValue Median(List<int> numbers) => MeasureValue.Median(numbers).Unless(gap);
    }
}

/// <summary>A post on the day at whose close it is no longer vacant.</summary>
internal sealed record FilledPost(int Day, string UnitId, Role Role, int DaysVacant, int? DaysFromOffer)
{
    public static IEnumerable<FilledPost> Of(StaffingSnapshot snapshot, string postId)
    {
        var offers = snapshot.ReferrersTo(FactReference.Post(postId), ReferenceKind.PipelineStarter)
            .Select(id => snapshot.Pipeline.GetValueOrDefault(id))
            .OfType<PipelineStarter>()
            .Where(starter => starter.Stage is PipelineStage.Started && starter.Placement.PostId == postId)
            .Select(starter => starter.OfferDate?.DayNumber)
            .OfType<int>()
            .Order()
            .ToList();
        var filledBefore = int.MinValue;

        foreach (var span in VacantSpan.Of(snapshot, postId).Where(span => span is { IsFilled: true, IsHandover: false }))
        {
            var offer = offers.FindLastIndex(day => filledBefore < day && day <= span.Until);
            var place = span.After!.Value.Place;

            yield return new(span.Until, place.UnitId, place.Role, span.Days, offer < 0 ? null : span.Until - offers[offer]);
            filledBefore = span.Until;
        }
    }
}
