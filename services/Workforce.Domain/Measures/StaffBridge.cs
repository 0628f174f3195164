using Workforce.Domain.Amounts;
using Workforce.Domain.Flows;

namespace Workforce.Domain.Measures;

/// <summary>Why there are as many employees at the end of a period as there are, in FTE and in heads.</summary>
public sealed record StaffBridge(FteBridge Fte, HeadcountBridge Headcount)
{
    public static StaffBridge Over(StaffFlows flows, Period period)
    {
        var fte = new Dictionary<FlowKind, Fte>();
        var heads = new Dictionary<FlowKind, int>();

        foreach (var flow in flows.Within(period))
        {
            fte[flow.Kind] = fte.GetValueOrDefault(flow.Kind) + flow.Fte;
            heads[flow.Kind] = heads.GetValueOrDefault(flow.Kind) + 1;
        }

        return new(
            new(
                flows.InPost(period.DayBefore),
                fte.GetValueOrDefault(FlowKind.Starter),
                fte.GetValueOrDefault(FlowKind.Leaver),
                fte.GetValueOrDefault(FlowKind.MovedIn),
                fte.GetValueOrDefault(FlowKind.MovedOut),
                fte.GetValueOrDefault(FlowKind.HoursChanged),
                flows.InPost(period.LastDate)),
            new(
                flows.Headcount(period.DayBefore),
                heads.GetValueOrDefault(FlowKind.Starter),
                heads.GetValueOrDefault(FlowKind.Leaver),
                heads.GetValueOrDefault(FlowKind.MovedIn),
                heads.GetValueOrDefault(FlowKind.MovedOut),
                flows.Headcount(period.LastDate)));
    }
}

/// <summary>Opening + starters - leavers + moved in - moved out + hours changed = closing, exactly.</summary>
public sealed record FteBridge(Fte Opening, Fte Starters, Fte Leavers, Fte MovedIn, Fte MovedOut, Fte HoursChanged, Fte Closing);

/// <summary>Opening + starters - leavers + moved in - moved out = closing, exactly.</summary>
public sealed record HeadcountBridge(int Opening, int Starters, int Leavers, int MovedIn, int MovedOut, int Closing);
