namespace Workforce.Domain.Model;

/// <summary>An unbroken run of days at whose close some of a post's FTE is vacant.</summary>
/// <param name="From">The first such day.</param>
/// <param name="Until">The first day after it on which none is; <see cref="int.MaxValue"/> if none is known.</param>
/// <param name="Before">How the post stood before; null if nothing is known of it.</param>
/// <param name="First">How it stands on the first of the days.</param>
/// <param name="Last">How it stands on the last of them.</param>
/// <param name="After">How it stands after; null if nothing ends it.</param>
internal sealed record VacantSpan(int From, int Until, PostRun? Before, PostRun First, PostRun Last, PostRun? After)
{
    public int Days => Until - From;

    /// <summary>Whether it ends because somebody was found, and not because the post ended or was cut.</summary>
    public bool IsFilled => After is { State: not null } after && after.Occupancy.InPost > Last.Occupancy.InPost;

    /// <summary>Whether somebody takes over on the day after the last day worked: no day of work is lost.</summary>
    public bool IsHandover => Days == 1 && Before is { } before && before.Occupancy.InPost > First.Occupancy.InPost;

    /// <summary>The spans of a post over all time, in order.</summary>
    public static IEnumerable<VacantSpan> Of(StaffingSnapshot snapshot, string postId)
    {
        if (!snapshot.Posts.TryGetValue(postId, out var post))
        {
            yield break;
        }

        PostRun? before = null;
        PostRun? first = null;
        PostRun last = default;

        foreach (var run in PostTimeline.Runs(snapshot, postId, post))
        {
            if (run is { State: not null, Occupancy.Vacant: > 0 })
            {
                first ??= run;
                last = run;
                continue;
            }

            if (first is { } start)
            {
                yield return new(start.Days.From, run.Days.From, before, start, last, run);
                first = null;
            }

            before = run;
        }

        if (first is { } open)
        {
            yield return new(open.Days.From, last.Days.Until, before, open, last, null);
        }
    }

    /// <summary>The day at whose close some of a post was first vacant without a break until a day; null if it is not vacant on it.</summary>
    public static DateOnly? VacantSince(StaffingSnapshot snapshot, string postId, DateOnly day) =>
        Of(snapshot, postId).FirstOrDefault(span => span.From <= day.DayNumber && day.DayNumber < span.Until) is { } span
            ? DateOnly.FromDayNumber(span.From)
            : null;
}
