using Workforce.Client;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>What may come: in post and vacant month by month with its range, what it takes to reach the targets, and what was assumed.</summary>
internal static class ProjectionSection
{
    public const string Id = ReportRequest.Projection;

    public static Section Of(Answers answers) => new(Id, "Projection", [.. Blocks(answers)]);

    private static IEnumerable<Block> Blocks(Answers answers)
    {
        if (answers.Projection.Value is not { } projection)
        {
            yield return new Notice(answers.Projection.Withheld!);
            yield break;
        }

        yield return new Paragraph(
            $"From {Amounts.Fte(projection.Opening.InPostFte).Shown} FTE in post on {Words.Day(answers.Day)}: who is known to start and leave, the pipeline by its chances, and who usually starts and "
            + $"leaves besides. Of {Amounts.Shown(projection.Assumptions.SimulationsCount, 0)} simulations half lie above the median, 80% in the inner range and 95% in the outer. It is no promise: it says what the "
            + "assumptions below lead to.");

        if (answers.Staffing.FirstReported <= answers.Staffing.Last && projection.Months.All(month => RateOf(month, VacancyDefinition.Establishment) is not null))
        {
            yield return Chart(answers, projection);
        }

        yield return Months(answers, projection);
        yield return Movements(projection);

        if (answers.Solutions.Any(solution => solution.Answer.Value is not null))
        {
            yield return Solutions(answers);
        }

        foreach (var withheld in answers.Solutions.Select(solution => solution.Answer.Withheld).OfType<string>().Distinct())
        {
            yield return new Notice(withheld);
        }

        yield return ProjectionAssumptions.Table(projection.Assumptions);
    }

    private static Figure Chart(Answers answers, ProjectWorkforceResponse projection)
    {
        var series = answers.Staffing;
        var known = Enumerable.Range(series.FirstReported, series.Months.Count - series.FirstReported).TakeLast(12).ToList();
        var ahead = projection.Months.Select(month => RateOf(month, VacancyDefinition.Establishment)!).ToList();
        var last = series[series.Last, Figures.VacancyRate];
        decimal? now = Amounts.HasValue(last) ? Amounts.Number(last.Value) : null;

        // The ranges open at what is known.
        IReadOnlyList<decimal?> Edge(Func<ProjectedAmount, Google.Type.Decimal> of) =>
            [.. known.Select((_, i) => i == known.Count - 1 ? now : null), .. ahead.Select(rate => (decimal?)Amounts.Number(of(rate)))];

        var target = Standings.Columns(series, known[0], Figures.VacancyRate, "target", "") is [var standing, ..] ? standing : null;
        var (first, end) = (ahead[0], ahead[^1]);

        return new(new LineChart(
            "projection-chart",
            "Vacancy rate: as it was, and as it may be, per cent of the establishment",
            $"Known: {series.Cell(series.Last, Figures.VacancyRate).Shown} in {Words.Month(answers.Day)}. "
            + $"Projected: median {Percent(first.Median, answers)} in {Words.Month(projection.Months[0].AsOfDate.ToDateOnly())} and {Percent(end.Median, answers)} in {Words.Month(projection.Months[^1].AsOfDate.ToDateOnly())}; "
            + $"by then 80% of simulations lie from {Percent(end.Low80, answers)} to {Percent(end.High80, answers)}, and 95% from {Percent(end.Low95, answers)} to {Percent(end.High95, answers)}.",
            [.. known.Select(month => series.Months[month]), .. projection.Months.Select(month => month.AsOfDate.ToDateOnly())],
            "%",
            [
                new("Known", [.. known.Select(month => series.Cell(month, Figures.VacancyRate)), .. ahead.Select(_ => (Cell?)null)]),
                new("Projected, median", [.. known.Select((_, i) => i == known.Count - 1 ? series.Cell(series.Last, Figures.VacancyRate) : null), .. ahead.Select(rate => RateCell(rate.Median, answers))]),
            ])
        {
            Bands = [new("95% of simulations", Edge(rate => rate.Low95), Edge(rate => rate.High95)), new("80% of simulations", Edge(rate => rate.Low80), Edge(rate => rate.High80))],
            Target = target?.Status(series.Last) is null
                ? null
                : new("Target", [.. known.Select(month => target.Status(month) is null ? null : target.Limit(month)), .. ahead.Select(_ => (Cell?)target.Limit(series.Last))]),
        });
    }

    private static Table Months(Answers answers, ProjectWorkforceResponse projection) => new(
        "projection",
        $"What may be in post and vacant at the close of each month, as known on {Words.Day(answers.Day)}",
        [
            new("month", "Month"),
            new("establishment_fte", "Establishment, FTE"),
            new("in_post_median_fte", "In post, FTE: median"),
            new("in_post_low_80_fte", "80% from"),
            new("in_post_high_80_fte", "80% to"),
            new("in_post_low_95_fte", "95% from"),
            new("in_post_high_95_fte", "95% to"),
            new("vacancy_rate_median", "Vacancy rate: median"),
            new("vacancy_rate_low_80", "80% from"),
            new("vacancy_rate_high_80", "80% to"),
            new("vacancy_rate_low_95", "95% from"),
            new("vacancy_rate_high_95", "95% to"),
            new("net_of_agency_rate_median", "Including agency: median"),
        ],
        [
            .. projection.Months.Select(month => new Row(
            [
                Amounts.Month(month.AsOfDate.ToDateOnly()),
                Amounts.Fte(month.EstablishmentFte),
                Amounts.Fte(month.InPostFte.Median),
                Amounts.Fte(month.InPostFte.Low80),
                Amounts.Fte(month.InPostFte.High80),
                Amounts.Fte(month.InPostFte.Low95),
                Amounts.Fte(month.InPostFte.High95),
                Rate(month, VacancyDefinition.Establishment, rate => rate.Median, answers),
                Rate(month, VacancyDefinition.Establishment, rate => rate.Low80, answers),
                Rate(month, VacancyDefinition.Establishment, rate => rate.High80, answers),
                Rate(month, VacancyDefinition.Establishment, rate => rate.Low95, answers),
                Rate(month, VacancyDefinition.Establishment, rate => rate.High95, answers),
                Rate(month, VacancyDefinition.EstablishmentNetOfAgency, rate => rate.Median, answers),
            ])),
        ]);

    private static Table Movements(ProjectWorkforceResponse projection) => new(
        "projected_movements",
        "Who is expected to start and leave in each month, on average, FTE",
        [
            new("month", "Month"),
            new("starters_fte", "Starters"),
            new("pipeline_starters_fte", "Of those: pipeline"),
            new("usual_starters_fte", "Of those: usual"),
            new("leavers_fte", "Leavers"),
            new("known_leavers_fte", "Of those: known"),
            new("known_changes_fte", "Known changes of hours"),
        ],
        [
            .. projection.Months.Select(month => new Row(
            [
                Amounts.Month(month.AsOfDate.ToDateOnly()),
                Amounts.Fte(month.StartersFte),
                Amounts.Fte(month.PipelineStartersFte),
                Amounts.Fte(month.UsualStartersFte),
                Amounts.Fte(month.LeaversFte),
                Amounts.Fte(month.KnownLeaversFte),
                Amounts.Fte(month.KnownChangesFte),
            ])),
        ]);

    private static Table Solutions(Answers answers) => new(
        "starters_for_targets",
        "How many starters a month it takes to reach each target by its date",
        [
            new("target", "Target"),
            new("by", "By"),
            new("probability", "To be met with a probability of"),
            new("starters_per_month", "Starters a month it takes, heads"),
            new("usual_starters_per_month", "Usual starters a month, heads"),
            new("usual_met_share", "Probability with the usual"),
            new("first_met", "First met with those it takes"),
        ],
        [
            .. from solution in answers.Solutions
               let answer = solution.Answer.Value
               where answer is not null
               select new Row(
               [
                   Cell.Text(solution.Name),
                   Amounts.DayOr(answer.TriedDate, "not stated"),
                   Share(answer.Probability),
                   answer.Reachable
                       ? Heads(answer.StartersPerMonth)
                       : Cell.Text($"cannot be reached in time, not even with {Heads(answer.MostStartersPerMonth).Shown}"),
                   Heads(answer.Usual.StartersPerMonth),
                   Share(answer.Usual.MetShare),
                   Amounts.DayOr(answer.FirstMetDate, "in none of 36 months"),
               ]),
        ])
    {
        Remarks = ["Starters besides those in the pipeline. The probability is the share of simulations in which the target is met on its date."],
    };

    private static ProjectedAmount? RateOf(ProjectedMonth month, VacancyDefinition definition) =>
        month.VacancyRates.FirstOrDefault(rate => rate.Definition == definition)?.Rate;

    private static Cell Rate(ProjectedMonth month, VacancyDefinition definition, Func<ProjectedAmount, Google.Type.Decimal> of, Answers answers)
    {
        var rate = month.VacancyRates.FirstOrDefault(each => each.Definition == definition);

        return rate?.Rate is { } amount
            ? RateCell(of(amount), answers)
            : Amounts.Percent(new() { NoValueReason = rate?.NoValueReason ?? NoValueReason.Missing }, answers.Places, "no posts");
    }

    private static Cell RateCell(Google.Type.Decimal rate, Answers answers) =>
        new() { Shown = Percent(rate, answers), Kind = CellKind.Number, Number = Amounts.Number(rate) };

    private static string Percent(Google.Type.Decimal rate, Answers answers) => $"{Amounts.Shown(Amounts.Number(rate), answers.Places)}%";

    private static Cell Heads(Google.Type.Decimal heads) =>
        new() { Shown = Amounts.Shown(Amounts.Number(heads), 1), Kind = CellKind.Number, Number = Amounts.Number(heads) };

    private static Cell Share(Google.Type.Decimal share) =>
        new() { Shown = $"{Amounts.Shown(Amounts.Number(share) * 100m, 0)}%", Kind = CellKind.Number, Number = Amounts.Number(share) };
}
