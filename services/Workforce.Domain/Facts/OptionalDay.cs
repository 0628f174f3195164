namespace Workforce.Domain.Facts;

/// <summary>A day or none, in four bytes where <c>DateOnly?</c> takes eight.</summary>
internal readonly record struct OptionalDay
{
    /// <summary>The day's number and one, so that the default is none.</summary>
    private readonly int _next;

    public OptionalDay(DateOnly? day)
    {
        _next = day is { } value ? value.DayNumber + 1 : 0;
    }

    public DateOnly? Value => _next == 0 ? null : DateOnly.FromDayNumber(_next - 1);
}
