using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>For how long posts have been vacant, how they are dealt with, and how long it took to fill them.</summary>
internal static class EmptyPostsSection
{
    public const string Id = "vacant-posts";

    public static Section Of(Answers answers) => new(Id, "Vacant posts", [Statuses(answers), Duration(answers), TimeToFill(answers)]);

    private static Table Statuses(Answers answers)
    {
        var total = answers.Establishment.Total;

        return new(
            "vacancies_by_status",
            $"How vacant posts are dealt with, {Words.Day(answers.Day)}",
            [new("status", "Status"), new("vacant_fte", "Vacancies, FTE")],
            total is null
                ? [new([Cell.Text("All vacancies"), answers.Staffing.Cell(answers.Staffing.Last, Figures.Vacant)], IsTotal: true)]
                :
                [
                    new([Cell.Text("Open"), Amounts.Fte(total.VacantOpenFte)]),
                    new([Cell.Text("Being recruited to"), Amounts.Fte(total.VacantRecruitingFte)]),
                    new([Cell.Text("Held"), Amounts.Fte(total.VacantHeldFte)]),
                    new([Cell.Text("Covered otherwise than by agency"), Amounts.Fte(total.VacantCoveredOtherwiseFte)]),
                    new([Cell.Text("All vacancies"), Amounts.Fte(total.VacantFte)], IsTotal: true),
                ]);
    }

    private static Table Duration(Answers answers)
    {
        var duration = answers.VacancyDuration;

        return new(
            "vacant_posts_by_duration",
            $"Posts vacant on {Words.Day(answers.Day)}, in whole or in part, by how long",
            [new("vacant_for", "Vacant for"), new("posts", "Posts"), new("vacant_fte", "Vacancies, FTE")],
            [
                .. duration.Bands.Select(band => new Row(
                    [Cell.Text(Words.MonthBand(band.FromMonths, band.UntilMonths)), Amounts.Count(band.PostsCount, band.VacantFte), Amounts.Fte(band.VacantFte)])),
                new([Cell.Text("All vacant posts"), Amounts.Count(duration.PostsCount, duration.VacantFte), Amounts.Fte(duration.VacantFte)], IsTotal: true),
            ])
        {
            Remarks = [$"Days vacant: mean {Days(duration.MeanDays)}, median {Days(duration.MedianDays)}. A post that nobody is recorded to have held counts from its own first day."],
        };
    }

    private static Table TimeToFill(Answers answers) => new(
        "time_to_fill",
        $"Posts filled in the twelve months to {Words.Day(answers.Day)}, and how many days it took",
        [
            new("role", "Role"),
            new("filled", "Posts filled"),
            new("mean_days", "From vacant to filled, mean days", IsRate: true),
            new("median_days", "Median days"),
            new("offer_mean_days", "From offer to start, mean days", IsRate: true),
        ],
        [
            .. answers.TimeToFill.ByRole.Select(role => Line(Words.Role(role.Role), role.Times, isTotal: false)),
            Line("All", answers.TimeToFill.Total ?? new(), isTotal: true),
        ]);

    private static Row Line(string name, FillTimes times, bool isTotal) => new(
        [
            Cell.Text(name),
            times.MeanDays?.NoValueReason is NoValueReason.Suppressed ? Amounts.Suppressed : Amounts.Count(times.FilledCount),
            Amounts.Ratio(times.MeanDays, 0, "no post filled"),
            Amounts.Ratio(times.MedianDays, 0, "no post filled"),
            Amounts.Ratio(times.OfferMeanDays, 0, "no offer recorded"),
        ],
        isTotal);

    private static string Days(MeasureValue value) => Amounts.Ratio(value, 0, "no vacant posts").Shown;
}
