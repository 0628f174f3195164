using System.Globalization;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Flows;
using Case = Workforce.V1.ListCaseloadBreachesRequest.SelectionOneofCase;

namespace Workforce.Service.Wire;

/// <summary>Which breaches are asked for.</summary>
/// <param name="Day">The day on which they are looked at: the one asked for, or the last of the period.</param>
/// <param name="Period">The period; null for those that stand on the day.</param>
/// <param name="Event">What is to lie in the period.</param>
internal sealed record BreachSelection(DateOnly Day, Period? Period = null, BreachEvent Event = default)
{
    /// <summary>The breaches, in the order of the domain, after a position.</summary>
    public IEnumerable<ListedBreach> Of(BreachSnapshot breaches, string unitId, BreachPosition? after) => Period is { } period
        ? breaches.Within(unitId, period, Event, after)
        : breaches.OpenOn(unitId, Day, after);

    /// <summary>A position as a page token keeps it.</summary>
    public static string KeyOf(BreachPosition position) =>
        string.Create(CultureInfo.InvariantCulture, $"{position.Until}\n{position.From}\n{position.WorkerId}");
}

internal static class BreachSelectionReader
{
    public static BreachSelection Breaches(this FieldReader reader, V1.ListCaseloadBreachesRequest request, DateOnly today) => request.SelectionCase switch
    {
        Case.OpenOnDate => new(reader.Day("open_on_date", request.OpenOnDate) ?? today),
        Case.OpenedWithin => reader.Within("opened_within", request.OpenedWithin, BreachEvent.Opened),
        Case.ClosedWithin => reader.Within("closed_within", request.ClosedWithin, BreachEvent.Closed),
        Case.StandingWithin => reader.Within("standing_within", request.StandingWithin, BreachEvent.Standing),
        _ => new(today),
    };

    /// <summary>After which position a page begins; null for the first page.</summary>
    public static BreachPosition? After(this FieldReader reader, Page page)
    {
        if (page.After is null)
        {
            return null;
        }

        return page.After.Split('\n') is [var until, var from, var workerId]
            && int.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var untilDay)
            && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var fromDay)
            ? new(untilDay, fromDay, workerId)
            : reader.Reject<BreachPosition?>("page_token", "must be the next_page_token of the same question.");
    }

    private static BreachSelection Within(this FieldReader reader, string field, V1.DateRange range, BreachEvent what)
    {
        var period = reader.Range(field, range, today: null);
        return new(period.LastDate, period, what);
    }
}
