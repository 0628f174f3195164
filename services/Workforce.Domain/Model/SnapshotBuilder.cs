using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>Makes the next snapshot from one: records what holds, settles what applies, then adds up what that alters.</summary>
internal sealed class SnapshotBuilder(StaffingSnapshot old)
{
    private readonly HistoryDrafts _drafts = new(old);
    private readonly ImmutableDictionary<string, ReportingGap>.Builder _gaps = old.Gaps.ToBuilder();
    private readonly ImmutableDictionary<string, Change>.Builder _extracts = old.Extracts.ToBuilder();
    private readonly ImmutableDictionary<FactKey, Change>.Builder _held = old.Held.ToBuilder();
    private readonly Dictionary<string, SourceFreshening> _fresher = new(StringComparer.Ordinal);
    private readonly HashSet<FactReference> _touched = [];
    private readonly AffectedTimelines _affected = new();
    private OrganisationTree _tree = old.Tree;
    private Func<Fact, bool>? _applies;
    private bool _isEngagementApplied;

    /// <summary>Takes changes in, each where it belongs.</summary>
    public void Record(IReadOnlyList<RecordedChange> changes)
    {
        Func<FactReference, string> idOf = _drafts.IdOf;
        _drafts.Expect(changes.Count);
        _touched.EnsureCapacity(changes.Count);

        foreach (var recorded in changes)
        {
            var source = Freshen(recorded);
            var subject = recorded.Change.Fact.Subject;
            var change = SharedTexts.Of(recorded.Change, source, idOf);

            if (_drafts.Take(subject, change))
            {
                _touched.Add(subject);
            }
        }
    }

    /// <summary>Takes the names of workers out, of those that are known.</summary>
    public void EraseNames(IEnumerable<string> workerIds)
    {
        foreach (var worker in workerIds.Select(FactReference.Worker).Where(worker => old.History(worker) is not null))
        {
            _drafts.Edit(worker).EraseName();
        }
    }

    public StaffingSnapshot Build(long revision)
    {
        SettleUnits();
        SettleEach(ReferenceKind.Post, SettlePost);
        SettleEach(ReferenceKind.Worker, SettleWorker);
        SettleEach(ReferenceKind.Engagement, SettleEngagement);
        new Handovers(old, _drafts, _tree, _affected).Settle(_touched);
        SettleEach(ReferenceKind.PipelineStarter, SettlePipelineStarter);
        SettleEach(ReferenceKind.ReportingGap, SettleReportingGap);
        SettleEach(ReferenceKind.Extract, SettleExtract);

        var (units, histories) = _drafts.ToTries();
        var settled = new StaffingSnapshot
        {
            Revision = revision,
            Sources = old.Sources.SetItems(_fresher.Select(source => KeyValuePair.Create(source.Value.Source, source.Value.Freshness()))),
            Held = _held.ToImmutable(),
            Tree = _tree,
            Units = units,
            Histories = histories,
            Gaps = _gaps.ToImmutable(),
            Extracts = _extracts.ToImmutable(),
            OwnTimelines = old.OwnTimelines,
            Timelines = old.Timelines,
            Doubtful = old.Doubtful,
        };

        return TimelineUpdate.Apply(old, settled, _affected);
    }

    /// <returns>The source's name.</returns>
    private string Freshen(RecordedChange recorded)
    {
        ref var fresher = ref CollectionsMarshal.GetValueRefOrAddDefault(_fresher, recorded.Change.Source, out _);
        fresher ??= new(old.Sources.GetValueOrDefault(recorded.Change.Source), recorded);
        fresher.Add(recorded);
        return fresher.Source;
    }

    private void SettleUnits()
    {
        var touched = _touched.Where(subject => subject.Kind is ReferenceKind.Unit).Select(subject => _drafts.Find(subject)!).ToList();

        if (touched.Count == 0)
        {
            return;
        }

        IEnumerable<string> concerned;

        if (touched.TrueForAll(unit => OrganisationGrowth.OnlyAddsTo(old.Tree, unit)))
        {
            (_tree, concerned) = Grow(old.Tree, touched.Select(unit => unit.Key.Id));
        }
        else
        {
            (_tree, _) = Grow(OrganisationTree.Empty, old.Units.Items.Concat(touched).Select(unit => unit.Key.Id));
            concerned = old.Tree.Units.Union(_tree.Units, StringComparer.Ordinal).Union(old.Units.Items.Select(unit => unit.Key.Id), StringComparer.Ordinal);
        }

        foreach (var unitId in concerned.Union(touched.Select(unit => unit.Key.Id), StringComparer.Ordinal))
        {
            SettleUnit(unitId);
        }
    }

    private (OrganisationTree Tree, IReadOnlyCollection<string> Concerned) Grow(OrganisationTree from, IEnumerable<string> unitIds) =>
        new OrganisationGrowth(from, unitId => _drafts.Find(FactReference.Unit(unitId))).Grow(unitIds);

    private void SettleUnit(string unitId)
    {
        if (old.Tree.Knows(unitId) != _tree.Knows(unitId))
        {
            TouchReferrers(FactReference.Unit(unitId));
        }

        if (!_tree.HasSamePaths(unitId, old.Tree))
        {
            _affected.MovedUnits.Add(unitId);
        }

        Apply(_drafts.Edit(FactReference.Unit(unitId)));
    }

    /// <summary>What settling one kind touches is always of a later kind, so one pass each is enough.</summary>
    private void SettleEach(ReferenceKind kind, Action<FactHistory> settle)
    {
        foreach (var subject in _touched.Where(subject => subject.Kind == kind).ToList())
        {
            settle(_drafts.Edit(subject));
        }
    }

    private void SettlePost(FactHistory post)
    {
        var wasKnown = old.Knows(post.Key);
        Apply(post);

        if (wasKnown != post.IsApplied)
        {
            TouchReferrers(post.Key);
        }

        _affected.Posts.Add(post.Key.Id);
    }

    private void SettleWorker(FactHistory worker)
    {
        if (old.Knows(worker.Key) != worker.IsApplied)
        {
            TouchReferrers(worker.Key);
        }
    }

    private void SettleEngagement(FactHistory history)
    {
        _isEngagementApplied = false;
        Apply(history);

        _affected.Add(old.Engagements.GetValueOrDefault(history.Key.Id));
        _affected.Add(history.Engagement());
    }

    private void SettlePipelineStarter(FactHistory history)
    {
        Apply(history);

        _affected.Add(old.Pipeline.GetValueOrDefault(history.Key.Id));
        _affected.Add(history.FirstApplied<PipelineStarter>());
    }

    private void SettleReportingGap(FactHistory history)
    {
        Apply(history);

        if (history.FirstApplied<ReportingGap>() is { } gap)
        {
            _gaps[history.Key.Id] = gap;
        }
        else
        {
            _gaps.Remove(history.Key.Id);
        }
    }

    /// <summary>Of the extracts of one source and unit the latest is kept at hand: what came before it has nothing to say any more.</summary>
    private void SettleExtract(FactHistory history)
    {
        var change = history.Changes[0];
        var extract = (AppliedExtract)change.Fact;
        var key = FactKey.Joined(extract.Source, extract.UnitId);

        if (!_extracts.TryGetValue(key, out var latest) || extract.IsAfter((AppliedExtract)latest.Fact, change.Made, latest.Made))
        {
            _extracts[key] = change;
        }
    }

    private bool IsKnown(Placement placement) => IsKnown(placement.Reference);

    private bool IsKnown(FactReference reference) => reference.Kind is ReferenceKind.Unit
        ? _tree.Knows(reference.Id)
        : _drafts.Find(reference)?.IsApplied ?? false;

    private bool Applies(Fact fact) => fact switch
    {
        OrganisationUnit unit => _tree.Applies(unit),
        Post post => _tree.Knows(post.UnitId),
        Engagement engagement => _isEngagementApplied = IsKnown(FactReference.Worker(engagement.WorkerId)) && IsKnown(engagement.Placement),
        // The engagement comes before its terms, which wait for it.
        EngagementTerms terms => _isEngagementApplied && IsKnown(terms.Placement),
        PipelineStarter starter => IsKnown(starter.Placement),
        ReportingGap gap => _tree.Knows(gap.UnitId),
        _ => throw new ArgumentException($"A {fact.GetType().Name} never waits.", nameof(fact)),
    };

    /// <summary>Says which facts of a history are applied, and keeps the list of those that are held.</summary>
    private void Apply(FactHistory history)
    {
        var heldBack = old.History(history.Key)?.HoldsBack ?? false;
        history.Apply(_applies ??= Applies);

        if (!heldBack && !history.HoldsBack)
        {
            return;
        }

        foreach (var change in history.Changes)
        {
            if (change.Withdrawn || history.Applies(change.Fact))
            {
                _held.Remove(change.Fact.Key);
            }
            else
            {
                _held[change.Fact.Key] = change;
            }
        }
    }

    private void TouchReferrers(FactReference reference)
    {
        if (_drafts.Find(reference) is { } history)
        {
            _touched.UnionWith(history.Referrers());
        }
    }
}
