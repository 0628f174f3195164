using System.Globalization;
using Workforce.Client;
using Workforce.RecruitmentReport.Model;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Sections;

/// <summary>All that a projection assumes, each with where it came from.</summary>
internal static class ProjectionAssumptions
{
    public static Table Table(PlanningAssumptions assumptions) => new(
        "projection_assumptions",
        "What the projection assumes",
        [new("assumption", "Assumption"), new("value", "Value"), new("source", "From")],
        [
            new(
            [
                Cell.Text("Employees who leave within twelve months, of whom no last day is recorded"),
                Share(assumptions.LeaverRate.AnnualRate, 1),
                Cell.Text(Leavers(assumptions.LeaverRate)),
            ]),
            new(
            [
                Cell.Text("Starters a month besides those recorded and in the pipeline, heads"),
                Heads(assumptions.UsualStarters.StartersPerMonth),
                Cell.Text(Starters(assumptions.UsualStarters)),
            ]),
            .. assumptions.Pipeline.Where(stage => stage.EntriesCount > 0).Select(stage => new Row(
            [
                Cell.Text($"Chance that an entry of the pipeline starts: {Words.Stage(stage.Stage).ToLowerInvariant()}"),
                Share(stage.Chance, 0),
                Cell.Text($"{Source(stage.Source)}: {stage.StartedCount} started and {stage.FallenThroughCount} fell through, beside a default of {Share(stage.DefaultChance, 0).Shown}"),
            ])),
            new(
            [
                Cell.Text("Agency cover that each FTE of vacancy filled releases"),
                new() { Shown = Amounts.Plain(assumptions.AgencyReleaseShare), Kind = CellKind.Number, Number = Amounts.Number(assumptions.AgencyReleaseShare) },
                Cell.Text(Source(assumptions.AgencyReleaseSource)),
            ]),
            .. assumptions.EstablishmentChanges.Select(change => new Row(
            [
                Cell.Text($"Change of the establishment from {Words.Day(change.FirstDate.ToDateOnly())}, FTE"),
                Amounts.Fte(change.ChangeFte),
                Cell.Text(change.Source is AssumptionSource.History ? "recorded" : Source(change.Source)),
            ])),
            new([Cell.Text("Simulations"), Amounts.Count(assumptions.SimulationsCount), Cell.Text($"seed {assumptions.Seed.ToString(CultureInfo.InvariantCulture)}: the same seed gives the same figures")]),
        ]);

    private static string Leavers(LeaverRateAssumption rate) => rate.FirstDate is { } first && rate.LastDate is { } last
        ? $"{Source(rate.Source)}: {Words.Counted(rate.UnitLeaversCount, "leaver", "leavers")} of this unit from {Words.Day(first.ToDateOnly())} to {Words.Day(last.ToDateOnly())}"
        : Source(rate.Source);

    private static string Starters(UsualStartersAssumption starters) =>
        $"{Source(starters.Source)}: {Words.Counted(starters.UnitStartersCount, "starter", "starters")} in {Amounts.Shown(Amounts.Number(starters.HistoryMonths), 0)} months"
        + (starters.Seasonal ? ", the newly qualified in the months in which they came before" : "");

    private static string Source(AssumptionSource source) => source switch
    {
        AssumptionSource.History => "the council’s own history",
        AssumptionSource.Default => "a default, for want of history",
        AssumptionSource.Overridden => "set by hand",
        _ => "not stated",
    };

    private static Cell Share(Google.Type.Decimal share, int places) =>
        new() { Shown = $"{Amounts.Shown(Amounts.Number(share) * 100m, places)}%", Kind = CellKind.Number, Number = Amounts.Number(share) };

    private static Cell Heads(Google.Type.Decimal heads) =>
        new() { Shown = Amounts.Shown(Amounts.Number(heads), 1), Kind = CellKind.Number, Number = Amounts.Number(heads) };
}
