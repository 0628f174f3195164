using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>All that is known of staffing at one revision. Immutable; every question is answered from one of these.</summary>
/// <remarks>
/// A function of the set of changes recorded, whatever their order and however they were batched: among changes of one
/// fact the one made last holds, and a fact whose references are not known is held until they are. The next snapshot
/// shares with this one all that its changes do not touch.
/// </remarks>
public sealed class StaffingSnapshot
{
    public static readonly StaffingSnapshot Empty = new();

    internal StaffingSnapshot()
    {
    }

    /// <summary>The last revision that this snapshot knows; 0 for none.</summary>
    public long Revision { get; internal init; }

    /// <summary>How fresh each source is, by source.</summary>
    public ImmutableSortedDictionary<string, SourceFreshness> Sources { get; internal init; } =
        ImmutableSortedDictionary.Create<string, SourceFreshness>(StringComparer.Ordinal);

    /// <summary>The changes that wait for something not known yet.</summary>
    public ImmutableDictionary<FactKey, Change> Held { get; internal init; } =
        ImmutableDictionary<FactKey, Change>.Empty;

    internal OrganisationTree Tree { get; init; } = OrganisationTree.Empty;

    /// <summary>The changes that hold for each unit, applied or held.</summary>
    internal ImmutableDictionary<string, FactHistory> Units { get; init; } =
        ImmutableDictionary.Create<string, FactHistory>(StringComparer.Ordinal);

    /// <summary>The changes that hold for everything else, applied or held.</summary>
    internal ImmutableDictionary<FactReference, FactHistory> Histories { get; init; } =
        ImmutableDictionary<FactReference, FactHistory>.Empty;

    internal ImmutableDictionary<string, PostHistory> Posts { get; init; } =
        ImmutableDictionary.Create<string, PostHistory>(StringComparer.Ordinal);

    internal ImmutableDictionary<string, EngagementHistory> Engagements { get; init; } =
        ImmutableDictionary.Create<string, EngagementHistory>(StringComparer.Ordinal);

    internal ImmutableDictionary<string, PipelineStarter> Pipeline { get; init; } =
        ImmutableDictionary.Create<string, PipelineStarter>(StringComparer.Ordinal);

    /// <summary>What could not be reported, by the gap's id.</summary>
    internal ImmutableDictionary<string, ReportingGap> Gaps { get; init; } =
        ImmutableDictionary.Create<string, ReportingGap>(StringComparer.Ordinal);

    /// <summary>What refers, or once referred, to each thing.</summary>
    internal ImmutableDictionary<FactReference, ImmutableArray<FactReference>> Referrers { get; init; } =
        ImmutableDictionary<FactReference, ImmutableArray<FactReference>>.Empty;

    /// <summary>The timelines of what lies in each unit itself.</summary>
    internal ImmutableDictionary<string, UnitTimelines> OwnTimelines { get; init; } =
        ImmutableDictionary.Create<string, UnitTimelines>(StringComparer.Ordinal);

    /// <summary>The timelines of each unit with all that lay below it on each day.</summary>
    internal ImmutableDictionary<string, UnitTimelines> Timelines { get; init; } =
        ImmutableDictionary.Create<string, UnitTimelines>(StringComparer.Ordinal);

    /// <summary>The posts and engagements that contradict something on some day.</summary>
    internal ImmutableHashSet<FactReference> Doubtful { get; init; } = [];

    /// <summary>This snapshot with further changes.</summary>
    /// <param name="changes">The changes, each of a revision after or equal to this one's.</param>
    /// <param name="revision">The revision of the snapshot made, at least that of the changes.</param>
    /// <param name="effects">What each change did, in the order of <paramref name="changes"/>.</param>
    public StaffingSnapshot With(IReadOnlyList<RecordedChange> changes, long revision, out ChangeEffect[] effects)
    {
        var builder = new SnapshotBuilder(this);
        builder.Record(changes);
        var next = builder.Build(Math.Max(Revision, revision));

        effects = new ChangeEffect[changes.Count];

        for (var i = 0; i < effects.Length; i++)
        {
            effects[i] = new(!next.Holds(changes[i].Change), next.WaitingFor(changes[i].Change));
        }

        return next;
    }

    /// <summary>What a change waits for: empty if it is applied, or no longer the one that holds.</summary>
    public IReadOnlyList<FactReference> WaitingFor(Change change) =>
        Held.TryGetValue(change.Fact.Key, out var held) && held == change
            ? [.. change.Fact.References.Where(reference => !Knows(reference))]
            : [];

    /// <summary>Whether a change is the one that holds for its fact, applied or held.</summary>
    internal bool Holds(Change change)
    {
        var subject = change.Fact.Subject;
        var history = subject.Kind is ReferenceKind.Unit ? Units.GetValueOrDefault(subject.Id) : Histories.GetValueOrDefault(subject);
        return history?.Holds(change) ?? false;
    }

    /// <summary>Whether a thing is known: some fact about it is applied.</summary>
    public bool Knows(FactReference reference) => reference.Kind switch
    {
        ReferenceKind.Unit => Tree.Knows(reference.Id),
        ReferenceKind.Post => Posts.ContainsKey(reference.Id),
        ReferenceKind.Worker => Worker(reference.Id) is not null,
        ReferenceKind.Engagement => Engagements.ContainsKey(reference.Id),
        ReferenceKind.PipelineStarter => Pipeline.ContainsKey(reference.Id),
        ReferenceKind.ReportingGap => Gaps.ContainsKey(reference.Id),
        _ => false,
    };

    public bool KnowsUnit(string unitId) => Tree.Knows(unitId);

    /// <summary>The worker, or null if there is none of that id.</summary>
    public Worker? Worker(string workerId) =>
        Histories.TryGetValue(FactReference.Worker(workerId), out var history) ? history.Facts.FirstOrDefault() as Worker : null;

    /// <summary>A worker's applied engagements, by first date and id.</summary>
    public IEnumerable<EngagementHistory> EngagementsOf(string workerId) =>
        ReferrersTo(FactReference.Worker(workerId), ReferenceKind.Engagement)
            .Select(id => Engagements.GetValueOrDefault(id))
            .OfType<EngagementHistory>()
            .Where(history => history.Engagement.WorkerId == workerId)
            .OrderBy(history => history.Engagement.FirstDate)
            .ThenBy(history => history.Engagement.EngagementId, StringComparer.Ordinal);

    /// <summary>The same facts with their timelines.</summary>
    internal StaffingSnapshot WithTimelines(
        ImmutableDictionary<string, UnitTimelines> own,
        ImmutableDictionary<string, UnitTimelines> rolledUp,
        ImmutableHashSet<FactReference> doubtful) => new()
        {
            Revision = Revision,
            Sources = Sources,
            Held = Held,
            Tree = Tree,
            Units = Units,
            Histories = Histories,
            Posts = Posts,
            Engagements = Engagements,
            Pipeline = Pipeline,
            Gaps = Gaps,
            Referrers = Referrers,
            OwnTimelines = own,
            Timelines = rolledUp,
            Doubtful = doubtful,
        };

    internal IEnumerable<string> ReferrersTo(FactReference reference, ReferenceKind kind) =>
        Referrers.TryGetValue(reference, out var all) ? all.Where(each => each.Kind == kind).Select(each => each.Id) : [];

    /// <summary>The stints in one post.</summary>
    internal List<Stint> StintsIn(string postId)
    {
        var stints = new List<Stint>();

        foreach (var id in ReferrersTo(FactReference.Post(postId), ReferenceKind.Engagement))
        {
            if (Engagements.TryGetValue(id, out var history))
            {
                stints.AddRange(history.Stints.Where(stint => stint.Placement.PostId == postId));
            }
        }

        return stints;
    }

    /// <summary>The pipeline entries that a dated question counts in one post.</summary>
    internal List<PipelineStarter> ExpectedIn(string postId) =>
        [.. ReferrersTo(FactReference.Post(postId), ReferenceKind.PipelineStarter)
            .Select(id => Pipeline.GetValueOrDefault(id))
            .OfType<PipelineStarter>()
            .Where(starter => starter.Placement.PostId == postId && starter is { ExpectedStartDate: not null } && starter.Stage.IsExpected())];
}
