using Workforce.Domain.Amounts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;

namespace Workforce.Service.Wire;

/// <summary>Bridges, leavers and agency bands as the contract's messages.</summary>
internal static class FlowMapping
{
    public static V1.FteBridge ToProto(this FteBridge bridge) => new()
    {
        OpeningFte = bridge.Opening.ToProto(),
        StartersFte = bridge.Starters.ToProto(),
        LeaversFte = bridge.Leavers.ToProto(),
        MovedInFte = bridge.MovedIn.ToProto(),
        MovedOutFte = bridge.MovedOut.ToProto(),
        HoursChangedFte = bridge.HoursChanged.ToProto(),
        ClosingFte = bridge.Closing.ToProto(),
        CorrectionsFte = bridge.Corrections.ToProto(),
    };

    public static V1.HeadcountBridge ToProto(this HeadcountBridge bridge) => new()
    {
        OpeningCount = bridge.Opening,
        StartersCount = bridge.Starters,
        LeaversCount = bridge.Leavers,
        MovedInCount = bridge.MovedIn,
        MovedOutCount = bridge.MovedOut,
        ClosingCount = bridge.Closing,
        CorrectionsCount = bridge.Corrections,
    };

    public static V1.AgencyTenureBand ToProto(this AgencyBand band) => new()
    {
        FromMonths = band.FromMonths,
        UntilMonths = band.UntilMonths ?? 0,
        CoverCount = band.Cover.Heads,
        ExtraCount = band.Extra.Heads,
        AgencyFte = (band.Cover.Fte + band.Extra.Fte).ToProto(),
    };

    /// <summary>Leavers by what they have in common, in the order of its values.</summary>
    public static IEnumerable<V1.LeaverGroup> GroupsOf(
        IReadOnlyList<StaffFlow> leavers,
        V1.LeaverBreakdown breakdown,
        IReadOnlyList<int> tenureYears) => breakdown switch
        {
            V1.LeaverBreakdown.Reason => Groups(leavers, flow => (int)(flow.Engagement.LeavingReason ?? default), (group, key) => group.Reason = (V1.LeavingReason)key),
            V1.LeaverBreakdown.Destination => Groups(leavers, flow => (int)(flow.Engagement.LeavingDestination ?? default), (group, key) => group.Destination = (V1.LeavingDestination)key),
            V1.LeaverBreakdown.Role => Groups(leavers, flow => (int)flow.Role, (group, key) => group.Role = (V1.Role)key),
            V1.LeaverBreakdown.Unit => Groups(leavers, flow => flow.UnitId, (group, key) => group.UnitId = key),
            V1.LeaverBreakdown.Footing => Groups(leavers, flow => (int)flow.Engagement.Footing, (group, key) => group.Footing = (V1.Footing)key),
            _ => Groups(leavers, flow => TenureBand(flow, tenureYears), (group, key) => group.TenureYears = key),
        };

    /// <summary>The lower edge of the band: whole years of service, counted from the calendar.</summary>
    private static int TenureBand(StaffFlow flow, IReadOnlyList<int> tenureYears)
    {
        var last = DateOnly.FromDayNumber(flow.Day);
        var first = DateOnly.FromDayNumber(flow.Day - flow.ServedDays);
        return tenureYears.LastOrDefault(edge => first.AddYears(edge) <= last);
    }

    private static IEnumerable<V1.LeaverGroup> Groups<TKey>(
        IReadOnlyList<StaffFlow> leavers,
        Func<StaffFlow, TKey> by,
        Action<V1.LeaverGroup, TKey> mark)
    {
        foreach (var those in leavers.GroupBy(by).OrderBy(group => group.Key, Comparer<TKey>.Create(Compare)))
        {
            var group = new V1.LeaverGroup
            {
                LeaversFte = those.Aggregate(Fte.Zero, (sum, flow) => sum + flow.Fte).ToProto(),
                LeaversCount = those.Count(),
            };
            mark(group, those.Key);
            yield return group;
        }
    }

    private static int Compare<TKey>(TKey left, TKey right) =>
        left is string text ? string.CompareOrdinal(text, right as string) : Comparer<TKey>.Default.Compare(left, right);
}
