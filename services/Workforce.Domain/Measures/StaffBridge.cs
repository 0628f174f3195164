using Workforce.Domain.Amounts;
using Workforce.Domain.Flows;

namespace Workforce.Domain.Measures;

/// <summary>Why there are as many employees at the end of a period as there are, in FTE and in heads.</summary>
public sealed record StaffBridge(FteBridge Fte, HeadcountBridge Headcount)
{
    /// <param name="flows">The flows of the scope.</param>
    /// <param name="period">The period; it opens at the close of the day before and closes at the close of its last day.</param>
    /// <param name="asKnownThen">The flows of the scope as they were known when the opening was reported; null for the same.</param>
    public static StaffBridge Over(StaffFlows flows, Period period, StaffFlows? asKnownThen = null)
    {
        var opening = asKnownThen ?? flows;
        var sums = flows.SumsOver(period);
        var before = period.DayBefore;

        return new(
            new(
                opening.InPost(before),
                sums.Fte(FlowKind.Starter),
                sums.Fte(FlowKind.Leaver),
                sums.Fte(FlowKind.MovedIn),
                sums.Fte(FlowKind.MovedOut),
                sums.Fte(FlowKind.HoursChanged),
                flows.InPost(period.LastDate),
                flows.InPost(before) - opening.InPost(before)),
            new(
                opening.Headcount(before),
                sums.Heads(FlowKind.Starter),
                sums.Heads(FlowKind.Leaver),
                sums.Heads(FlowKind.MovedIn),
                sums.Heads(FlowKind.MovedOut),
                flows.Headcount(period.LastDate),
                flows.Headcount(before) - opening.Headcount(before)));
    }
}

/// <summary>Opening + corrections + starters - leavers + moved in - moved out + hours changed = closing, exactly.</summary>
/// <param name="Opening">In post at the close of the day before the period.</param>
/// <param name="Starters">Who joined the council.</param>
/// <param name="Leavers">Who left the council.</param>
/// <param name="MovedIn">Who came from elsewhere in the council, or from an engagement that ended on the eve.</param>
/// <param name="MovedOut">Who went elsewhere in the council, or to an engagement that begins the day after.</param>
/// <param name="HoursChanged">By how much those who stayed changed their hours; below zero if they work less.</param>
/// <param name="Closing">In post at the close of the last day.</param>
/// <param name="Corrections">By how much the opening as known now exceeds the opening as it was known then.</param>
public sealed record FteBridge(
    Fte Opening,
    Fte Starters,
    Fte Leavers,
    Fte MovedIn,
    Fte MovedOut,
    Fte HoursChanged,
    Fte Closing,
    Fte Corrections = default);

/// <summary>Opening + corrections + starters - leavers + moved in - moved out = closing, exactly.</summary>
/// <remarks>A person is one head, whatever posts they hold.</remarks>
/// <param name="Opening">In post at the close of the day before the period.</param>
/// <param name="Starters">Who joined the council.</param>
/// <param name="Leavers">Who left the council.</param>
/// <param name="MovedIn">As in <see cref="FteBridge"/>.</param>
/// <param name="MovedOut">As in <see cref="FteBridge"/>.</param>
/// <param name="Closing">In post at the close of the last day.</param>
/// <param name="Corrections">As in <see cref="FteBridge"/>.</param>
public sealed record HeadcountBridge(
    int Opening,
    int Starters,
    int Leavers,
    int MovedIn,
    int MovedOut,
    int Closing,
    int Corrections = 0);
