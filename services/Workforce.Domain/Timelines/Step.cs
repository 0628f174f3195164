using System.Runtime.InteropServices;

namespace Workforce.Domain.Timelines;

/// <summary>The amount from a day on.</summary>
/// <param name="Day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Amount">The amount at its close, in its own unit.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal readonly record struct Step(int Day, long Amount) : IDated
{
    int IDated.FirstDay => Day;

    /// <summary>Adds changes to steps; a day without a change is left out.</summary>
    /// <param name="steps">The steps, by day.</param>
    /// <param name="offset">What is to be added to each of their amounts.</param>
    /// <param name="before">The amount before the first of them, the offset included.</param>
    /// <param name="changes">The changes, by day, each day once.</param>
    /// <param name="added">The sum of the changes before them; afterwards with them.</param>
    /// <param name="merged">Room for as many as both.</param>
    /// <returns>How many there are.</returns>
    public static int Merge(ReadOnlySpan<Step> steps, long offset, long before, ReadOnlySpan<DayChange> changes, ref long added, Span<Step> merged)
    {
        var (count, next, change) = (0, 0, 0);
        var (own, last) = (before, before + added);

        while (change < changes.Length || next < steps.Length)
        {
            var ownDay = next < steps.Length ? steps[next].Day : int.MaxValue;
            var changeDay = change < changes.Length ? changes[change].Day : int.MaxValue;
            var day = Math.Min(ownDay, changeDay);

            if (next < steps.Length && ownDay == day)
            {
                own = steps[next++].Amount + offset;
            }

            if (change < changes.Length && changeDay == day)
            {
                added += changes[change++].Change;
            }

            if (own + added != last)
            {
                last = own + added;
                merged[count++] = new(day, last);
            }
        }

        return count;
    }
}
