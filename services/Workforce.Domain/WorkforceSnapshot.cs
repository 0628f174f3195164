using System.Collections.Immutable;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Policies;

namespace Workforce.Domain;

/// <summary>All that is known at one revision. Immutable; every question is answered from one of these.</summary>
/// <remarks>Its areas are models of their own: a change of one leaves the others as they are, the same objects.</remarks>
public sealed class WorkforceSnapshot
{
    private static readonly ImmutableDictionary<string, Change> NoErasures = ImmutableDictionary.Create<string, Change>(StringComparer.Ordinal);

    public static readonly WorkforceSnapshot Empty = new(0, 0, StaffingSnapshot.Empty, CaseloadSnapshot.Empty, PolicySnapshot.Empty, BreachSnapshot.Empty, NoErasures);

    private WorkforceSnapshot(
        long revision, long changeCount, StaffingSnapshot staffing, CaseloadSnapshot caseloads, PolicySnapshot policies, BreachSnapshot breaches, ImmutableDictionary<string, Change> nameErasures)
    {
        NameErasures = nameErasures;
        Revision = revision;
        ChangeCount = changeCount;
        Staffing = staffing;
        Caseloads = caseloads;
        Policies = policies;
        Breaches = breaches;
    }

    /// <summary>The last revision that this snapshot knows; 0 for none.</summary>
    public long Revision { get; }

    /// <summary>How many changes it was made of, those included that others have taken the place of.</summary>
    public long ChangeCount { get; }

    /// <summary>Units, posts, workers, engagements and the pipeline.</summary>
    public StaffingSnapshot Staffing { get; }

    /// <summary>Caseloads, thresholds, weightings and breach plans.</summary>
    public CaseloadSnapshot Caseloads { get; }

    /// <summary>Targets and frozen figures.</summary>
    public PolicySnapshot Policies { get; }

    /// <summary>Who is above their limit, and when: derived from all the others.</summary>
    public BreachSnapshot Breaches { get; }

    /// <summary>
    /// The erasure, or its withdrawal, that stands for each worker's name, by worker. A snapshot with another such dictionary may hold a name that must
    /// not be held any more.
    /// </summary>
    public ImmutableDictionary<string, Change> NameErasures { get; }

    /// <summary>This snapshot with further changes.</summary>
    /// <param name="changes">The changes, each of a revision after or equal to this one's.</param>
    /// <param name="revision">The revision of the snapshot made, at least that of the changes.</param>
    /// <param name="effects">What each change did, in the order of <paramref name="changes"/>.</param>
    public WorkforceSnapshot With(IReadOnlyList<RecordedChange> changes, long revision, out ChangeEffect[] effects)
    {
        revision = Math.Max(Revision, revision);
        (changes, var erased) = NameErasure.Apply(changes);
        var known = erased.Count == 0 ? Staffing : Staffing.WithoutNames(erased);
        var erasures = NameErasure.Standing(NameErasures, changes);
        var areas = changes.Select(change => change.Change.Fact.Key.Kind.Area()).ToArray();

        if (Array.TrueForAll(areas, area => area is FactArea.Staffing))
        {
            var staffed = Staffing.With(changes, revision, out effects);
            return new(revision, ChangeCount + changes.Count, staffed, Caseloads, Policies, BreachUpdate.Apply(this, staffed, Caseloads, changes), erasures);
        }

        ChangeEffect[] ofStaffing = [];
        var ofPeople = Of(FactArea.Staffing);
        var staffing = ofPeople.Length == 0 ? known : known.With(ofPeople, revision, out ofStaffing);
        var ofCaseloads = Of(FactArea.Caseloads);
        var caseloads = ofCaseloads.Length == 0 ? Caseloads : Caseloads.With(ofCaseloads);
        var policies = Policies.With([.. Of(FactArea.Policies).Select(recorded => recorded.Change)]);
        var (next, all) = (0, new ChangeEffect[areas.Length]);

        for (var i = 0; i < areas.Length; i++)
        {
            all[i] = areas[i] switch
            {
                FactArea.Staffing => ofStaffing[next++],
                FactArea.Caseloads => new(!caseloads.Holds(changes[i].Change), []),
                FactArea.Privacy => new(Superseded: false, []),
                FactArea.Policies => new(!policies.Holds(changes[i].Change), []),
                _ => throw changes[i].Change.Fact.Astray("models"),
            };
        }

        effects = all;
        return new(revision, ChangeCount + changes.Count, staffing, caseloads, policies, BreachUpdate.Apply(this, staffing, caseloads, changes), erasures);

        RecordedChange[] Of(FactArea wanted) => [.. changes.Where((_, i) => areas[i] == wanted)];
    }

    /// <summary>What a change does that this snapshot knows.</summary>
    public ChangeEffect EffectOf(Change change) => change.Fact.Key.Kind.Area() switch
    {
        FactArea.Staffing => new(!Staffing.Holds(change), Staffing.WaitingFor(change)),
        FactArea.Caseloads => new(!Caseloads.Holds(change), []),
        FactArea.Privacy => new(Superseded: false, []),
        FactArea.Policies => new(!Policies.Holds(change), []),
        _ => throw change.Fact.Astray("models"),
    };

    /// <summary>What a change waits for: empty if it is applied, or no longer the one that holds.</summary>
    public IReadOnlyList<FactReference> WaitingFor(Change change) => Staffing.WaitingFor(change);
}
