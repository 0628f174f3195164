using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>Who is about to join and leave, and the gap that remains (docs/definitions.md 5 and 6.3).</summary>
/// <remarks>Gap = establishment - in post + leavers - starters - moved - expected, exactly; below zero if there is no room for all.</remarks>
/// <param name="Establishment">At the close of the later day.</param>
/// <param name="Bridge">From the close of the day to that of the later one.</param>
/// <param name="Expected">Pipeline entries with a firm offer that are due by the later day, overdue ones included.</param>
/// <param name="Gap">What remains to be filled.</param>
/// <param name="GapRate">Gap / establishment, in per cent.</param>
/// <param name="Stages">The pipeline entries by stage, for each that has any.</param>
public sealed record PipelineFigures(
    Fte Establishment,
    StaffBridge Bridge,
    Fte Expected,
    MeasureValue Gap,
    MeasureValue GapRate,
    IReadOnlyList<PipelineStageFigures> Stages)
{
    /// <summary>What moves and changes of hours add; below zero if they take away.</summary>
    public Fte Moved => Bridge.Fte.MovedIn - Bridge.Fte.MovedOut + Bridge.Fte.HoursChanged;

    /// <param name="snapshot">What is known.</param>
    /// <param name="flows">The flows of the scope.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="day">The day, at its close.</param>
    /// <param name="through">The later day, at its close.</param>
    public static PipelineFigures On(StaffingSnapshot snapshot, StaffFlows flows, Scope scope, DateOnly day, DateOnly through)
    {
        var timelines = scope.Timelines(snapshot);
        var establishment = Fte.FromMillionths(timelines.On(Quantity.Establishment, scope.Roles, through.DayNumber));
        var bridge = through == day ? Standing(flows, day) : StaffBridge.Over(flows, new(day.AddDays(1), through));
        var entries = PipelineEntry.Expected(snapshot, scope, day, through).ToList();
        var expected = PipelineStageFigures.Sum(entries.Where(entry =>
            ((PipelineStarter)entry.Fact).Stage.IsExpected() && entry.DueDate <= through));
        var gap = establishment - bridge.Fte.Closing - expected;
        var lacks = Reported.Establishment(timelines, scope.Roles, through.DayNumber)
            ? ReportingGaps.On(snapshot, scope.UnitId, day, ReportedFigure.Vacancies, ReportedFigure.InPostFte)
            : NoValueReason.Missing;

        return new(
            establishment,
            bridge,
            expected,
            MeasureValue.Amount(gap).Unless(lacks),
            MeasureValue.Rate(gap, establishment).Unless(lacks),
            [.. PipelineStageFigures.Of(entries, through)]);
    }

    private static StaffBridge Standing(StaffFlows flows, DateOnly day)
    {
        var (fte, heads) = (flows.InPost(day), flows.Headcount(day));
        return new(new(fte, default, default, default, default, default, fte), new(heads, 0, 0, 0, 0, heads));
    }
}

/// <summary>The pipeline entries of one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Entries">How many, whenever due.</param>
/// <param name="Fte">Theirs.</param>
/// <param name="Due">Of that: due by the later day.</param>
/// <param name="Overdue">Of that: due by the day, and not started.</param>
/// <param name="Undated">Of <paramref name="Fte"/>: without an expected start.</param>
public sealed record PipelineStageFigures(PipelineStage Stage, int Entries, Fte Fte, Fte Due, Fte Overdue, Fte Undated)
{
    internal static IEnumerable<PipelineStageFigures> Of(IEnumerable<PipelineEntry> entries, DateOnly through) =>
        from entry in entries
        group entry by ((PipelineStarter)entry.Fact).Stage into stage
        orderby stage.Key
        select new PipelineStageFigures(
            stage.Key,
            stage.Count(),
            Sum(stage),
            Sum(stage.Where(entry => entry.DueDate <= through)),
            Sum(stage.Where(entry => entry.IsOverdue)),
            Sum(stage.Where(entry => entry.DueDate is null)));

    internal static Fte Sum(IEnumerable<PipelineEntry> entries) => entries.Aggregate(Fte.Zero, (sum, entry) => sum + entry.Fte);
}
