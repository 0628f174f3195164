using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Flows;

/// <summary>All that changed the employees of a unit and roles over time, in order; and how many there were on any day.</summary>
public sealed class StaffFlows
{
    private readonly StaffFlow[] _flows;
    private readonly StepSeries _fte;
    private readonly StepSeries _headcount;

    private readonly StaffingSnapshot _snapshot;
    private readonly Scope _scope;

    private StaffFlows(StaffFlow[] flows, StaffingSnapshot snapshot, Scope scope)
    {
        _flows = flows;
        _snapshot = snapshot;
        _scope = scope;
        _fte = StepSeries.Empty.Plus(StepSeries.InOrder([.. flows.Select(flow => new DayChange(flow.Day, flow.FteChange.Millionths))]));
        _headcount = StepSeries.Empty.Plus(StepSeries.InOrder([.. flows.Select(flow => new DayChange(flow.Day, flow.HeadcountChange))]));
    }

    /// <summary>How many flows there are in all.</summary>
    public int Count => _flows.Length;

    /// <summary>Whether anything was ever reported by a day: then nobody in post is a confirmed zero.</summary>
    public bool IsReportedBy(DateOnly day) => Reported.Anything(_scope.Timelines(_snapshot), _scope.Roles, day.DayNumber);

    /// <summary>Why a measure over some days has no value, if figures that it needs could not be reported.</summary>
    internal NoValueReason? GapOver(DateOnly first, DateOnly last, params ReportedFigure[] needed) =>
        ReportingGaps.Over(_snapshot, _scope.UnitId, first, last, needed);

    /// <summary>The FTE of the employees in post at the close of a day.</summary>
    public Fte InPost(DateOnly day) => Fte.FromMillionths(_fte.On(day.DayNumber));

    /// <summary>How many people they are, each counted once.</summary>
    public int Headcount(DateOnly day) => (int)_headcount.On(day.DayNumber);

    /// <summary>The flows of a period, first and last day included, in order.</summary>
    public ReadOnlySpan<StaffFlow> Within(Period period)
    {
        var from = FirstIndexFrom(period.FirstDate.DayNumber);
        return _flows.AsSpan(from, FirstIndexFrom(period.LastDate.DayNumber + 1) - from);
    }

    /// <summary>The flows of a scope: of employees, permanent and fixed term; agency workers are counted apart.</summary>
    public static StaffFlows Of(StaffingSnapshot snapshot, Scope scope)
    {
        var flows = new List<StaffFlow>();

        foreach (var workerId in WorkersEverIn(snapshot, scope.UnitId))
        {
            new WorkerSweep(snapshot, scope, Spell.Of(snapshot, workerId)).AddTo(flows);
        }

        return new(
            [.. flows
                .OrderBy(flow => flow.Day)
                .ThenBy(flow => flow.Engagement.WorkerId, StringComparer.Ordinal)
                .ThenBy(flow => flow.Kind)],
            snapshot,
            scope);
    }

    private static HashSet<string> WorkersEverIn(StaffingSnapshot snapshot, string unitId)
    {
        var engagements =
            from below in snapshot.Tree.EverWithin(unitId)
            from id in snapshot.ReferrersTo(FactReference.Unit(below), ReferenceKind.Post)
                .SelectMany(postId => snapshot.ReferrersTo(FactReference.Post(postId), ReferenceKind.Engagement))
                .Concat(snapshot.ReferrersTo(FactReference.Unit(below), ReferenceKind.Engagement))
            select snapshot.Engagements.GetValueOrDefault(id);

        return engagements.OfType<EngagementHistory>().Select(history => history.Engagement.WorkerId).ToHashSet(StringComparer.Ordinal);
    }

    private int FirstIndexFrom(int day)
    {
        var (low, high) = (0, _flows.Length);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _flows[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
