using Workforce.Domain.Facts;
using Workforce.Domain.Reconciling;

namespace Workforce.Service.Wire;

/// <summary>What a reconciliation found, as the contract's messages. Enums are numbered alike on both sides; a test holds them to it.</summary>
internal static class ReconcilingMapping
{
    public static V1.ExtractFault ToProto(this RowFault fault) => new() { Row = fault.Row, Field = fault.Field, Description = fault.Rule };

    public static V1.ExtractDoubt ToProto(this Doubt doubt) => new()
    {
        Kind = (V1.ExtractDoubt.Types.Kind)doubt.Kind,
        About = doubt.About.ToProto(),
        Row = doubt.Row,
    };

    /// <param name="difference">The difference.</param>
    /// <param name="change">The change that records it.</param>
    public static V1.StaffingDifference ToProto(this Difference difference, Change change) => new()
    {
        Kind = (V1.StaffingDifference.Types.Kind)difference.Kind,
        Row = difference.Row,
        Change = change.ToProto(),
        Held = difference.Held?.ToProto(),
    };

    /// <summary>What was found, in numbers.</summary>
    public static void Count(this V1.ReconcileSummary summary, Reconciliation reconciliation)
    {
        summary.Counts.Add(
            from difference in reconciliation.Differences
            group difference by difference.Kind into ofKind
            orderby ofKind.Key
            select new V1.ReconcileSummary.Types.Count { Kind = (V1.StaffingDifference.Types.Kind)ofKind.Key, Count_ = ofKind.Count() });
        summary.DoubtCount = reconciliation.Doubts.Count;
        summary.EngagementsHeld = reconciliation.EngagementsHeld;
        summary.Excesses.Add(reconciliation.Excesses.Select(excess => new V1.ExcessFound
        {
            Excess = (V1.ExtractExcess)excess.Kind,
            UnitId = excess.UnitId ?? "",
            Ended = excess.Ended,
            Held = excess.Held,
        }));
    }
}
