using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>How much agency staff there is, what it covers, and for how long each has been there.</summary>
internal static class AgencySection
{
    public const string Id = "agency";

    public static Section Of(Answers answers) => new(Id, "Agency workers", answers.Agency.TenureBands.Count > 0 ? [Use(answers), Chart(answers), Tenure(answers)] : [Use(answers)]);

    private static Table Use(Answers answers)
    {
        var agency = answers.Agency;

        return new(
            "agency_use",
            $"Agency workers on {Words.Day(answers.Day)}, {People.Counted(answers)}",
            [new("purpose", "For what"), new("headcount", "Heads"), new("fte", "FTE")],
            [
                new([Cell.Text("Covering vacancies"), Amounts.Count(agency.CoverCount, agency.CoverFte), Amounts.Fte(agency.CoverFte)]),
                new([Cell.Text("Extra capacity"), Amounts.Count(agency.ExtraCount, agency.ExtraFte), Amounts.Fte(agency.ExtraFte)]),
                new([Cell.Text("All agency workers"), Amounts.Count(agency.AgencyCount, agency.AgencyFte), Amounts.Fte(agency.AgencyFte)], IsTotal: true),
            ])
        {
            Remarks =
            [
                $"Agency rate (DfE) by FTE: {Amounts.Percent(agency.AgencyRateFte, answers.Places, "nobody in post").Shown}; by heads: {Amounts.Percent(agency.AgencyRateHeadcount, answers.Places, "nobody in post").Shown}.",
                $"Share of vacancies covered (DfE): {Amounts.Percent(agency.VacanciesCoveredRateFte, answers.Places, "no vacancies").Shown}.",
            ],
        };
    }

    private static Figure Chart(Answers answers)
    {
        var groups = answers.Agency.TenureBands
            .Select(band => new BarGroup(Words.MonthBand(band.FromMonths, band.UntilMonths), [Amounts.Count(band.CoverCount + band.ExtraCount, band.AgencyFte)]))
            .ToList();

        return new(new BarChart(
            "agency-tenure-chart",
            "Agency workers by how long they have been here, heads",
            string.Join(" ", groups.Select(group => $"{group.Name}: {group.Bars[0].Shown}.")),
            ["Agency workers"],
            groups));
    }

    private static Table Tenure(Answers answers) => new(
        "agency_tenure",
        $"Agency workers by how long they have been here, {Words.Day(answers.Day)}",
        [new("tenure", "Here for"), new("cover_headcount", "Covering vacancies, heads"), new("extra_headcount", "Extra capacity, heads"), new("fte", "FTE")],
        [
            .. answers.Agency.TenureBands.Select(band => new Row(
            [
                Cell.Text(Words.MonthBand(band.FromMonths, band.UntilMonths)),
                Amounts.Count(band.CoverCount, band.AgencyFte),
                Amounts.Count(band.ExtraCount, band.AgencyFte),
                Amounts.Fte(band.AgencyFte),
            ])),
        ]);
}
