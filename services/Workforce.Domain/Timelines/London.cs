namespace Workforce.Domain.Timelines;

/// <summary>Which day it is for a council: every day of ours is London's, and every moment is kept in UTC.</summary>
/// <remarks>In summer the two differ for an hour: at 23:30 UTC on 1 June it is 2 June.</remarks>
public static class London
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day of a moment.</summary>
    /// <param name="utc">The moment, in UTC.</param>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    /// <summary>The moment, in UTC, at which a day begins: the clocks never change at midnight.</summary>
    public static DateTime BeginningOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);
}
