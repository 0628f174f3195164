using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Measures;

/// <summary>How much agency staff there is at the close of a day, what it covers, and since when (docs/definitions.md 1.3).</summary>
/// <param name="Cover">Those who cover vacancies.</param>
/// <param name="Extra">Those who are extra capacity.</param>
/// <param name="AgencyRateFte">Agency / (agency + in post), in per cent of FTE.</param>
/// <param name="AgencyRateHeadcount">The same in heads: each agency engagement is one, each employee one.</param>
/// <param name="CoverRate">Cover / all agency, in per cent of FTE.</param>
/// <param name="VacanciesCovered">Cover / vacant, in per cent of FTE.</param>
/// <param name="Bands">By how long they have been there, from the shortest.</param>
public sealed record AgencyUse(
    AgencyStaff Cover,
    AgencyStaff Extra,
    MeasureValue AgencyRateFte,
    MeasureValue AgencyRateHeadcount,
    MeasureValue CoverRate,
    MeasureValue VacanciesCovered,
    IReadOnlyList<AgencyBand> Bands)
{
    /// <summary>Under three months, three to six, over six.</summary>
    public static IReadOnlyList<int> UsualBandMonths { get; } = [3, 6];

    /// <param name="snapshot">What is known.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="day">The day, at its close.</param>
    /// <param name="bandMonths">Where one band ends and the next begins, in whole months: rising, each above 0; empty for one band.</param>
    public static AgencyUse On(StaffingSnapshot snapshot, Scope scope, DateOnly day, IReadOnlyList<int> bandMonths)
    {
        var inPost = WorkerInPost.List(snapshot, scope, day).ToList();
        var agency = inPost.Where(each => !each.Stint.Engagement.Footing.IsEmployed()).ToList();
        var employees = inPost.Where(each => each.Stint.Engagement.Footing.IsEmployed()).ToList();
        var cover = AgencyStaff.Of(agency, Footing.AgencyCover);
        var extra = AgencyStaff.Of(agency, Footing.AgencyExtra);

        if (!Reported.Anything(scope.Timelines(snapshot), scope.Roles, day.DayNumber))
        {
            return new(cover, extra, MeasureValue.Missing, MeasureValue.Missing, MeasureValue.Missing, MeasureValue.Missing, []);
        }

        var shares = new AgencyShares(snapshot, scope, day);

        return new(
            cover,
            extra,
            shares.ByFte(cover.Fte + extra.Fte, Sum(employees)),
            shares.ByHeads(cover.Heads + extra.Heads, employees.DistinctBy(each => each.Worker.WorkerId).Count()),
            shares.Cover(cover.Fte, cover.Fte + extra.Fte),
            shares.VacanciesCovered(cover.Fte),
            [.. AgencyBand.Of(agency, day, bandMonths)]);
    }

    internal static Fte Sum(IEnumerable<WorkerInPost> inPost) =>
        inPost.Aggregate(Fte.Zero, (sum, each) => sum + each.Stint.Fte);
}

/// <summary>Some agency workers; each engagement is one head, as the census counts them.</summary>
public readonly record struct AgencyStaff(Fte Fte, int Heads)
{
    internal static AgencyStaff Of(IEnumerable<WorkerInPost> agency, Footing footing)
    {
        var those = agency.Where(each => each.Stint.Engagement.Footing == footing).ToList();
        return new(AgencyUse.Sum(those), those.Count);
    }
}

/// <summary>Agency workers who have been there for about as long.</summary>
/// <param name="FromMonths">For at least this many whole months.</param>
/// <param name="UntilMonths">For less than this many; null for the last band.</param>
/// <param name="Cover">Who cover vacancies.</param>
/// <param name="Extra">Who are extra capacity.</param>
public sealed record AgencyBand(int FromMonths, int? UntilMonths, AgencyStaff Cover, AgencyStaff Extra)
{
    internal static IEnumerable<AgencyBand> Of(IReadOnlyList<WorkerInPost> agency, DateOnly day, IReadOnlyList<int> edges) =>
        from band in Band.Of(0, edges)
        let those = agency.Where(each => band.Holds(Months(each, day))).ToList()
        select new AgencyBand(band.From, band.Until, AgencyStaff.Of(those, Footing.AgencyCover), AgencyStaff.Of(those, Footing.AgencyExtra));

    /// <summary>Whole months from the first day of the engagement.</summary>
    private static int Months(WorkerInPost inPost, DateOnly day) => WholeMonths.Between(inPost.Stint.Engagement.FirstDate, day);
}
