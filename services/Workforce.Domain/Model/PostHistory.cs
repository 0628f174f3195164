using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>A post's applied states, by first date; at least one.</summary>
public sealed record PostHistory(ImmutableArray<Post> States)
{
    /// <summary>The state of a day; null on a day on which the post does not exist.</summary>
    public Post? On(int day) =>
        States.Latest(day) is { } state && !(state.LastDate is { } last && last.DayNumber <= day) ? state : null;

    /// <summary>The first day on which the post had the status of a day, without a break; null if it does not exist on it.</summary>
    public DateOnly? StatusSince(int day)
    {
        if (On(day) is not { } state)
        {
            return null;
        }

        var since = States.IndexOf(state);

        while (since > 0
            && States[since - 1] is var earlier
            && earlier.Status == state.Status
            && !(earlier.LastDate < States[since].FirstDate))
        {
            since--;
        }

        return States[since].FirstDate;
    }

    /// <summary>The state that says to which unit and role the post belongs on a day, even outside its dates.</summary>
    /// <remarks>Somebody in a post that does not exist on the day is counted where the post was last, or else will first be.</remarks>
    public Post NearestTo(int day) => States.NearestTo(day);
}
