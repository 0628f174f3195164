using Workforce.Client;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>Who came and went: the bridge from opening to closing, turnover over time, and why people left and where to.</summary>
internal static class StartersLeaversSection
{
    public const string Id = "starters-and-leavers";

    public static Section Of(Answers answers) => new(
        Id,
        "Starters and leavers",
        [
            new Paragraph("Employees only; agency workers are counted apart below. Each bridge closes exactly: opening + starters \u2212 leavers + moved in \u2212 moved out + hours changed = closing."),
            Bridge(answers),
            .. Turnover(answers),
            Leavers(answers, "leavers_by_reason", "reason", "Reason", group => group.ValueCase is LeaverGroup.ValueOneofCase.Reason, group => Words.Leaving(group.Reason)),
            Leavers(answers, "leavers_by_destination", "destination", "Destination", group => group.ValueCase is LeaverGroup.ValueOneofCase.Destination, group => Words.Destination(group.Destination)),
        ]);

    private static Table Bridge(Answers answers)
    {
        Turnover[] periods = [answers.TurnoverOfMonth, answers.TurnoverOfFinancialYear, answers.TurnoverOfYear];

        return new(
            "staff_bridge",
            $"From opening to closing, {People.Counted(answers)}",
            [
                new("line", "Line"),
                new("month_fte", $"{Words.Month(answers.Day)}, FTE"),
                new("month_headcount", "Heads"),
                new("financial_year_fte", $"Since {Words.Day(periods[1].FirstDate.ToDateOnly())}, FTE"),
                new("financial_year_headcount", "Heads"),
                new("twelve_months_fte", "Twelve months, FTE"),
                new("twelve_months_headcount", "Heads"),
            ],
            [
                Line("Opening", fte => fte.OpeningFte, heads => heads.OpeningCount),
                Line("Starters", fte => fte.StartersFte, heads => heads.StartersCount),
                Line("Leavers", fte => fte.LeaversFte, heads => heads.LeaversCount),
                Line("Moved in", fte => fte.MovedInFte, heads => heads.MovedInCount),
                Line("Moved out", fte => fte.MovedOutFte, heads => heads.MovedOutCount),
                Line("Hours changed", fte => fte.HoursChangedFte, null),
                Line("Closing", fte => fte.ClosingFte, heads => heads.ClosingCount) with { IsTotal = true },
            ]);

        Row Line(string name, Func<FteBridge, Google.Type.Decimal> fte, Func<HeadcountBridge, int>? heads) => new(
        [
            Cell.Text(name),
            .. periods.SelectMany(period => new[]
            {
                period.FteBridge is { } ofFte ? Amounts.Fte(fte(ofFte)) : Amounts.Suppressed,
                heads is null ? Cell.Text("FTE only") : Heads(period, heads),
            }),
        ]);
    }

    private static Cell Heads(Turnover period, Func<HeadcountBridge, int> heads) =>
        period.HeadcountBridge is { } bridge ? Amounts.Count(heads(bridge), period.FteBridge?.ClosingFte) : Amounts.Suppressed;

    private static IEnumerable<Block> Turnover(Answers answers)
    {
        var series = answers.Staffing;
        var months = Enumerable.Range(series.FirstReported, series.Months.Count - series.FirstReported).ToList();

        if (months.Count == 0)
        {
            yield break;
        }

        Line Rate(string name, Measure measure) => new(name, [.. months.Select(month => series.Cell(month, measure))]);
        var (ofYear, ofMonth) = (Rate("Twelve months to the month", Figures.TurnoverOfYear), Rate("The month alone", Figures.TurnoverOfMonth));

        yield return new Figure(new LineChart(
            "turnover-chart",
            "Turnover by FTE: the twelve months to each month, and the month alone, per cent",
            $"{ofYear.Name}: {ofYear.Cells[0]!.Shown} in {Words.Month(series.Months[months[0]])}, {ofYear.Cells[^1]!.Shown} in {Words.Month(series.Months[months[^1]])}. "
            + $"{ofMonth.Name}: {ofMonth.Cells[^1]!.Shown} in {Words.Month(series.Months[months[^1]])}.",
            [.. months.Select(month => series.Months[month])],
            "%",
            [ofYear, ofMonth]));
        yield return new Table(
            "turnover_by_month",
            $"Turnover by FTE, as the DfE counts, {People.Counted(answers)}",
            [
                new("month", "Month"),
                new("turnover_rate", "Twelve months to the month", IsRate: true),
                new("month_turnover_rate", "The month alone", IsRate: true),
            ],
            [
                .. months.Select(month => new Row(
                [
                    Amounts.Month(series.Months[month]),
                    series.Cell(month, Figures.TurnoverOfYear),
                    series.Cell(month, Figures.TurnoverOfMonth),
                ])),
            ])
        {
            Remarks = ["A figure of twelve months stays high for a year after people have left; the month alone shows whether it still goes on."],
        };
    }

    /// <summary>A group that is not named has nobody, unless the whole is suppressed.</summary>
    private static Cell NoneOf(Turnover period) => Amounts.Count(0, period.FteBridge?.LeaversFte);

    private static Table Leavers(
        Answers answers, string id, string column, string heading, Func<LeaverGroup, bool> isOfIt, Func<LeaverGroup, string> word)
    {
        var ofMonth = answers.TurnoverOfMonth.Groups.Where(isOfIt).ToDictionary(word);
        var ofYear = answers.TurnoverOfYear.Groups.Where(isOfIt).ToList();

        return new(
            id,
            $"Leavers by {column}, the twelve months to {Words.Day(answers.Day)}",
            [
                new(column, heading),
                new("month_leavers_count", $"{Words.Month(answers.Day)}, heads"),
                new("leavers_count", "Twelve months, heads"),
                new("leavers_fte", "Twelve months, FTE"),
            ],
            [
                .. ofYear.Select(group => new Row(
                [
                    Cell.Text(word(group)),
                    ofMonth.TryGetValue(word(group), out var now) ? Amounts.Count(now.LeaversCount, now.LeaversFte) : NoneOf(answers.TurnoverOfMonth),
                    Amounts.Count(group.LeaversCount, group.LeaversFte),
                    Amounts.Fte(group.LeaversFte),
                ])),
                new Row(
                    [
                        Cell.Text("All leavers"),
                        Heads(answers.TurnoverOfMonth, bridge => bridge.LeaversCount),
                        Heads(answers.TurnoverOfYear, bridge => bridge.LeaversCount),
                        Amounts.Fte(answers.TurnoverOfYear.FteBridge?.LeaversFte),
                    ],
                    IsTotal: true),
            ]);
    }
}
