using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Privacy;

/// <summary>Somebody whose name has been held for long enough.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="LastDate">The last day worked, of all engagements.</param>
public readonly record struct NamesDue(string WorkerId, DateOnly LastDate)
{
    /// <summary>Those whose every engagement ended before a day, in the order given.</summary>
    /// <remarks>
    /// Not who has none: they may be about to start. Nor who has one that waits for something: nobody knows of it yet what it says of them.
    /// </remarks>
    /// <param name="snapshot">What is known.</param>
    /// <param name="workerIds">Of whom a name is held.</param>
    /// <param name="before">The day.</param>
    public static IEnumerable<NamesDue> List(StaffingSnapshot snapshot, IEnumerable<string> workerIds, DateOnly before)
    {
        var waiting = snapshot.Held.Values.Select(change => change.Fact).OfType<Engagement>().Select(engagement => engagement.WorkerId).ToHashSet(StringComparer.Ordinal);

        foreach (var workerId in workerIds.Where(workerId => !waiting.Contains(workerId)))
        {
            var last = DateOnly.MinValue;

            foreach (var history in snapshot.EngagementsOf(workerId))
            {
                var end = history.Engagement.LastDate ?? DateOnly.MaxValue;
                last = end > last ? end : last;
            }

            if (last > DateOnly.MinValue && last < before)
            {
                yield return new(workerId, last);
            }
        }
    }
}
