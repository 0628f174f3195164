namespace Workforce.Domain.Timelines;

/// <summary>A run of days at whose close something is counted: from <paramref name="From"/>, until but without <paramref name="Until"/>.</summary>
/// <remarks>
/// Facts speak of first and last dates, both worked. Stock is counted at the close of the day, and who works the last day
/// is no longer in post at its close (the census treats a leaver of 30 September so), unless somebody goes on: hence the half-open range.
/// </remarks>
public readonly record struct DayRange(int From, int Until)
{
    public bool IsEmpty => Until <= From;

    /// <summary>The days on which a fact with these dates counts.</summary>
    /// <param name="firstDate">The first day.</param>
    /// <param name="lastDate">The last day; null if no end is known.</param>
    /// <param name="goesOn">Whether another takes its place from the very next day, so that nobody has left at the close of the last.</param>
    public static DayRange Counted(DateOnly firstDate, DateOnly? lastDate, bool goesOn) =>
        new(firstDate.DayNumber, lastDate is { } last ? last.DayNumber + (goesOn ? 1 : 0) : int.MaxValue);

    public bool Contains(int day) => From <= day && day < Until;

    public DayRange Overlap(DayRange other) => new(Math.Max(From, other.From), Math.Min(Until, other.Until));
}
