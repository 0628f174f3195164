using System.Globalization;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Published;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>The council beside what other authorities, its region and England published.</summary>
internal static class ComparisonSection
{
    public const string Id = "comparison";

    /// <summary>Null if there is nothing to compare with.</summary>
    public static Section? Of(Answers answers) => answers.Published is { } published
        ? new(Id, "Comparison with published figures", [Said(answers, published), Chart(answers, published), Table(answers, published)])
        : null;

    private static Paragraph Said(Answers answers, PublishedComparison published) => new(
        $"Published figures are of 30 September {Year(published)}, from {published.FileName}, as the Department for Education counts: vacancies over vacancies and in post, "
        + $"leavers of twelve months over in post at their end. This council’s own are counted the same way on {Words.Day(answers.Day)}, of all registered social workers.");

    private static Figure Chart(Answers answers, PublishedComparison published)
    {
        var groups = Rows(answers, published).Select(row => new BarGroup(row[0].Shown, [row[1], row[3]])).ToList();

        return new(new BarChart(
            "comparison-chart",
            "Vacancy rate and turnover as the DfE counts, per cent",
            string.Join(" ", groups.Select(group => $"{group.Name}: vacancy rate {group.Bars[0].Shown}, turnover {group.Bars[1].Shown}.")),
            ["Vacancy rate", "Turnover"],
            groups));
    }

    private static Table Table(Answers answers, PublishedComparison published) => new(
        "comparison",
        $"This council, and what was published for {Year(published)}",
        [
            new("who", "Who"),
            new("dfe_vacancy_rate", "Vacancy rate", IsRate: true),
            new("vacancies_covered_rate", "Vacancies covered by agency", IsRate: true),
            new("turnover_rate", "Turnover", IsRate: true),
            new("agency_rate", "Agency rate", IsRate: true),
            new("dfe_mean_caseload", "Cases an FTE of case holders", IsRate: true),
        ],
        [.. Rows(answers, published).Select(cells => new Row(cells))])
    {
        Remarks = published.Own is null
            ? ["The file does not hold this council under its name, so neither its own published figures nor its region’s are shown; say which authority it is to have them."]
            : [],
    };

    private static IEnumerable<IReadOnlyList<Cell>> Rows(Answers answers, PublishedComparison published)
    {
        Cell Now(Measure measure) => answers.Census.Cell(answers.Census.Last, measure);

        yield return
        [
            Cell.Text($"{answers.Unit.Name}, {Words.Day(answers.Day)}"),
            Now(Figures.DfeVacancyRate),
            Now(Figures.VacanciesCovered),
            Now(Figures.TurnoverOfYear),
            Now(Figures.AgencyRate),
            answers.CensusCaseloads.Value is { } caseloads
                ? caseloads.Cell(caseloads.Last, Figures.DfeCaseload)
                : Cell.Text("not shown: no permission"),
        ];

        var rows = published.Own is { } own ? published.Others.Where(row => row != own).Prepend(own) : published.Others;

        foreach (var row in rows)
        {
            yield return [Cell.Text(Named(row)), .. Columns.Select(column => row.Rates[column])];
        }
    }

    private static IReadOnlyList<string> Columns { get; } =
    [
        PublishedColumns.VacancyRate, PublishedColumns.VacanciesCovered, PublishedColumns.Turnover, PublishedColumns.AgencyRate, PublishedColumns.Caseload,
    ];

    private static string Named(PublishedRow row) => row.Level switch
    {
        PublishedRow.Regional => $"{row.Name} (region), published",
        _ => $"{row.Name}, published",
    };

    private static string Year(PublishedComparison published) => published.Year.ToString(CultureInfo.InvariantCulture);
}
