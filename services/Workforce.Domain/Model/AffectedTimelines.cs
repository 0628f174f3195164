using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>Whose timelines a batch of changes may alter.</summary>
internal sealed class AffectedTimelines
{
    /// <summary>Posts whose states or occupants changed.</summary>
    public HashSet<string> Posts { get; } = new(StringComparer.Ordinal);

    /// <summary>Engagements with work outside any post, or of more FTE than one.</summary>
    public HashSet<string> Engagements { get; } = new(StringComparer.Ordinal);

    /// <summary>Pipeline entries outside any post.</summary>
    public HashSet<string> PipelineStarters { get; } = new(StringComparer.Ordinal);

    /// <summary>Units that are part of something else than before on some days.</summary>
    public HashSet<string> MovedUnits { get; } = new(StringComparer.Ordinal);

    public void Add(EngagementHistory? engagement)
    {
        if (engagement is null)
        {
            return;
        }

        foreach (var stint in engagement.Stints)
        {
            if (stint.Placement.PostId is { } postId)
            {
                Posts.Add(postId);
            }

            if (stint.Placement.PostId is null || stint.Fte > Fte.One)
            {
                Engagements.Add(engagement.Engagement.EngagementId);
            }
        }
    }

    public void Add(PipelineStarter? starter)
    {
        if (starter?.Placement.PostId is { } postId)
        {
            Posts.Add(postId);
        }
        else if (starter is not null)
        {
            PipelineStarters.Add(starter.PipelineStarterId);
        }
    }
}
