using Workforce.Client;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>How cases are spread over workers, and how many workers are over their limit. Names only if asked for and given.</summary>
internal static class CaseloadSection
{
    public const string Id = "caseloads";

    private const string NoHolders = "no case holders";

    public static Section Of(Answers answers) => new(Id, "Caseloads", [.. Blocks(answers)]);

    private static IEnumerable<Block> Blocks(Answers answers)
    {
        if (answers.CaseloadSummary.Value is not { } summary)
        {
            yield return new Notice(answers.CaseloadSummary.Withheld!);
            yield break;
        }

        yield return Summary(answers, summary);

        if (summary.WithAgency?.Bands.Count > 0 && summary.WithAgency.Bands.Any(band => band.WorkerCount > 0))
        {
            yield return Chart(summary);
            yield return Distribution(answers, summary);
        }

        if (answers.Thresholds.Withheld is { } withheld)
        {
            yield return new Notice(withheld);
        }
        else
        {
            yield return Limits.Table(answers) is { } limits ? limits : new Notice("No limit of caseloads is set for any unit of this report.");
        }

        if (answers.Breaches is { } breaches)
        {
            yield return breaches.Value is { } rows ? Breaches(answers, rows) : new Notice(breaches.Withheld!);
        }
    }

    private static Table Summary(Answers answers, CaseloadSummary summary)
    {
        Row Line(string name, Func<CaseloadFigures, Cell> cell) =>
            new([Cell.Text(name), cell(summary.WithAgency ?? new()), cell(summary.WithoutAgency ?? new())]);

        return new(
            "caseload_summary",
            $"Caseloads on {Words.Day(answers.Day)}, {People.Counted(answers)}",
            [new("figure", "Figure"), new("with_agency", "Agency included", IsRate: true), new("without_agency", "Employees only", IsRate: true)],
            [
                Line("Cases", each => Amounts.Amount(each.Cases, 0, NoHolders)),
                Line("Case holders, heads", each => Amounts.Amount(each.CaseHolders, 0, NoHolders)),
                Line("Mean cases a case holder", each => Amounts.Ratio(each.MeanPerHolder, answers.Places, NoHolders)),
                Line("Mean cases an FTE of case holders (DfE)", each => Amounts.Ratio(each.MeanPerFte, answers.Places, NoHolders)),
                Line("Median", each => Amounts.Amount(each.Median, 1, NoHolders)),
                Line("Highest", each => Amounts.Amount(each.Maximum, 0, NoHolders)),
                Line("Workers over their limit", each => Amounts.Amount(each.Over, 0, NoHolders)),
                Line("Share of case holders under a limit who are over it", each => Amounts.Percent(each.OverShare, answers.Places, NoHolders)),
                Line("Workers above the amber limit", each => Amounts.Amount(each.Amber, 0, NoHolders)),
            ])
        {
            Remarks = [.. Gaps(summary)],
        };
    }

    private static IEnumerable<string> Gaps(CaseloadSummary summary)
    {
        if (Amounts.HasValue(summary.UnallocatedCases))
        {
            yield return $"Cases that no worker has: {Amounts.Amount(summary.UnallocatedCases, 0).Shown}. They are in no figure above.";
        }

        if (summary.NotInPostCount > 0)
        {
            yield return $"{Words.Counted(summary.NotInPostCount, "person holds", "people hold")} {Words.Counted(summary.NotInPostCaseCount, "case", "cases")} whom HR has nowhere on the day. They are in no figure above.";
        }

        if (summary.UnmeasuredCount > 0)
        {
            yield return $"{Words.Counted(summary.UnmeasuredCount, "case holder has", "case holders have")} a load that cannot be compared with the limit.";
        }

        if (summary.NeverReportedCount > 0)
        {
            yield return $"{Words.Counted(summary.NeverReportedCount, "worker is", "workers are")} in post of whom no case system has said anything: that is not a zero.";
        }

        foreach (var system in summary.CaseSystems?.Systems ?? [])
        {
            var last = system.LastReportDate is { } day ? $"last reported for {Words.Day(day.ToDateOnly())}" : "has not reported by this day";
            yield return $"Case system {system.Source}: {last}{(system.Stale ? ", and has been silent for too long to rely on" : "")}.";
        }
    }

    private static Figure Chart(CaseloadSummary summary)
    {
        var groups = summary.WithAgency.Bands
            .Select(band => new BarGroup(Band(band), [Amounts.Count(band.WorkerCount)]))
            .ToList();

        return new(new BarChart(
            "caseload-distribution-chart",
            "How many case holders have how many cases, agency included",
            string.Join(" ", groups.Select(group => $"{group.Name}: {group.Bars[0].Shown}.")),
            ["Case holders"],
            groups));
    }

    private static Table Distribution(Answers answers, CaseloadSummary summary)
    {
        var without = summary.WithoutAgency.Bands.ToDictionary(band => band.FromCases, band => band.WorkerCount);

        return new(
            "caseload_distribution",
            $"Case holders by how many cases they have, {Words.Day(answers.Day)}",
            [new("cases", "Cases"), new("with_agency_headcount", "Case holders, agency included"), new("without_agency_headcount", "Employees only")],
            [
                .. summary.WithAgency.Bands.Select(band => new Row(
                    [Cell.Text(Band(band)), Amounts.Count(band.WorkerCount), Amounts.Count(without.GetValueOrDefault(band.FromCases))])),
            ]);
    }

    private static Table Breaches(Answers answers, IReadOnlyList<CaseloadBreach> breaches)
    {
        var units = answers.Units.ToDictionary(unit => unit.UnitId, unit => unit.Name);

        return new(
            "breaches",
            $"Workers over their limit on {Words.Day(answers.Day)}",
            [
                new("worker", "Worker"),
                new("unit", "Unit"),
                new("load", "Load"),
                new("limit", "Limit"),
                new("since", "Since"),
                new("days", "Days"),
                new("peak", "Highest"),
                new("twelve_months_count", "Times in twelve months"),
                new("plan", "What is done"),
            ],
            [
                .. breaches.Select(breach => new Row(
                [
                    Cell.Text(breach.Name.Length > 0 ? $"{breach.Name} ({breach.WorkerId})" : breach.WorkerId),
                    Cell.Text(units.GetValueOrDefault(breach.UnitId, breach.UnitId)),
                    Load(breach.Load),
                    new()
                    {
                        Shown = $"{Amounts.Plain(breach.Limit.Limit)} {Words.Basis(breach.Limit.Basis)}",
                        Kind = CellKind.Number,
                        Number = Amounts.Number(breach.Limit.Limit),
                    },
                    Amounts.DayOr(breach.FirstDate, "not known"),
                    Amounts.Count(breach.DayCount),
                    Load(breach.PeakLoad),
                    Amounts.Count(breach.TwelveMonthCount),
                    Cell.Text(Plan(breach.Plan)),
                ])),
            ])
        {
            Remarks = breaches.Count == 0 ? ["Nobody is over their limit."] : [],
        };
    }

    private static Cell Load(Google.Type.Decimal load) => new()
    {
        Shown = Amounts.Plain(new() { Value = decimal.Round(Amounts.Number(load), 1, MidpointRounding.AwayFromZero).ToString(System.Globalization.CultureInfo.InvariantCulture) }),
        Kind = CellKind.Number,
        Number = Amounts.Number(load),
    };

    private static string Plan(BreachPlan? plan) => plan switch
    {
        null => "nothing recorded",
        { Plan: "" } => plan.Acknowledged ? "seen by a manager" : "nothing recorded",
        { DueDate: { } due } => $"{plan.Plan} (by {Words.Day(due.ToDateOnly())})",
        _ => plan.Plan,
    };

    private static string Band(CaseloadBand band) => (band.FromCases, band.UntilCases) switch
    {
        (_, 0) => $"{band.FromCases} or more",
        var (from, until) when until - from == 1 => $"{from}",
        var (from, until) => $"{from} to {until - 1}",
    };
}
