using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>An applied engagement with those of its terms that are applied.</summary>
/// <param name="Engagement">The engagement.</param>
/// <param name="Terms">The terms that follow those it begins with, by first date.</param>
public sealed record EngagementHistory(Engagement Engagement, ImmutableArray<EngagementTerms> Terms)
{
    public Stints Stints => new(Engagement, Terms);

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
