namespace Workforce.Domain.Timelines;

/// <summary>A change of an amount on a day.</summary>
/// <param name="Day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Change">By how much the amount changes, in its own unit (millionths for an FTE).</param>
public readonly record struct DayChange(int Day, long Change);
