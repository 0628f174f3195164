using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>A run of days of an engagement with one place and FTE.</summary>
/// <param name="Engagement">The engagement.</param>
/// <param name="Days">The days at whose close it counts.</param>
/// <param name="Placement">Where.</param>
/// <param name="Fte">How much.</param>
public readonly record struct Stint(Engagement Engagement, DayRange Days, Placement Placement, Fte Fte)
{
    /// <summary>An engagement's stints in order, from the terms it begins with and those that follow.</summary>
    /// <remarks>Terms dated before the first day alter nothing; terms dated on it take the place of those it begins with.</remarks>
    internal static IEnumerable<Stint> Of(Engagement engagement, IReadOnlyList<EngagementTerms> terms)
    {
        var all = DayRange.Counted(engagement.FirstDate, engagement.LastDate);
        var (from, placement, fte) = (all.From, engagement.Placement, engagement.Fte);

        foreach (var next in terms)
        {
            var start = next.FirstDate.DayNumber;

            if (start < all.From)
            {
                continue;
            }

            var before = new DayRange(from, Math.Min(start, all.Until));

            if (!before.IsEmpty)
            {
                yield return new(engagement, before, placement, fte);
            }

            (from, placement, fte) = (start, next.Placement, next.Fte);
        }

        var rest = new DayRange(from, all.Until);

        if (!rest.IsEmpty)
        {
            yield return new(engagement, rest, placement, fte);
        }
    }
}
