using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>How fresh one source is.</summary>
/// <param name="Source">The source.</param>
/// <param name="LastMade">When it made the latest of its changes.</param>
/// <param name="LastRevision">The revision of its latest change.</param>
public sealed record SourceFreshness(string Source, MadeAt LastMade, long LastRevision);

/// <summary>What a batch says of how fresh one source is.</summary>
/// <param name="before">How fresh it was before; null if it had never sent.</param>
/// <param name="first">The first of its changes.</param>
internal sealed class SourceFreshening(SourceFreshness? before, RecordedChange first)
{
    private MadeAt _made = before?.LastMade ?? first.Change.Made;
    private long _revision = before?.LastRevision ?? first.Revision;

    /// <summary>The source's name as it is held.</summary>
    public string Source { get; } = before?.Source ?? first.Change.Source;

    public void Add(RecordedChange change)
    {
        _made = change.Change.Made > _made ? change.Change.Made : _made;
        _revision = Math.Max(_revision, change.Revision);
    }

    public SourceFreshness Freshness() => before is not null && before.LastMade == _made && before.LastRevision == _revision ? before : new(Source, _made, _revision);
}
