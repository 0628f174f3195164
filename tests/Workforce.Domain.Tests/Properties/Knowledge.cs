using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Tests.Histories;
using Workforce.Domain.Tests.Reference;

namespace Workforce.Domain.Tests.Properties;

/// <summary>What the reference model makes of some changes, held against what a snapshot does.</summary>
internal sealed class Knowledge
{
    private readonly List<Change> _changes;

    public Knowledge(IEnumerable<Change> changes)
    {
        _changes = [.. changes];
        Model = new(_changes);
        Measures = new(Model);
    }

    public ReferenceModel Model { get; }

    public ReferenceMeasures Measures { get; }

    /// <param name="step">The snapshot and the batch that led to it.</param>
    public string? DifferenceOf(DeliveryStep step) =>
        InHeld(step.Snapshot)
        ?? InWhatIsKnown(step.Snapshot)
        ?? InWhatIsWaitedFor(step.Snapshot)
        ?? InEngagements(step.Snapshot)
        ?? InFreshness(step.Snapshot)
        ?? InEffects(step);

    /// <summary>What each change of a batch is said to have done: whether one made later is there too, and what it waits for.</summary>
    private string? InEffects(DeliveryStep step)
    {
        foreach (var (recorded, effect) in step.Batch.Zip(step.Effects))
        {
            var change = recorded.Change;
            var isSuperseded = _changes.Exists(other => other.Fact.Key == change.Fact.Key && other.HoldsOver(change));
            var waitingFor = Model.WaitingFor(change);

            if (effect.Superseded != isSuperseded || !waitingFor.SetEquals(effect.WaitingFor))
            {
                return $"the effect of {change.ChangeId} is {effect.Superseded}, {Text(effect.WaitingFor)}, "
                    + $"but by the reference {isSuperseded}, {Text(waitingFor)}.";
            }
        }

        return null;
    }

    private string? InHeld(StaffingSnapshot snapshot)
    {
        var differing = Model.Held.ToHashSet();
        differing.SymmetricExceptWith(snapshot.Held);
        return differing.Count == 0 ? null : $"held by one and not the other: {differing.First().Value.Fact}.";
    }

    private string? InWhatIsKnown(StaffingSnapshot snapshot) => Named()
        .Where(reference => snapshot.Knows(reference) != Model.Knows(reference)
            || (reference.Kind is ReferenceKind.Unit && snapshot.KnowsUnit(reference.Id) != Model.Knows(reference)))
        .Select(reference => $"{reference} is {(Model.Knows(reference) ? "" : "not ")}known by the reference.")
        .FirstOrDefault();

    private string? InWhatIsWaitedFor(StaffingSnapshot snapshot) => _changes
        .Where(change => !Model.WaitingFor(change).SetEquals(snapshot.WaitingFor(change)))
        .Select(change => $"{change.ChangeId} waits for {Text(snapshot.WaitingFor(change))}, not {Text(Model.WaitingFor(change))}.")
        .FirstOrDefault();

    private string? InEngagements(StaffingSnapshot snapshot)
    {
        foreach (var worker in Named().Where(reference => reference.Kind is ReferenceKind.Worker))
        {
            var observed = snapshot.EngagementsOf(worker.Id).SelectMany(history => history.Terms.Prepend<Fact>(history.Engagement));

            if (!Model.EngagementsOf(worker.Id).SequenceEqual(observed) || snapshot.Worker(worker.Id) != Model.Worker(worker.Id))
            {
                return $"{worker} or their engagements differ.";
            }
        }

        return null;
    }

    private string? InFreshness(StaffingSnapshot snapshot)
    {
        var expected = _changes.GroupBy(change => change.Source).Select(source => (source.Key, source.Max(change => change.Made)));
        var observed = snapshot.Sources.Values.Select(source => (source.Source, source.LastMade));
        var lastRevision = snapshot.Sources.Values.Max(source => source.LastRevision);

        return expected.ToHashSet().SetEquals(observed) && lastRevision == snapshot.Revision
            ? null
            : "the freshness of the sources differs.";
    }

    private IEnumerable<FactReference> Named() =>
        _changes.SelectMany(change => change.Fact.References.Append(change.Fact.Subject)).Distinct();

    private static string Text(IEnumerable<FactReference> references) => string.Join(", ", references.DefaultIfEmpty());
}
