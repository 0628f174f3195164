using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>Sweeps once over a post's states and the people in it, and tells how it stands on each run of days.</summary>
/// <remarks>Keeps its lists from one post to the next: thousands are swept for each batch of changes. For one caller at a time.</remarks>
internal sealed class PostTimeline
{
    private readonly List<(int Day, PostOccupancy Change)> _events = [];
    private readonly List<Stint> _stints = [];

    /// <summary>The runs of days on which a post stands unchanged, in order, from the first on which there is anything.</summary>
    public static List<PostRun> Runs(StaffingSnapshot snapshot, string postId, PostHistory post)
    {
        var runs = new List<PostRun>();
        new PostTimeline().AddRuns(runs, snapshot, postId, post, []);
        return runs;
    }

    /// <summary>Adds the runs of a post with those who are expected in it, if there is such a post.</summary>
    public void AddRuns(List<PostRun> runs, StaffingSnapshot snapshot, string postId)
    {
        if (snapshot.Posts.TryGetValue(postId, out var post))
        {
            AddRuns(runs, snapshot, postId, post, snapshot.ExpectedIn(postId));
        }
    }

    private void AddRuns(List<PostRun> runs, StaffingSnapshot snapshot, string postId, PostHistory post, IReadOnlyList<PipelineStarter> expected)
    {
        _stints.Clear();
        _events.Clear();
        snapshot.AddStintsIn(postId, _stints);

        foreach (var stint in _stints)
        {
            var (fte, footing) = (stint.Fte.Millionths, stint.Engagement.Footing);
            var change = new PostOccupancy(
                0,
                footing.IsEmployed() ? fte : 0,
                footing is Footing.AgencyCover ? fte : 0,
                footing is Footing.AgencyExtra ? fte : 0,
                0);
            _events.Add((stint.Days.From, change));

            if (stint.Days.Until != int.MaxValue)
            {
                _events.Add((stint.Days.Until, new(0, -change.InPost, -change.Cover, -change.Extra, 0)));
            }
        }

        for (var i = 0; i < expected.Count; i++)
        {
            _events.Add((expected[i].ExpectedStartDate!.Value.DayNumber, new(0, 0, 0, 0, expected[i].Fte.Millionths)));
        }

        foreach (var state in post.States)
        {
            _events.Add((state.FirstDate.DayNumber, default));

            if (state.LastDate is { } last)
            {
                _events.Add((last.DayNumber, default));
            }
        }

        _events.Sort(static (left, right) => left.Day.CompareTo(right.Day));
        AddRuns(runs, post);
    }

    private void AddRuns(List<PostRun> runs, PostHistory post)
    {
        var sum = default(PostOccupancy);

        for (var i = 0; i < _events.Count;)
        {
            var day = _events[i].Day;

            for (; i < _events.Count && _events[i].Day == day; i++)
            {
                var change = _events[i].Change;
                sum = new(
                    0,
                    sum.InPost + change.InPost,
                    sum.Cover + change.Cover,
                    sum.Extra + change.Extra,
                    sum.Expected + change.Expected);
            }

            var state = post.On(day);
            var until = i < _events.Count ? _events[i].Day : int.MaxValue;
            runs.Add(new(new DayRange(day, until), post.NearestTo(day), state, sum with { Funded = state?.Fte.Millionths ?? 0 }));
        }
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
