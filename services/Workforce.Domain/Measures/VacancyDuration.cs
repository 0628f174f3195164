using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Measures;

/// <summary>For how long the posts that are vacant at the close of a day have been so (docs/definitions.md 5, time to hire).</summary>
/// <param name="Posts">How many are vacant, in whole or in part.</param>
/// <param name="Vacant">What is vacant in them.</param>
/// <param name="MeanDays">The mean of the days, each post alike.</param>
/// <param name="MedianDays">The median of the days.</param>
/// <param name="Bands">By how long, from the shortest.</param>
public sealed record VacancyDuration(
    int Posts,
    Fte Vacant,
    MeasureValue MeanDays,
    MeasureValue MedianDays,
    IReadOnlyList<VacancyDurationBand> Bands)
{
    /// <summary>Up to three months, six, nine, twelve, and over.</summary>
    public static IReadOnlyList<int> UsualBandMonths { get; } = [3, 6, 9, 12];

    /// <param name="snapshot">What is known.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="day">The day, at its close.</param>
    /// <param name="bandMonths">Where one band ends and the next begins, in whole months: rising, each above 0.</param>
    public static VacancyDuration On(StaffingSnapshot snapshot, Scope scope, DateOnly day, IReadOnlyList<int> bandMonths)
    {
        var vacant = PostOnDay.List(snapshot, scope, day).Where(post => post.VacantSince is not null).ToList();
        var days = vacant.ConvertAll(post => day.DayNumber - post.VacantSince!.Value.DayNumber);
        var gap = Reported.Establishment(scope.Timelines(snapshot), scope.Roles, day.DayNumber)
            ? ReportingGaps.On(snapshot, scope.UnitId, day, ReportedFigure.Vacancies)
            : NoValueReason.Missing;

        return new(
            vacant.Count,
            VacancyDurationBand.Sum(vacant),
            MeasureValue.Mean(days.Sum(each => (decimal)each), days.Count).Unless(gap),
            MeasureValue.Median(days).Unless(gap),
            [.. VacancyDurationBand.Of(vacant, day, bandMonths)]);
    }
}

/// <summary>Posts that have been vacant for about as long.</summary>
/// <param name="FromMonths">For at least this many whole months.</param>
/// <param name="UntilMonths">For less than this many; null for the last band.</param>
/// <param name="Posts">How many.</param>
/// <param name="Vacant">What is vacant in them.</param>
public sealed record VacancyDurationBand(int FromMonths, int? UntilMonths, int Posts, Fte Vacant)
{
    internal static IEnumerable<VacancyDurationBand> Of(List<PostOnDay> vacant, DateOnly day, IReadOnlyList<int> edges) =>
        from band in Band.Of(0, edges)
        let those = vacant.FindAll(post => band.Holds(WholeMonths.Between(post.VacantSince!.Value, day)))
        select new VacancyDurationBand(band.From, band.Until, those.Count, Sum(those));

    internal static Fte Sum(List<PostOnDay> posts) => Fte.FromMillionths(posts.Sum(post => post.Occupancy.Vacant));
}
