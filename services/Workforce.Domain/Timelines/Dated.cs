namespace Workforce.Domain.Timelines;

/// <summary>Something that begins on a day.</summary>
internal interface IDated
{
    /// <summary>The day, as <see cref="DateOnly.DayNumber"/>.</summary>
    int FirstDay { get; }
}

internal static class Dated
{
    /// <summary>Where the first of some things stands that begins after a day.</summary>
    /// <param name="things">The things, by their days.</param>
    /// <param name="day">The day.</param>
    public static int IndexAfter<T>(ReadOnlySpan<T> things, int day)
        where T : struct, IDated
    {
        var (low, high) = (0, things.Length);

        while (low < high)
        {
            var middle = (int)((uint)(low + high) / 2);
            (low, high) = things[middle].FirstDay <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
