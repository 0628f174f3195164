using Google.Type;

namespace Workforce.Client;

/// <summary>Days of the contract as .NET's own, and back.</summary>
public static class Dates
{
    /// <summary>The day as the contract spells it.</summary>
    public static Date ToDate(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>A day of an answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the calendar, as the service's never are.</exception>
    public static DateOnly ToDateOnly(this Date day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return new(day.Year, day.Month, day.Day);
    }
}
