namespace Workforce.Domain.Timelines;

/// <summary>A run of days at whose close something is counted: from <paramref name="From"/>, until but without <paramref name="Until"/>.</summary>
/// <remarks>
/// Facts speak of first and last dates, both worked. Stock is counted at the close of the day, and who works the last day
/// is no longer in post at its close (the census treats a leaver of 30 September so): hence the half-open range.
/// </remarks>
public readonly record struct DayRange(int From, int Until)
{
    public bool IsEmpty => Until <= From;

    /// <summary>The days on which a fact with these dates counts.</summary>
    public static DayRange Counted(DateOnly firstDate, DateOnly? lastDate) =>
        new(firstDate.DayNumber, lastDate?.DayNumber ?? int.MaxValue);

    public bool Contains(int day) => From <= day && day < Until;

    public DayRange Overlap(DayRange other) => new(Math.Max(From, other.From), Math.Min(Until, other.Until));
}
