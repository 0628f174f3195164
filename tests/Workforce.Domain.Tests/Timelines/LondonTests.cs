using Workforce.Domain.Timelines;

namespace Workforce.Domain.Tests.Timelines;

/// <summary>Summer time of 2026: from 01:00 UTC on 29 March to 01:00 UTC on 25 October, an hour ahead of UTC.</summary>
public class LondonTests
{
    [Theory]
    [InlineData("2026-03-28T23:30:00", "2026-03-28")]
    [InlineData("2026-03-29T00:30:00", "2026-03-29")]
    [InlineData("2026-03-29T22:59:59", "2026-03-29")]
    [InlineData("2026-03-29T23:00:00", "2026-03-30")]
    [InlineData("2026-06-01T23:30:00", "2026-06-02")]
    [InlineData("2026-10-24T23:00:00", "2026-10-25")]
    [InlineData("2026-10-25T23:00:00", "2026-10-25")]
    [InlineData("2026-10-25T23:59:59", "2026-10-25")]
    [InlineData("2026-10-26T00:00:00", "2026-10-26")]
    public void DayOf_AMomentAroundMidnight_IsThatOfTheClockOnTheWall(string utc, string day) =>
        Assert.Equal(Day(day), London.DayOf(Moment(utc)));

    [Theory]
    [InlineData("2026-03-29", "2026-03-29T00:00:00")]
    [InlineData("2026-03-30", "2026-03-29T23:00:00")]
    [InlineData("2026-10-25", "2026-10-24T23:00:00")]
    [InlineData("2026-10-26", "2026-10-26T00:00:00")]
    public void BeginningOf_ADay_IsItsMidnight(string day, string utc) =>
        Assert.Equal(Moment(utc), London.BeginningOf(Day(day)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTime Moment(string text) =>
        DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
