using Workforce.Domain.Flows;

namespace Workforce.Domain.Tests.Flows;

public class PeriodTests
{
    private static readonly DateOnly LeapDay = new(2024, 2, 29);

    /// <summary>Every day from 1 March 2022 to the end of February 2026: a 29 February in the middle, none at the ends.</summary>
    [Fact]
    public void TwelveMonthsTo_EveryDayOfFourYears_SharesNoDayWithTheTwelveBeforeAndLeavesNoneOut()
    {
        for (var day = new DateOnly(2022, 3, 1); day <= new DateOnly(2026, 2, 28); day = day.AddDays(1))
        {
            var year = Period.TwelveMonthsTo(day);
            var before = Period.TwelveMonthsTo(SameDayAYearBefore(day));

            Assert.Equal((day, before.LastDate.AddDays(1)), (year.LastDate, year.FirstDate));
            Assert.Equal(year.FirstDate <= LeapDay && LeapDay <= day ? 366 : 365, year.Days);
        }
    }

    /// <summary>28 February 2023 is the last of the twelve months before: 1 March 2023 to 28 February 2024 are 365 days.</summary>
    [Fact]
    public void TwelveMonthsTo_TheDayBeforeALeapDay_BeginsOnTheFirstOfMarch() =>
        Assert.Equal(new(new(2023, 3, 1), new(2024, 2, 28)), Period.TwelveMonthsTo(new(2024, 2, 28)));

    [Fact]
    public void YearsTo_FourYears_BeginOnTheLeapDayBefore()
    {
        Assert.Equal(new(new(2020, 2, 29), new(2024, 2, 28)), Period.YearsTo(new(2024, 2, 28), 4));
        Assert.Equal(new(new(2022, 3, 1), new(2024, 2, 28)), Period.YearsTo(new(2024, 2, 28), 2));
    }

    /// <summary>The end of a month for the end of a month: twelve months to the end of February 2025 follow those to 29 February 2024.</summary>
    private static DateOnly SameDayAYearBefore(DateOnly day) => day switch
    {
        { Month: 2, Day: 29 } => new(day.Year - 1, 2, 28),
        { Month: 2, Day: 28 } when day.Year - 1 == LeapDay.Year => LeapDay,
        _ => new(day.Year - 1, day.Month, day.Day),
    };
}
