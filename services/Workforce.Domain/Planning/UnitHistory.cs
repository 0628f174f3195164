using Workforce.Domain.Amounts;
using Workforce.Domain.Flows;

namespace Workforce.Domain.Planning;

/// <summary>Who came and went in a unit over some time.</summary>
/// <param name="Period">The time; null if nothing is known of it.</param>
/// <param name="Leavers">Who left it, in heads: the council, or to another unit of it.</param>
/// <param name="Starters">Who joined it, in heads, likewise.</param>
/// <param name="StarterFte">Their FTE.</param>
/// <param name="PersonMonths">How many months people worked in it, added up.</param>
public sealed record UnitHistory(Period? Period, int Leavers, int Starters, Fte StarterFte, decimal PersonMonths)
{
    private const decimal DaysOfAMonth = 365.25m / 12m;

    public static UnitHistory None { get; } = new(null, 0, 0, Fte.Zero, 0m);

    /// <summary>How many months the time is.</summary>
    public decimal Months => (Period?.Days ?? 0) / DaysOfAMonth;

    public decimal Years => Months / 12m;

    /// <param name="flows">The flows of the unit and roles.</param>
    /// <param name="period">The time.</param>
    public static UnitHistory Of(StaffFlows flows, Period period)
    {
        var (leavers, starters, starterFte) = (0, 0, Fte.Zero);
        var changes = Changes(flows, period);

        foreach (var flow in changes)
        {
            if (flow.Kind is FlowKind.Leaver or FlowKind.MovedOut)
            {
                leavers++;
            }
            else if (flow.Kind is FlowKind.Starter or FlowKind.MovedIn)
            {
                (starters, starterFte) = (starters + 1, starterFte + flow.Fte);
            }
        }

        return new(period, leavers, starters, starterFte, PersonMonthsOf(flows, period));
    }

    /// <summary>The flows of a period without those of engagements that follow each other: out on one day and in on the next is no move.</summary>
    internal static List<StaffFlow> Changes(StaffFlows flows, Period period)
    {
        StaffFlow[] all = [.. flows.Within(period)];
        var ins = all.Where(flow => flow.Kind is FlowKind.MovedIn).Select(flow => (flow.Engagement.WorkerId, flow.Day)).ToHashSet();
        var outs = all.Where(flow => flow.Kind is FlowKind.MovedOut).Select(flow => (flow.Engagement.WorkerId, flow.Day)).ToHashSet();

        return [.. all.Where(flow => flow.Kind switch
        {
            FlowKind.MovedOut => !ins.Contains((flow.Engagement.WorkerId, flow.Day + 1)),
            FlowKind.MovedIn => !outs.Contains((flow.Engagement.WorkerId, flow.Day - 1)),
            _ => true,
        })];
    }

    private static decimal PersonMonthsOf(StaffFlows flows, Period period)
    {
        var (heads, since, personDays) = ((long)flows.Headcount(period.DayBefore), period.FirstDate.DayNumber, 0L);

        foreach (var flow in flows.Within(period))
        {
            personDays += heads * (flow.Day - since);
            (heads, since) = (heads + flow.HeadcountChange, flow.Day);
        }

        return (personDays + (heads * (period.LastDate.DayNumber + 1 - since))) / DaysOfAMonth;
    }
}
