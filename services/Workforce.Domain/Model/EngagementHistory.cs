using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>An applied engagement with those of its terms that are applied.</summary>
/// <param name="Engagement">The engagement.</param>
/// <param name="Terms">The terms that follow those it begins with, by first date.</param>
public sealed record EngagementHistory(Engagement Engagement, ImmutableArray<EngagementTerms> Terms)
{
    /// <summary>How the worker goes on from its last day; of no meaning while no end is known.</summary>
    internal Onward Onward { get; init; }

    /// <summary>The days at whose close it counts in the stock.</summary>
    public Stints Stints => new(Engagement, Terms, Onward is Onward.InPost);

    /// <summary>The days at whose close the worker is at work in it: cases do not go away overnight with the kind of contract.</summary>
    internal Stints StintsAtWork => new(Engagement, Terms, Onward is not Onward.Gone);

    /// <summary>Where work is done on the first day.</summary>
    internal Placement FirstPlacement => new Stints(Engagement, Terms, goesOn: true).First().Placement;

    /// <summary>Where work is done on the last day.</summary>
    internal Placement LastPlacement => new Stints(Engagement, Terms, goesOn: true).Last().Placement;

    /// <summary>Adds the stints in one post to a list.</summary>
    internal void AddStintsIn(string postId, List<Stint> stints)
    {
        foreach (var stint in Stints)
        {
            if (stint.Placement.PostId == postId)
            {
                stints.Add(stint);
            }
        }
    }
}
