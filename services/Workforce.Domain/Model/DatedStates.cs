using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>States of one thing, by first date.</summary>
internal static class DatedStates
{
    /// <summary>Where the state stands that began last by a day; -1 before the first.</summary>
    public static int LatestIndex<T>(this ImmutableArray<T> states, int day)
        where T : Fact
    {
        var (low, high) = (0, states.Length);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = states[middle].Key.FirstDate.DayNumber <= day ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    /// <summary>The state that began last by a day, even if it has ended since; null before the first.</summary>
    public static T? Latest<T>(this ImmutableArray<T> states, int day)
        where T : Fact =>
        states.LatestIndex(day) is >= 0 and var index ? states[index] : null;

    /// <summary>The state that says where a thing belongs on a day: before its first date and after its last too.</summary>
    public static T NearestTo<T>(this ImmutableArray<T> states, int day)
        where T : Fact =>
        states[Math.Max(0, states.LatestIndex(day))];
}
