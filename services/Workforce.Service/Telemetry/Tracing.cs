using System.Diagnostics;
using Workforce.Service.Live;

namespace Workforce.Service.Telemetry;

/// <summary>The activities that tell what those of the calls do not. Their tags are counts: no id, no name, no text that somebody has sent.</summary>
internal static class Tracing
{
    /// <summary>Of one commit as many calls are named as a reader could follow; OpenTelemetry's own limit.</summary>
    private const int MaxLinks = 128;

    private static readonly ActivitySource Source = new(WorkforceMetrics.Name);

    /// <summary>The call under way, for what is done of it elsewhere; default where nobody traces it.</summary>
    public static ActivityContext CallContext => Source.HasListeners() && Activity.Current is { Recorded: true } call ? call.Context : default;

    /// <summary>Begins a stage of what is under way.</summary>
    /// <param name="name">Its name, a constant.</param>
    /// <returns>To be disposed of at its end; null where nobody traces it.</returns>
    public static Activity? Begin(string name) => Source.StartActivity(name);

    /// <summary>Begins a commit, which belongs to no call but takes what many have sent: it has links to them.</summary>
    /// <param name="submissions">What it takes.</param>
    /// <param name="changes">How many changes it takes.</param>
    /// <returns>To be disposed of once it is in the model; null where nobody traces it.</returns>
    public static Activity? BeginCommit(IReadOnlyList<Submission> submissions, int changes)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var links = submissions
            .Select(submission => submission.CallContext)
            .Where(call => call != default)
            .Distinct()
            .Take(MaxLinks)
            .Select(call => new ActivityLink(call));

        // Nothing is done within it as its child: it ends on another thread, and the next begins before that.
        Activity.Current = null;
        var commit = Source.StartActivity("workforce.commit", ActivityKind.Internal, parentContext: default, links: [.. links]);
        Activity.Current = null;

        return commit?
            .SetTag("workforce.commit.changes", changes)
            .SetTag("workforce.commit.submissions", submissions.Count);
    }
}
