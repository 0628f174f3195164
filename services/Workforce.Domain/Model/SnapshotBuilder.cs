using System.Collections.Immutable;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>Makes the next snapshot from one: records what holds, settles what applies, then adds up what that alters.</summary>
internal sealed class SnapshotBuilder(StaffingSnapshot old)
{
    private readonly ImmutableDictionary<string, FactHistory>.Builder _units = old.Units.ToBuilder();
    private readonly ImmutableDictionary<FactReference, FactHistory>.Builder _histories = old.Histories.ToBuilder();
    private readonly ImmutableDictionary<string, PostHistory>.Builder _posts = old.Posts.ToBuilder();
    private readonly ImmutableDictionary<string, EngagementHistory>.Builder _engagements = old.Engagements.ToBuilder();
    private readonly ImmutableDictionary<string, PipelineStarter>.Builder _pipeline = old.Pipeline.ToBuilder();
    private readonly ImmutableDictionary<string, ReportingGap>.Builder _gaps = old.Gaps.ToBuilder();
    private readonly ImmutableDictionary<FactKey, Change>.Builder _held = old.Held.ToBuilder();
    private readonly ImmutableSortedDictionary<string, SourceFreshness>.Builder _sources = old.Sources.ToBuilder();
    private readonly ReferrerIndex _referrers = new(old.Referrers);
    private readonly HashSet<FactReference> _touched = [];
    private readonly AffectedTimelines _affected = new();
    private OrganisationTree _tree = old.Tree;

    /// <summary>Takes changes in, each where it belongs.</summary>
    public void Record(IReadOnlyList<RecordedChange> changes)
    {
        foreach (var recorded in changes)
        {
            var change = recorded.Change;
            _sources[change.Source] = _sources.TryGetValue(change.Source, out var freshness)
                ? freshness.With(recorded)
                : new(change.Source, change.Made, recorded.Revision);
        }

        foreach (var ofSubject in changes.Select(recorded => recorded.Change).GroupBy(change => change.Fact.Subject))
        {
            Record(ofSubject.Key, ofSubject);
        }
    }

    public StaffingSnapshot Build(long revision)
    {
        SettleUnits();
        SettleEach(ReferenceKind.Post, SettlePost);
        SettleEach(ReferenceKind.Worker, SettleWorker);
        SettleEach(ReferenceKind.Engagement, SettleEngagement);
        SettleEach(ReferenceKind.PipelineStarter, SettlePipelineStarter);
        SettleEach(ReferenceKind.ReportingGap, SettleReportingGap);

        var settled = new StaffingSnapshot
        {
            Revision = revision,
            Sources = _sources.ToImmutable(),
            Held = _held.ToImmutable(),
            Tree = _tree,
            Units = _units.ToImmutable(),
            Histories = _histories.ToImmutable(),
            Posts = _posts.ToImmutable(),
            Engagements = _engagements.ToImmutable(),
            Pipeline = _pipeline.ToImmutable(),
            Gaps = _gaps.ToImmutable(),
            Referrers = _referrers.ToImmutable(),
            OwnTimelines = old.OwnTimelines,
            Timelines = old.Timelines,
            Doubtful = old.Doubtful,
        };

        return TimelineUpdate.Apply(old, settled, _affected);
    }

    private void Record(FactReference subject, IEnumerable<Change> changes)
    {
        var isUnit = subject.Kind is ReferenceKind.Unit;
        var history = (isUnit ? _units.GetValueOrDefault(subject.Id) : _histories.GetValueOrDefault(subject)) ?? FactHistory.Empty;

        if (history.With(changes) is not { } changed)
        {
            return;
        }

        if (isUnit)
        {
            _units[subject.Id] = changed;
        }
        else
        {
            _histories[subject] = changed;
            _referrers.Add(changes.SelectMany(change => change.Fact.References), subject);
        }

        _touched.Add(subject);
    }

    private void SettleUnits()
    {
        if (!_touched.Any(subject => subject.Kind is ReferenceKind.Unit))
        {
            return;
        }

        _tree = OrganisationTree.Of(_units.Values);
        var all = old.Tree.Units.Union(_tree.Units, StringComparer.Ordinal);

        foreach (var unitId in all)
        {
            if (old.Tree.Knows(unitId) != _tree.Knows(unitId))
            {
                TouchReferrers(FactReference.Unit(unitId));
            }

            if (!_tree.HasSamePaths(unitId, old.Tree))
            {
                _affected.MovedUnits.Add(unitId);
            }
        }

        foreach (var history in _units.Values)
        {
            Hold(history, fact => _tree.Applies((OrganisationUnit)fact));
        }
    }

    /// <summary>What settling one kind touches is always of a later kind, so one pass each is enough.</summary>
    private void SettleEach(ReferenceKind kind, Action<string> settle)
    {
        foreach (var id in _touched.Where(subject => subject.Kind == kind).Select(subject => subject.Id).ToList())
        {
            settle(id);
        }
    }

    private void SettlePost(string id)
    {
        var subject = FactReference.Post(id);
        var history = _histories[subject];
        var states = history.Facts.Cast<Post>().Where(state => _tree.Knows(state.UnitId)).ToImmutableArray();

        Hold(history, fact => _tree.Knows(((Post)fact).UnitId));

        if (_posts.ContainsKey(id) != states.Length > 0)
        {
            TouchReferrers(subject);
        }

        if (states.Length > 0)
        {
            _posts[id] = new(states);
        }
        else
        {
            _posts.Remove(id);
        }

        _affected.Posts.Add(id);
    }

    private void SettleWorker(string id)
    {
        if ((old.Worker(id) is not null) != IsKnownWorker(id))
        {
            TouchReferrers(FactReference.Worker(id));
        }
    }

    private void SettleEngagement(string id)
    {
        var history = _histories[FactReference.Engagement(id)];
        var engagement = history.Facts.OfType<Engagement>().FirstOrDefault(IsApplied);
        var terms = engagement is null ? [] : history.Facts.OfType<EngagementTerms>().Where(IsApplied).ToImmutableArray();

        Hold(history, fact => fact is Engagement ? engagement is not null : engagement is not null && IsApplied((EngagementTerms)fact));

        _affected.Add(old.Engagements.GetValueOrDefault(id));

        if (engagement is not null)
        {
            _affected.Add(_engagements[id] = new(engagement, terms));
        }
        else
        {
            _engagements.Remove(id);
        }
    }

    private void SettlePipelineStarter(string id)
    {
        var history = _histories[FactReference.PipelineStarter(id)];
        var starter = history.Facts.Cast<PipelineStarter>().FirstOrDefault(fact => IsKnown(fact.Placement));

        Hold(history, _ => starter is not null);

        _affected.Add(old.Pipeline.GetValueOrDefault(id));

        if (starter is not null)
        {
            _affected.Add(_pipeline[id] = starter);
        }
        else
        {
            _pipeline.Remove(id);
        }
    }

    private void SettleReportingGap(string id)
    {
        var history = _histories[FactReference.ReportingGap(id)];
        var gap = history.Facts.Cast<ReportingGap>().FirstOrDefault(fact => _tree.Knows(fact.UnitId));

        Hold(history, _ => gap is not null);

        if (gap is not null)
        {
            _gaps[id] = gap;
        }
        else
        {
            _gaps.Remove(id);
        }
    }

    private bool IsApplied(Engagement engagement) => IsKnownWorker(engagement.WorkerId) && IsKnown(engagement.Placement);

    private bool IsApplied(EngagementTerms terms) => IsKnown(terms.Placement);

    private bool IsKnown(Placement placement) =>
        placement.PostId is { } postId ? _posts.ContainsKey(postId) : _tree.Knows(placement.UnitId!);

    private bool IsKnownWorker(string id) =>
        _histories.TryGetValue(FactReference.Worker(id), out var history) && history.Facts.Any();

    private void Hold(FactHistory history, Func<Fact, bool> applies)
    {
        foreach (var change in history.Changes)
        {
            if (change.Withdrawn || applies(change.Fact))
            {
                _held.Remove(change.Fact.Key);
            }
            else
            {
                _held[change.Fact.Key] = change;
            }
        }
    }

    private void TouchReferrers(FactReference reference) => _touched.UnionWith(_referrers.To(reference));
}
