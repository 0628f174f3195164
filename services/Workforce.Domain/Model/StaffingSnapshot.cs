using System.Collections.Immutable;
using Workforce.Domain.Collections;
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

    /// <summary>What is known of each unit, applied or held.</summary>
    internal HashTrie<FactReference, FactHistory> Units { get; init; } = HashTrie<FactReference, FactHistory>.Empty;

    /// <summary>What is known of everything else, applied or held.</summary>
    internal HashTrie<FactReference, FactHistory> Histories { get; init; } = HashTrie<FactReference, FactHistory>.Empty;

    internal AppliedThings<PostHistory> Posts => new(this, FactReference.Post, static history => history.Post());

    internal AppliedThings<EngagementHistory> Engagements => new(this, FactReference.Engagement, static history => history.Engagement());

    internal AppliedThings<PipelineStarter> Pipeline =>
        new(this, FactReference.PipelineStarter, static history => history.FirstApplied<PipelineStarter>());

    /// <summary>What could not be reported, by the gap's id.</summary>
    internal ImmutableDictionary<string, ReportingGap> Gaps { get; init; } =
        ImmutableDictionary.Create<string, ReportingGap>(StringComparer.Ordinal);

    /// <summary>The latest extract applied of each source and unit.</summary>
    internal ImmutableDictionary<string, Change> Extracts { get; init; } =
        ImmutableDictionary.Create<string, Change>(StringComparer.Ordinal);

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

    /// <summary>This snapshot without the names of some workers.</summary>
    internal StaffingSnapshot WithoutNames(IReadOnlyCollection<string> workerIds)
    {
        var builder = new SnapshotBuilder(this);
        builder.EraseNames(workerIds);
        return builder.Build(Revision);
    }

    /// <summary>What a change waits for: empty if it is applied, or no longer the one that holds.</summary>
    public IReadOnlyList<FactReference> WaitingFor(Change change) =>
        !Held.IsEmpty && Held.TryGetValue(change.Fact.Key, out var held) && held == change
            ? [.. change.Fact.References.Where(reference => !Knows(reference))]
            : [];

    /// <summary>What is known of a thing, applied or held; null if nothing refers to it either.</summary>
    internal FactHistory? History(FactReference subject) => (subject.Kind is ReferenceKind.Unit ? Units : Histories).Find(subject);

    /// <summary>Whether any source but one has said something of a thing, applied, held or withdrawn.</summary>
    public bool IsSaidByOthers(FactReference subject, string source)
    {
        foreach (var change in History(subject) is { } history ? history.Changes : [])
        {
            if (change.Source != source)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The applied fact whose place a fact of the same key would take; null if there is none.</summary>
    public Fact? AppliedUnderKeyOf(Fact fact) => Array.Find(History(fact.Subject)?.Applied<Fact>() ?? [], each => each.Key == fact.Key);

    /// <summary>Whether a change is the one that holds for its fact, applied or held.</summary>
    internal bool Holds(Change change) => History(change.Fact.Subject)?.Holds(change) ?? false;

    /// <summary>Whether a thing is known: some fact about it is applied.</summary>
    public bool Knows(FactReference reference) =>
        reference.Kind is ReferenceKind.Unit ? Tree.Knows(reference.Id) : History(reference)?.IsApplied ?? false;

    public bool KnowsUnit(string unitId) => Tree.Knows(unitId);

    /// <summary>The worker, or null if there is none of that id.</summary>
    public Worker? Worker(string workerId) => History(FactReference.Worker(workerId))?.FirstApplied<Worker>();

    /// <summary>Whether anything was ever recorded of a worker, withdrawn or not.</summary>
    public bool HasHeardOf(string workerId) => History(FactReference.Worker(workerId)) is { Changes.Length: > 0 };

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
            Gaps = Gaps,
            Extracts = Extracts,
            OwnTimelines = own,
            Timelines = rolledUp,
            Doubtful = doubtful,
        };

    internal IEnumerable<string> ReferrersTo(FactReference reference, ReferenceKind kind) =>
        History(reference) is { } history ? history.Referrers(kind).Select(each => each.Id) : [];

    /// <summary>The stints in one post.</summary>
    internal List<Stint> StintsIn(string postId)
    {
        var stints = new List<Stint>();
        AddStintsIn(postId, stints);
        return stints;
    }

    /// <summary>Adds the stints in one post to a list.</summary>
    internal void AddStintsIn(string postId, List<Stint> stints)
    {
        if (History(FactReference.Post(postId)) is not { } post)
        {
            return;
        }

        foreach (var id in post.Engagements)
        {
            if (Engagements.TryGetValue(id, out var history))
            {
                history.AddStintsIn(postId, stints);
            }
        }
    }

    /// <summary>The pipeline entries that a dated question counts in one post.</summary>
    internal IReadOnlyList<PipelineStarter> ExpectedIn(string postId) => History(FactReference.Post(postId)) is { HasOtherReferrers: true }
        ? [.. ReferrersTo(FactReference.Post(postId), ReferenceKind.PipelineStarter)
            .Select(id => Pipeline.GetValueOrDefault(id))
            .OfType<PipelineStarter>()
            .Where(starter => starter.Placement.PostId == postId && starter is { ExpectedStartDate: not null } && starter.Stage.IsExpected())]
        : [];
}
