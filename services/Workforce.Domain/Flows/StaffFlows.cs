using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Flows;

/// <summary>All that changed the employees of a unit and roles over time, in order; and how many there were on any day.</summary>
/// <remarks>What flowed in a period is the difference of two sums, whose number is bounded by the calendar and not by the people.</remarks>
public sealed class StaffFlows
{
    /// <summary>Null where only the sums are kept.</summary>
    private readonly StaffFlow[]? _flows;

    /// <summary>The days on which something flowed, and for each what had flowed by its close.</summary>
    private readonly int[] _days;
    private readonly FlowSums[] _sums;

    private readonly StepSeries _agencyHeads;
    private readonly StaffingSnapshot _snapshot;
    private readonly Scope _scope;

    private StaffFlows(StaffFlow[] flows, StepSeries agencyHeads, StaffingSnapshot snapshot, Scope scope)
    {
        _flows = flows;
        _agencyHeads = agencyHeads;
        _snapshot = snapshot;
        _scope = scope;

        var days = new List<int>();
        var sums = new List<FlowSums>();
        var sum = default(FlowSums);

        for (var i = 0; i < flows.Length; i++)
        {
            sum.Add(flows[i]);

            if (i + 1 == flows.Length || flows[i + 1].Day != flows[i].Day)
            {
                days.Add(flows[i].Day);
                sums.Add(sum);
            }
        }

        (_days, _sums) = ([.. days], [.. sums]);
    }

    private StaffFlows(StaffFlows whole)
    {
        (_days, _sums, _agencyHeads, _snapshot, _scope) = (whole._days, whole._sums, whole._agencyHeads, whole._snapshot, whole._scope);
    }

    /// <summary>How much is held: flows one by one, and sums; about a hundred bytes each.</summary>
    public int Count => (_flows?.Length ?? 0) + _sums.Length;

    /// <summary>The same without the flows one by one, for who has no room to keep them: who asks for those has them found again.</summary>
    public StaffFlows SumsAlone() => new(this);

    /// <summary>Whether anything was ever reported by a day: then nobody in post is a confirmed zero.</summary>
    public bool IsReportedBy(DateOnly day) => Reported.Anything(_scope.Timelines(_snapshot), _scope.Roles, day.DayNumber);

    /// <summary>Why a measure over some days has no value, if figures that it needs could not be reported.</summary>
    internal NoValueReason? GapOver(DateOnly first, DateOnly last, params ReadOnlySpan<ReportedFigure> needed) =>
        ReportingGaps.Over(_snapshot, _scope.UnitId, first, last, needed);

    /// <summary>The FTE of the employees in post at the close of a day.</summary>
    public Fte InPost(DateOnly day) => By(day.DayNumber).InPost;

    /// <summary>How many people they are, each counted once.</summary>
    public int Headcount(DateOnly day) => By(day.DayNumber).Headcount;

    /// <summary>How many agency engagements there are at the close of a day, each counted once.</summary>
    public int AgencyHeadcount(DateOnly day) => (int)_agencyHeads.On(day.DayNumber);

    /// <summary>What flowed in a period, by kind.</summary>
    internal FlowSums SumsOver(Period period) => By(period.LastDate.DayNumber) - By(period.DayBefore.DayNumber);

    /// <summary>The flows of a period, first and last day included, in order.</summary>
    public ReadOnlySpan<StaffFlow> Within(Period period)
    {
        var flows = _flows ?? Of(_snapshot, _scope)._flows!;
        var from = FirstIndexFrom(flows, period.FirstDate.DayNumber);
        return flows.AsSpan(from, FirstIndexFrom(flows, period.LastDate.DayNumber + 1) - from);
    }

    /// <summary>The leavers of a period, in order.</summary>
    public IReadOnlyList<StaffFlow> LeaversWithin(Period period)
    {
        var leavers = new List<StaffFlow>(SumsOver(period).Heads(FlowKind.Leaver));

        foreach (var flow in Within(period))
        {
            if (flow.Kind is FlowKind.Leaver)
            {
                leavers.Add(flow);
            }
        }

        return leavers;
    }

    /// <summary>The flows of a scope: of employees, permanent and fixed term; agency workers are counted apart.</summary>
    public static StaffFlows Of(StaffingSnapshot snapshot, Scope scope)
    {
        var flows = new List<StaffFlow>();
        var agency = new List<DayChange>();

        foreach (var workerId in WorkersEverIn(snapshot, scope.UnitId))
        {
            var spells = Spell.Of(snapshot, workerId);
            new WorkerSweep(snapshot, scope, spells.Employed).AddTo(flows);

            foreach (var spell in spells.Agency)
            {
                if (spell.IsIn(scope))
                {
                    agency.Add(new(spell.Days.From, 1));
                    agency.Add(new(spell.Days.Until, -1));
                }
            }
        }

        return new(
            [.. flows
                .OrderBy(flow => flow.Day)
                .ThenBy(flow => flow.Engagement.WorkerId, StringComparer.Ordinal)
                .ThenBy(flow => flow.Kind)],
            StepSeries.Empty.Plus(StepSeries.InOrder(agency)),
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

    /// <summary>What had flowed by the close of a day.</summary>
    private FlowSums By(int day) => Array.BinarySearch(_days, day) switch
    {
        >= 0 and var on => _sums[on],
        -1 => default,
        var after => _sums[~after - 1],
    };

    private static int FirstIndexFrom(StaffFlow[] flows, int day)
    {
        var (low, high) = (0, flows.Length);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = flows[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
