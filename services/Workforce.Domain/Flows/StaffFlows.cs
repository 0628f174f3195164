using System.Runtime.InteropServices;
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
    private static readonly Comparer<StaffFlow> InOrder = Comparer<StaffFlow>.Create(static (left, right) =>
        left.Day != right.Day ? left.Day.CompareTo(right.Day)
        : string.CompareOrdinal(left.Engagement.WorkerId, right.Engagement.WorkerId) is var order and not 0 ? order
        : left.Kind.CompareTo(right.Kind));

    /// <summary>Null where only the sums are kept.</summary>
    private readonly StaffFlow[]? _flows;

    private readonly FlowTotals _totals;
    private readonly StepSeries _agencyHeads;
    private readonly StaffingSnapshot _snapshot;
    private readonly Scope _scope;

    private StaffFlows(StaffFlow[]? flows, FlowTotals totals, StepSeries agencyHeads, StaffingSnapshot snapshot, Scope scope)
    {
        (_flows, _totals, _agencyHeads, _snapshot, _scope) = (flows, totals, agencyHeads, snapshot, scope);
    }

    /// <summary>How much is held: flows one by one, and sums; about a hundred bytes each.</summary>
    public int Count => (_flows?.Length ?? 0) + _totals.Count;

    /// <summary>The same without the flows one by one, for who has no room to keep them: who asks for those has them found again.</summary>
    public StaffFlows SumsAlone() => new(null, _totals, _agencyHeads, _snapshot, _scope);

    /// <summary>Whether anything was ever reported by a day: then nobody in post is a confirmed zero.</summary>
    public bool IsReportedBy(DateOnly day) => Reported.Anything(_scope.Timelines(_snapshot), _scope.Roles, day.DayNumber);

    /// <summary>Why a measure over some days has no value, if figures that it needs could not be reported.</summary>
    internal NoValueReason? GapOver(DateOnly first, DateOnly last, params ReadOnlySpan<ReportedFigure> needed) =>
        ReportingGaps.Over(_snapshot, _scope.UnitId, first, last, needed);

    /// <summary>The FTE of the employees in post at the close of a day.</summary>
    public Fte InPost(DateOnly day) => _totals.By(day.DayNumber).InPost;

    /// <summary>How many people they are, each counted once.</summary>
    public int Headcount(DateOnly day) => _totals.By(day.DayNumber).Headcount;

    /// <summary>How many agency engagements there are at the close of a day, each counted once.</summary>
    public int AgencyHeadcount(DateOnly day) => (int)_agencyHeads.On(day.DayNumber);

    /// <summary>What flowed in a period, by kind.</summary>
    internal FlowSums SumsOver(Period period) => _totals.By(period.LastDate.DayNumber) - _totals.By(period.DayBefore.DayNumber);

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
        var (flows, agency) = Of(snapshot, scope, WorkersEverIn(snapshot, scope.UnitId));
        return new(flows, FlowTotals.None.With([], flows), StepSeries.Empty.Plus(StepSeries.InOrder(CollectionsMarshal.AsSpan(agency))), snapshot, scope);
    }

    /// <summary>The flows of the same scope in a later snapshot, worked out anew only for those whom the changes between the two touch.</summary>
    public StaffFlows In(StaffingSnapshot later)
    {
        if (TouchedPeople.Between(_snapshot, later) is not { } people)
        {
            return Of(later, _scope);
        }

        var (before, agencyBefore) = Of(_snapshot, _scope, people);
        var (after, agencyAfter) = Of(later, _scope, people);
        var agency = agencyAfter.Concat(agencyBefore.Select(change => change with { Change = -change.Change })).ToList();

        return new(
            _flows is null ? null : Replaced(_flows, people, after),
            _totals.With(before, after),
            _agencyHeads.Plus(StepSeries.InOrder(CollectionsMarshal.AsSpan(agency))),
            later,
            _scope);
    }

    /// <summary>The flows of some people, in order, and how the number of their agency engagements changes.</summary>
    private static (StaffFlow[] Flows, List<DayChange> Agency) Of(StaffingSnapshot snapshot, Scope scope, HashSet<string> people)
    {
        var flows = new List<StaffFlow>();
        var agency = new List<DayChange>();

        foreach (var workerId in people)
        {
            var spells = Spell.InStock(snapshot, workerId);
            new WorkerSweep(snapshot, scope, spells.FindAll(spell => spell.Engagement.Footing.IsEmployed())).AddTo(flows);

            foreach (var spell in spells)
            {
                if (!spell.Engagement.Footing.IsEmployed() && scope.Holds(spell))
                {
                    agency.Add(new(spell.Days.From, 1));

                    if (spell.Days.Until != int.MaxValue)
                    {
                        agency.Add(new(spell.Days.Until, -1));
                    }
                }
            }
        }

        flows.Sort(InOrder);
        return ([.. flows], agency);
    }

    /// <summary>Flows with those of some people replaced, all in order.</summary>
    private static StaffFlow[] Replaced(StaffFlow[] flows, HashSet<string> people, StaffFlow[] theirs)
    {
        var replaced = new List<StaffFlow>(flows.Length + theirs.Length);
        var next = 0;

        foreach (var flow in flows)
        {
            if (people.Contains(flow.Engagement.WorkerId))
            {
                continue;
            }

            while (next < theirs.Length && InOrder.Compare(theirs[next], flow) < 0)
            {
                replaced.Add(theirs[next++]);
            }

            replaced.Add(flow);
        }

        replaced.AddRange(theirs.AsSpan(next));
        return [.. replaced];
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
