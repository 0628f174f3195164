namespace Workforce.Domain.Flows;

/// <summary>A run of days, both ends included.</summary>
public readonly record struct Period
{
    /// <exception cref="ArgumentException">The last day lies before the first: the edge should have refused it.</exception>
    public Period(DateOnly firstDate, DateOnly lastDate)
    {
        if (lastDate < firstDate)
        {
            throw new ArgumentException($"The period ends on {lastDate:O}, before it starts on {firstDate:O}.", nameof(lastDate));
        }

        FirstDate = firstDate;
        LastDate = lastDate;
    }

    public DateOnly FirstDate { get; }

    public DateOnly LastDate { get; }

    /// <summary>The day at whose close the period opens.</summary>
    public DateOnly DayBefore => FirstDate.AddDays(-1);

    public int Days => LastDate.DayNumber - FirstDate.DayNumber + 1;

    /// <summary>Twelve months to a day: a year to 30 September 2010 begins on 1 October 2009.</summary>
    /// <remarks>
    /// A year to 28 February of a leap year begins on 1 March: a year before its 29th there is none, and the 28th belongs to the year before.
    /// </remarks>
    public static Period TwelveMonthsTo(DateOnly lastDate) => YearsTo(lastDate, 1);

    /// <summary>So many times twelve months to a day.</summary>
    public static Period YearsTo(DateOnly lastDate, int years)
    {
        var next = lastDate.AddDays(1);
        var first = next.AddYears(-years);
        return new(first.Day == next.Day ? first : first.AddDays(1), lastDate);
    }

    public static Period Month(DateOnly day) =>
        new(new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>From the last 1 April to a day.</summary>
    public static Period FinancialYearTo(DateOnly lastDate) => YearTo(lastDate, startMonth: 4);

    /// <summary>From the last 1 October to a day: the census's year ends on 30 September (docs/definitions.md 1.2).</summary>
    public static Period CensusYearTo(DateOnly lastDate) => YearTo(lastDate, startMonth: 10);

    /// <summary>By what a part of a year is multiplied to stand for a whole one.</summary>
    /// <remarks>
    /// As the official attrition figures do (docs/definitions.md 1.7): six months by 2, and one month by 365.25 over its days. Whole months
    /// from two on count as months; anything else by days.
    /// </remarks>
    public AnnualFactor AnnualFactor
    {
        get
        {
            var after = LastDate.AddDays(1);
            var months = ((after.Year - FirstDate.Year) * 12) + after.Month - FirstDate.Month;
            return months >= 2 && FirstDate.AddMonths(months) == after ? new(12m, months) : new(365.25m, Days);
        }
    }

    private static Period YearTo(DateOnly lastDate, int startMonth) =>
        new(new(lastDate.Month >= startMonth ? lastDate.Year : lastDate.Year - 1, startMonth, 1), lastDate);
}
