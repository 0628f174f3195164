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

    /// <remarks>
    /// Wherever it ever says that work is done, even for no day: whether its last day counts is another engagement's to say, and may not
    /// have been settled yet.
    /// </remarks>
    public void Add(EngagementHistory? history)
    {
        if (history is null)
        {
            return;
        }

        Add(history.Engagement.EngagementId, history.Engagement.Placement, history.Engagement.Fte);

        foreach (var terms in history.Terms)
        {
            Add(terms.EngagementId, terms.Placement, terms.Fte);
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

    private void Add(string engagementId, Placement placement, Fte fte)
    {
        if (placement.PostId is { } postId)
        {
            Posts.Add(postId);
        }

        if (placement.PostId is null || fte > Fte.One)
        {
            Engagements.Add(engagementId);
        }
    }
}
