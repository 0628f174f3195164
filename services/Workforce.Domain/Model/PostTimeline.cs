using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>Sweeps once over a post's states and the people in it, and tells how it stands on each run of days.</summary>
internal static class PostTimeline
{
    /// <summary>The runs of days on which the post stands unchanged, in order, from the first on which there is anything.</summary>
    public static List<PostRun> Runs(PostHistory post, List<Stint> stints, IReadOnlyList<PipelineStarter> expected)
    {
        var events = new List<(int Day, PostOccupancy Change)>(2 * (stints.Count + post.States.Length) + expected.Count);

        foreach (var stint in stints)
        {
            var (fte, footing) = (stint.Fte.Millionths, stint.Engagement.Footing);
            var change = new PostOccupancy(
                0,
                footing.IsEmployed() ? fte : 0,
                footing is Footing.AgencyCover ? fte : 0,
                footing is Footing.AgencyExtra ? fte : 0,
                0);
            events.Add((stint.Days.From, change));

            if (stint.Days.Until != int.MaxValue)
            {
                events.Add((stint.Days.Until, new(0, -change.InPost, -change.Cover, -change.Extra, 0)));
            }
        }

        foreach (var starter in expected)
        {
            events.Add((starter.ExpectedStartDate!.Value.DayNumber, new(0, 0, 0, 0, starter.Fte.Millionths)));
        }

        foreach (var state in post.States)
        {
            events.Add((state.FirstDate.DayNumber, default));

            if (state.LastDate is { } last)
            {
                events.Add((last.DayNumber, default));
            }
        }

        events.Sort(static (left, right) => left.Day.CompareTo(right.Day));
        return Runs(post, events);
    }

    private static List<PostRun> Runs(PostHistory post, List<(int Day, PostOccupancy Change)> events)
    {
        var runs = new List<PostRun>(events.Count);
        var sum = default(PostOccupancy);

        for (var i = 0; i < events.Count;)
        {
            var day = events[i].Day;

            for (; i < events.Count && events[i].Day == day; i++)
            {
                var change = events[i].Change;
                sum = new(
                    0,
                    sum.InPost + change.InPost,
                    sum.Cover + change.Cover,
                    sum.Extra + change.Extra,
                    sum.Expected + change.Expected);
            }

            var state = post.On(day);
            var until = i < events.Count ? events[i].Day : int.MaxValue;
            runs.Add(new(new DayRange(day, until), post.NearestTo(day), state, sum with { Funded = state?.Fte.Millionths ?? 0 }));
        }

        return runs;
    }
}

/// <summary>A run of days on which a post stands unchanged.</summary>
/// <param name="Days">The days.</param>
/// <param name="Place">The state that says to which unit and role it belongs.</param>
/// <param name="State">The state that applies; null while the post does not exist.</param>
/// <param name="Occupancy">How it stands.</param>
internal readonly record struct PostRun(DayRange Days, Post Place, Post? State, PostOccupancy Occupancy)
{
    /// <summary>Whether the data contradict themselves on these days.</summary>
    public bool IsDoubtful =>
        Occupancy.InPost > Occupancy.Funded
        || Occupancy.Cover > Occupancy.Vacant
        || (State is null && Occupancy.Extra > 0);
}
