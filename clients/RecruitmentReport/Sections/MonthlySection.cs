using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>The tables of a council's monthly return: establishment and vacancies, and the caseloads of each service that has a limit.</summary>
internal static class MonthlySection
{
    public const string Id = "months";

    public static Section Of(Answers answers) => new(
        Id,
        "Month by month",
        [Vacancies(answers), .. Unreported(answers), .. Targets(answers), .. answers.Services.Select(part => Caseloads(answers, part)).OfType<Table>()]);

    private static Table Vacancies(Answers answers)
    {
        var series = answers.Staffing;
        var first = series.FirstReported;
        var targets = TargetsOf(answers);

        return new(
            "vacancies_by_month",
            $"Establishment, vacancies and vacancy rates at the close of each month, {People.Counted(answers)}",
            [
                new("month", "Month"),
                new("establishment_fte", "Establishment, FTE"),
                new("in_post_fte", "In post, FTE"),
                new("vacant_fte", "Vacancies, FTE"),
                new("vacancy_rate", "Vacancy rate", IsRate: true),
                new("agency_cover_fte", "Agency cover, FTE"),
                new("net_of_agency_rate", "Vacancy rate including agency", IsRate: true),
                .. targets.Select(target => target.LimitHeading),
            ],
            [
                .. from month in Enumerable.Range(first, series.Months.Count - first)
                   select new Row(
                   [
                       Amounts.Month(series.Months[month]),
                       series.Cell(month, Figures.Establishment),
                       series.Cell(month, Figures.InPost),
                       series.Cell(month, Figures.Vacant),
                       series.Cell(month, Figures.VacancyRate),
                       series.Cell(month, Figures.AgencyCover),
                       series.Cell(month, Figures.NetOfAgency),
                       .. targets.Select(target => target.Limit(month)),
                   ]),
            ])
        {
            Remarks =
            [
                .. Remarks.OverCovered(series, Enumerable.Range(first, series.Months.Count - first)),
                .. targets.Count == 0 ? ["No target is set for a vacancy rate of this unit and these roles."] : Array.Empty<string>(),
            ],
        };
    }

    private static List<TargetColumns> TargetsOf(Answers answers) =>
    [
        .. Standings.Columns(answers.Staffing, answers.Staffing.FirstReported, Figures.VacancyRate, "vacancy_rate", "vacancy rate"),
        .. Standings.Columns(answers.Staffing, answers.Staffing.FirstReported, Figures.NetOfAgency, "net_of_agency_rate", "including agency"),
    ];

    private static IEnumerable<Table> Targets(Answers answers)
    {
        var (series, targets) = (answers.Staffing, TargetsOf(answers));

        if (targets.Count > 0)
        {
            yield return new(
                "targets_by_month",
                "How the vacancy rates stood against their targets at the close of each month",
                [new("month", "Month"), .. targets.Select(target => target.StandingHeading)],
                [
                    .. from month in Enumerable.Range(series.FirstReported, series.Months.Count - series.FirstReported)
                       select new Row([Amounts.Month(series.Months[month]), .. targets.Select(target => target.Standing(month))]),
                ]);
        }
    }

    private static IEnumerable<Block> Unreported(Answers answers)
    {
        var first = answers.Staffing.FirstReported;

        if (first > 0)
        {
            var until = answers.Staffing.Months[Math.Min(first, answers.Staffing.Months.Count) - 1];
            yield return new Notice($"Nothing was reported for {Words.Month(until)} and the months before: they are left out, and are not zero.");
        }
    }

    /// <summary>Null for a service without a limit or without any report in these months.</summary>
    private static Table? Caseloads(Answers answers, PartAnswers part)
    {
        if (part.Caseloads.Value is not { } series || series.FirstReported > series.Last)
        {
            return null;
        }

        var first = series.FirstReported;
        var limits = series.Months.Select(day => Limits.Of(answers, part.Unit.UnitId, day)).ToList();

        if (limits.TrueForAll(limit => limit is null))
        {
            return null;
        }

        return new(
            $"caseloads_by_month_{part.Unit.UnitId}",
            $"{part.Unit.Name}: caseloads at the close of each month, agency included",
            [
                new("month", "Month"),
                new("over_limit_count", "Workers over the limit"),
                new("mean_cases", "Mean caseload", IsRate: true),
                new("maximum_cases", "Highest caseload"),
                new("limit", "Limit"),
            ],
            [
                .. from month in Enumerable.Range(first, series.Months.Count - first)
                   select new Row(
                   [
                       Amounts.Month(series.Months[month]),
                       series.Cell(month, Figures.NumberOver),
                       series.Cell(month, Figures.MeanCaseload),
                       series.Cell(month, Figures.MaximumCaseload),
                       limits[month] ?? Cell.Text("none set"),
                   ]),
            ]);
    }
}
