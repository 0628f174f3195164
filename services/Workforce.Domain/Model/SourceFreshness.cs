using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>How fresh one source is.</summary>
/// <param name="Source">The source.</param>
/// <param name="LastMade">When it made the latest of its changes.</param>
/// <param name="LastRevision">The revision of its latest change.</param>
public sealed record SourceFreshness(string Source, MadeAt LastMade, long LastRevision)
{
    internal SourceFreshness With(RecordedChange change) => this with
    {
        LastMade = change.Change.Made > LastMade ? change.Change.Made : LastMade,
        LastRevision = Math.Max(LastRevision, change.Revision),
    };
}
