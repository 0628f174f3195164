using Workforce.Answers;
using Workforce.V1;

namespace Workforce.Caseloads.Asking;

/// <summary>Breaches as sheets.</summary>
internal static class BreachSheets
{
    public static readonly IReadOnlyList<string> Columns =
        ["Worker", "Name", "Unit", "Load", "Limit", "Over by", "Since", "Until", "Days", "Peak", "In 12 months", "Plan", "Due"];

    public static Sheet Of(string title, IEnumerable<CaseloadBreach> breaches) => new(title, Columns, [.. breaches.Select(RowOf)]);

    public static SheetRow RowOf(CaseloadBreach breach) => new(
        [
            breach.WorkerId,
            breach.Name,
            breach.UnitId,
            Words.Of(breach.Load, 1),
            Words.Limit(breach.Limit),
            Words.Over(breach.Load, breach.Limit?.Limit),
            Words.Of(breach.FirstDate),
            Words.Of(breach.LastDate),
            Words.Of(breach.DayCount),
            Words.Of(breach.PeakLoad, 1),
            Words.Of(breach.TwelveMonthCount),
            PlanOf(breach.Plan),
            Words.Of(breach.Plan?.DueDate),
        ],
        breach.LastDate is null ? Emphasis.Over : Emphasis.None);

    private static string PlanOf(BreachPlan? plan) => plan switch
    {
        null => "none",
        { Plan.Length: > 0 } => plan.Plan,
        { Acknowledged: true } => "seen",
        _ => "",
    };
}
