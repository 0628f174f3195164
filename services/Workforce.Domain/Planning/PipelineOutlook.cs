using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Planning;

/// <summary>Who of the pipeline may start, and how likely: by what became of the council's earlier entries.</summary>
/// <param name="Starters">Who may start in the months to come.</param>
/// <param name="Stages">How likely, by stage.</param>
internal sealed record PipelineOutlook(IReadOnlyList<PossibleStarter> Starters, IReadOnlyList<PipelineAssumption> Stages)
{
    public static PipelineOutlook Of(
        StaffingSnapshot snapshot,
        Scope scope,
        string councilUnitId,
        Horizon horizon,
        IReadOnlyDictionary<PipelineStage, decimal> overrides)
    {
        var ended = Ended(snapshot, councilUnitId);
        var entries =
            (from entry in PipelineEntry.Expected(snapshot, scope, horizon.AsOfDate, horizon.LastDate)
             let fact = (PipelineStarter)entry.Fact
             let month = MonthOf(entry, fact.Stage, horizon)
             where month is not null
             orderby fact.PipelineStarterId
             select (fact.Stage, Month: month.Value, entry.Fte)).ToList();
        List<PipelineAssumption> stages = [.. PlanningDefaults.OpenStages.Select(Assumed)];
        var chances = stages.ToDictionary(stage => stage.Stage, stage => Chance.Of(stage.Chance));

        return new(
            [.. entries.Select(entry => new PossibleStarter(entry.Month, (int)decimal.Ceiling(entry.Fte.Value), entry.Fte, chances[entry.Stage]))],
            stages);

        PipelineAssumption Assumed(PipelineStage stage)
        {
            var (started, fallen) = (ended.Count(HasStarted), ended.Count(entry => Reached(entry, stage) && !HasStarted(entry)));
            var counted = entries.Where(entry => entry.Stage == stage).ToList();
            var (chance, source) = overrides.TryGetValue(stage, out var given)
                ? (given, AssumptionSource.Overridden)
                : ((started + (PlanningDefaults.PipelineWeight * PlanningDefaults.PipelineChance(stage))) / (started + fallen + PlanningDefaults.PipelineWeight),
                    started + fallen > 0 ? AssumptionSource.History : AssumptionSource.Default);
            return new(stage, chance, source, started, fallen, counted.Count, counted.Aggregate(Fte.Zero, (sum, entry) => sum + entry.Fte));

            bool HasStarted(PipelineStarter entry) => entry.Stage is PipelineStage.Started && Reached(entry, stage);
        }
    }

    /// <summary>Who was expected in a council and has started or fallen through.</summary>
    private static List<PipelineStarter> Ended(StaffingSnapshot snapshot, string councilUnitId)
    {
        var ended =
            from unitId in snapshot.Tree.EverWithin(councilUnitId)
            from id in snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Post)
                .SelectMany(postId => snapshot.ReferrersTo(FactReference.Post(postId), ReferenceKind.PipelineStarter))
                .Concat(snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.PipelineStarter))
            let starter = snapshot.Pipeline.GetValueOrDefault(id)
            where starter is { Stage: PipelineStage.Started or PipelineStage.FallenThrough }
            select starter;

        return [.. ended.DistinctBy(starter => starter.PipelineStarterId, StringComparer.Ordinal)];
    }

    /// <summary>Whether an entry that has ended is known to have come as far as a stage: only the last one is kept, and the days of two.</summary>
    private static bool Reached(PipelineStarter ended, PipelineStage stage) => stage switch
    {
        PipelineStage.Advertised or PipelineStage.Shortlisted => true,
        PipelineStage.StartDateSet => ended.ChecksCompletedDate is not null,
        _ => ended.OfferDate is not null,
    };

    private static int? MonthOf(PipelineEntry entry, PipelineStage stage, Horizon horizon) => entry switch
    {
        { DueDate: null } => horizon.MonthOf(horizon.AsOfDate.AddMonths(PlanningDefaults.UndatedAfterMonths(stage))),
        { IsOverdue: true } => horizon.FirstWhole,
        { DueDate: { } due } => horizon.MonthOf(due),
    };
}
