using Workforce.Domain.Amounts;
using Workforce.Domain.Flows;

namespace Workforce.Domain.Planning;

/// <summary>What is recorded of the people of a unit after a day: who starts and leaves, and whose hours change.</summary>
/// <remarks>
/// Who is recorded as gone at the end is certain all along. Whoever is not may still leave: they are among those of whom nothing is known,
/// from today or from when they start; what changes their hours is certain.
/// </remarks>
internal sealed class KnownAhead
{
    private readonly Horizon _horizon;
    private readonly long[] _certain;
    private readonly List<PossibleStarter> _starters = [];

    private KnownAhead(StaffFlows flows, Horizon horizon)
    {
        _horizon = horizon;
        _certain = new long[horizon.Months];
        Months = new KnownMonth[horizon.Months];
        (Heads, Fte) = (flows.Headcount(horizon.AsOfDate), flows.InPost(horizon.AsOfDate));
    }

    /// <summary>In heads, who is in post on the day and not recorded as leaving.</summary>
    public int Heads { get; private set; }

    /// <summary>Their FTE.</summary>
    public Fte Fte { get; private set; }

    /// <summary>By month: the FTE at its end that is certain, beside those who may leave.</summary>
    public IReadOnlyList<Fte> Certain => [.. _certain.Select(Fte.FromMillionths)];

    /// <summary>Recorded starters who may leave again.</summary>
    public IReadOnlyList<PossibleStarter> Starters => _starters;

    /// <summary>By month: who starts and leaves in it.</summary>
    public KnownMonth[] Months { get; }

    public static KnownAhead Of(StaffFlows flows, Horizon horizon)
    {
        var known = new KnownAhead(flows, horizon);
        var ahead = new Period(horizon.AsOfDate.AddDays(1), horizon.LastDate);
        var moves = UnitHistory.Changes(flows, ahead).ToHashSet<StaffFlow>(ReferenceEqualityComparer.Instance);
        var today = new Dictionary<string, long>(StringComparer.Ordinal);
        var later = new Dictionary<string, List<StaffFlow>>(StringComparer.Ordinal);

        foreach (var flow in flows.Within(ahead))
        {
            known.Count(flow, moves.Contains(flow));
            (later.TryGetValue(flow.Engagement.WorkerId, out var own) ? own : later[flow.Engagement.WorkerId] = []).Add(flow);
        }

        foreach (var flow in later.Count == 0 ? [] : flows.Within(new(DateOnly.MinValue, horizon.AsOfDate)))
        {
            if (later.ContainsKey(flow.Engagement.WorkerId))
            {
                today[flow.Engagement.WorkerId] = today.GetValueOrDefault(flow.Engagement.WorkerId) + flow.FteChange.Millionths;
            }
        }

        foreach (var (worker, own) in later)
        {
            known.Follow(today.GetValueOrDefault(worker), own, moves);
        }

        return known;
    }

    private void Count(StaffFlow flow, bool isMove)
    {
        ref var month = ref Months[MonthOf(flow)];
        month = flow.Kind switch
        {
            FlowKind.Starter or FlowKind.MovedIn when isMove => month with { Starters = month.Starters + flow.Fte, StarterHeads = month.StarterHeads + 1 },
            FlowKind.Leaver or FlowKind.MovedOut when isMove => month with { Leavers = month.Leavers + flow.Fte, LeaverHeads = month.LeaverHeads + 1 },
            _ => month with { Changes = month.Changes + flow.FteChange },
        };
    }

    /// <summary>One person, from what they work today through what is recorded.</summary>
    private void Follow(long today, List<StaffFlow> flows, HashSet<StaffFlow> moves)
    {
        var starts = flows.FindLast(flow => moves.Contains(flow) && flow.HeadcountChange > 0);
        var isGone = today + flows.Sum(flow => flow.FteChange.Millionths) == 0;
        var staysFromToday = today > 0 && !isGone && starts is null;

        if (today > 0 && !staysFromToday)
        {
            Heads--;
            Fte -= Fte.FromMillionths(today);
        }

        if (starts is not null && !isGone)
        {
            _starters.Add(new(MonthOf(starts), 1, starts.Fte, Chance.Certain));
        }

        for (var month = 0; month < _certain.Length; month++)
        {
            var end = _horizon.MonthEnds[month].DayNumber;
            var worked = today + flows.Where(flow => flow.Day <= end).Sum(flow => flow.FteChange.Millionths);
            var uncertain = staysFromToday ? today : starts is not null && !isGone && MonthOf(starts) <= month ? starts.Fte.Millionths : 0;
            _certain[month] += worked - uncertain;
        }
    }

    private int MonthOf(StaffFlow flow) => _horizon.MonthOf(DateOnly.FromDayNumber(flow.Day))!.Value;
}

/// <summary>Who is recorded as starting and leaving in a month.</summary>
public readonly record struct KnownMonth(Fte Starters, int StarterHeads, Fte Leavers, int LeaverHeads, Fte Changes);
