namespace Workforce.Domain.Timelines;

internal static class WholeMonths
{
    /// <summary>How many whole months lie between two days of the calendar.</summary>
    public static int Between(DateOnly first, DateOnly last)
    {
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        return first.AddMonths(months) > last ? months - 1 : months;
    }
}
