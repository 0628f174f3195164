using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>The vacancy rates over time, with agency and without, against the target.</summary>
internal static class VacancySection
{
    public const string Id = "vacancy-rates";

    public static Section Of(Answers answers)
    {
        var series = answers.Staffing;
        var months = Enumerable.Range(series.FirstReported, series.Months.Count - series.FirstReported).ToList();

        return new(Id, "Vacancy rates over time", months.Count == 0 ? [new Notice("Nothing was reported for any of these months.")] : [Chart(answers, months), Rates(answers, months)]);
    }

    private static Figure Chart(Answers answers, List<int> months)
    {
        var series = answers.Staffing;
        Line OfRate(string name, V1.Measure measure) => new(name, [.. months.Select(month => series.Cell(month, measure))]);
        var without = OfRate("Vacancy rate", Figures.VacancyRate);
        var with = OfRate("Including agency cover", Figures.NetOfAgency);
        var target = new[] { Figures.VacancyRate, Figures.NetOfAgency }
            .SelectMany(measure => Standings.Columns(series, months[0], measure, "target", ""))
            .FirstOrDefault();

        return new(new LineChart(
            "vacancy-rates-chart",
            "Vacancy rate with and without agency cover, per cent of the establishment",
            string.Join(" ", [Told(series, months, without), Told(series, months, with), .. TargetTold(series, target)]),
            [.. months.Select(month => series.Months[month])],
            "%",
            [without, with])
        {
            Target = target is null ? null : new("Target", [.. months.Select(month => target.Status(month) is null ? null : target.Limit(month))]),
        });
    }

    private static string Told(Series series, List<int> months, Line line)
    {
        var known = line.Cells.Select((cell, i) => (cell, month: series.Months[months[i]])).Where(each => each.cell?.Number is not null).ToList();

        if (known.Count == 0)
        {
            return $"{line.Name}: no month has a value.";
        }

        var (high, low) = (known.MaxBy(each => each.cell!.Number), known.MinBy(each => each.cell!.Number));
        return $"{line.Name}: {known[0].cell!.Shown} in {Words.Month(known[0].month)}, {known[^1].cell!.Shown} in {Words.Month(known[^1].month)}; "
            + $"highest {high.cell!.Shown} in {Words.Month(high.month)}, lowest {low.cell!.Shown} in {Words.Month(low.month)}.";
    }

    private static IEnumerable<string> TargetTold(Series series, TargetColumns? target) =>
        target?.Status(series.Last) is { } status ? [$"Target at the end: {Standings.Limit(status.Target)}."] : [];

    private static Table Rates(Answers answers, List<int> months) => new(
        "vacancy_rates_by_month",
        $"Vacancy rates under each definition, {People.Counted(answers)}",
        [
            new("month", "Month"),
            new("vacancy_rate", "Of the establishment", IsRate: true),
            new("net_of_agency_rate", "Including agency", IsRate: true),
            new("with_pipeline_rate", "Three months on, with known starters and leavers", IsRate: true),
            new("dfe_vacancy_rate", "As the DfE counts", IsRate: true),
        ],
        [
            .. from month in months
               let series = answers.Staffing
               select new Row(
               [
                   Amounts.Month(series.Months[month]),
                   series.Cell(month, Figures.VacancyRate),
                   series.Cell(month, Figures.NetOfAgency),
                   series.Cell(month, Figures.WithPipeline),
                   series.Cell(month, Figures.DfeVacancyRate),
               ]),
        ]);
}
