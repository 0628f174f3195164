using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>The figures that a committee looks at first, each with its definition, its past and its target.</summary>
internal static class HeadlineSection
{
    public const string Id = "headlines";

    public static Section Of(Answers answers)
    {
        var (series, last) = (answers.Staffing, answers.Staffing.Last);
        var vacant = series[last, Figures.VacancyRate];
        var headlines = new List<Headline>
        {
            Rate(answers, Figures.VacancyRate, "Vacancy rate", "Vacant FTE as a share of the establishment. A post that agency covers, or that is held, counts as vacant.") with
            {
                Beside = [.. Of(vacant, "FTE vacant"), .. Past(answers, series, Figures.VacancyRate)],
            },
            Rate(answers, Figures.NetOfAgency, "Vacancy rate including agency", "Vacant FTE less agency cover, as a share of the establishment.") with
            {
                Beside =
                [
                    .. Remarks.OverCovered(series, last) is { } remark ? [$"{char.ToUpperInvariant(remark[0])}{remark[1..]}."] : Of(series[last, Figures.NetOfAgency], "FTE uncovered"),
                    .. Past(answers, series, Figures.NetOfAgency),
                ],
            },
            new("In post", series.Cell(last, Figures.InPost), "FTE of employees, permanent and fixed term, at the close of the month’s last day.")
            {
                Beside = [$"Establishment: {series.Cell(last, Figures.Establishment).Shown} FTE"],
                Standings = Standings.Of(series, last, Figures.InPost),
            },
            Rate(answers, Figures.TurnoverOfYear, "Turnover, twelve months", "FTE of leavers in the twelve months, as a share of the FTE in post at their end (DfE).") with
            {
                Beside = [.. Of(series[last, Figures.TurnoverOfYear], "FTE left"), .. Past(answers, series, Figures.TurnoverOfYear)],
            },
            Rate(answers, Figures.AgencyRate, "Agency rate", "FTE of agency workers as a share of agency workers and employees together (DfE).") with
            {
                Beside = [.. Of(series[last, Figures.AgencyRate], "FTE"), .. Past(answers, series, Figures.AgencyRate)],
            },
        };

        if (answers.Caseloads.Value is { } caseloads)
        {
            headlines.Add(Caseload(answers, caseloads));
        }

        return new(Id, "Headline figures", [new Headlines(headlines), .. Withheld(answers)]);
    }

    private static IEnumerable<Block> Withheld(Answers answers) =>
        answers.Caseloads.Withheld is { } withheld ? [new Notice(withheld)] : [];

    private static Headline Caseload(Answers answers, Series series)
    {
        var last = series.Last;
        var mean = series.Cell(last, Figures.MeanCaseload);

        return new("Workers over their caseload limit", series.Cell(last, Figures.NumberOver), "Case holders, agency included, whose load is strictly above the limit that applies to them.")
        {
            Beside =
            [
                mean.Number is null ? $"Mean caseload: {mean.Shown}" : $"Mean caseload: {mean.Shown} cases a case holder",
                $"Highest caseload: {series.Cell(last, Figures.MaximumCaseload).Shown}",
                .. Past(last, back => $"{Words.Month(series.Months[back])}: {series.Cell(back, Figures.NumberOver).Shown}"),
            ],
            Standings = [.. Figures.OfCaseloads.SelectMany(measure => Standings.Of(series, last, measure))],
        };
    }

    private static Headline Rate(Answers answers, Measure measure, string name, string definition) =>
        new(name, answers.Staffing.Cell(answers.Staffing.Last, measure), definition)
        {
            Standings = Standings.Of(answers.Staffing, answers.Staffing.Last, measure),
        };

    private static string[] Of(MeasureValue value, string what) => value is { Numerator: { } numerator, Denominator: { } denominator }
        ? [$"{Amounts.Fte(numerator).Shown} {what}, of {Amounts.Fte(denominator).Shown}"]
        : [];

    private static IEnumerable<string> Past(Answers answers, Series series, Measure measure) =>
        Past(series.Last, back => $"{Words.Month(series.Months[back])}: {series.Cell(back, measure).Shown}");

    /// <summary>The month before, and the same month of the year before.</summary>
    private static IEnumerable<string> Past(int last, Func<int, string> shown) =>
        from back in new[] { last - 1, last - 12 }
        where back >= 0
        select shown(back);
}
