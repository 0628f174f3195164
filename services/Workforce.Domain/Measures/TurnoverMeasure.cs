using Workforce.Domain.Amounts;
using Workforce.Domain.Evidence;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;

namespace Workforce.Domain.Measures;

/// <summary>A turnover of the day's month or of the twelve months that end with the day.</summary>
public sealed record TurnoverMeasure(TurnoverDefinition Definition, bool MonthAlone, bool ByHeads) : Measure
{
    public override MeasureCode Code => new(MeasureKind.Turnover, (int)Definition, MonthAlone, ByHeads);

    public override bool CountsLeavers => true;

    /// <summary>More may leave than are there at the end.</summary>
    public override (decimal Least, decimal Most) TargetRange => (0m, 1000m);

    /// <summary>The measures, by FTE and by heads, that a period is the time of: none but of twelve months and of a month.</summary>
    public static IEnumerable<TurnoverMeasure> Over(Period period, TurnoverDefinition definition) =>
        from turnover in AllOf(definition)
        where turnover.PeriodOf(period.LastDate) == period
        select turnover;

    /// <summary>One of each time and count.</summary>
    public static IEnumerable<TurnoverMeasure> AllOf(TurnoverDefinition definition) =>
    [
        new(definition, MonthAlone: false, ByHeads: false),
        new(definition, MonthAlone: false, ByHeads: true),
        new(definition, MonthAlone: true, ByHeads: false),
        new(definition, MonthAlone: true, ByHeads: true),
    ];

    public override DateOnly LastDayCounted(DateOnly day) => PeriodOf(day).LastDate;

    public override MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day)
    {
        var turnover = Turnover.Over(flows(snapshot.Staffing, scope), PeriodOf(day), Definition);
        return ByHeads ? turnover.HeadcountRate : turnover.FteRate;
    }

    private protected override IEnumerable<EvidenceRow> Rows(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day)
    {
        var period = PeriodOf(day);
        var leavers = flows(snapshot.Staffing, scope).LeaversWithin(period)
            .Select(leaver => new LeaverEvidence(EvidenceSide.Numerator, ByHeads ? 1m : leaver.Fte.Value, leaver));

        return Definition is TurnoverDefinition.Dfe
            ? leavers.Concat(InPost(period.LastDate, 1m))
            : leavers.Concat(InPost(period.DayBefore, 0.5m)).Concat(InPost(period.LastDate, 0.5m));

        IEnumerable<EvidenceRow> InPost(DateOnly on, decimal share)
        {
            var evidence = new StaffingEvidence(snapshot.Staffing, scope, on);
            return ByHeads ? evidence.EmployeeHeads(EvidenceSide.Denominator, share) : evidence.Employees(EvidenceSide.Denominator, share);
        }
    }

    private Period PeriodOf(DateOnly day) => MonthAlone ? Period.Month(day) : Period.TwelveMonthsTo(day);
}
