using System.Collections.Immutable;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Policies;

/// <summary>The targets and frozen figures known at one revision. Immutable; a function of the set of changes, whatever their order.</summary>
public sealed class PolicySnapshot
{
    public static readonly PolicySnapshot Empty = new(ImmutableSortedDictionary.Create<string, Change>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, Change>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, Change> _targets;
    private readonly ImmutableSortedDictionary<string, Change> _figures;
    private readonly Lazy<ILookup<Scope, Target>> _targetsOf;

    private PolicySnapshot(ImmutableSortedDictionary<string, Change> targets, ImmutableSortedDictionary<string, Change> figures)
    {
        _targets = targets;
        _figures = figures;
        _targetsOf = new(() => Targets.ToLookup(target => target.Scope));
    }

    /// <summary>The targets, by id.</summary>
    public IEnumerable<Target> Targets => Facts<Target>(_targets);

    /// <summary>The frozen figures, by id.</summary>
    public IEnumerable<FrozenFigure> FrozenFigures => Facts<FrozenFigure>(_figures);

    /// <summary>The targets of one unit and roles, by id.</summary>
    public IEnumerable<Target> TargetsOf(Scope scope) => _targetsOf.Value[scope];

    public Target? Target(string targetId) => Standing(targetId, _targets)?.Fact as Target;

    public FrozenFigure? FrozenFigure(string figureId) => Standing(figureId, _figures)?.Fact as FrozenFigure;

    /// <summary>When the change that holds for a target was made; null if there is none of that id.</summary>
    public MadeAt? TargetMade(string targetId) => _targets.TryGetValue(targetId, out var change) ? change.Made : null;

    /// <summary>When a figure was frozen; null if there is none of that id.</summary>
    public MadeAt? FigureMade(string figureId) => _figures.TryGetValue(figureId, out var change) ? change.Made : null;

    /// <summary>This snapshot with further changes of its own facts.</summary>
    public PolicySnapshot With(IReadOnlyCollection<Change> changes)
    {
        if (changes.Count == 0)
        {
            return this;
        }

        var targets = _targets.ToBuilder();
        var figures = _figures.ToBuilder();

        foreach (var change in changes)
        {
            var all = Of(change.Fact, targets, figures);

            if (!all.TryGetValue(change.Fact.Key.Id, out var standing) || change.HoldsOver(standing))
            {
                all[change.Fact.Key.Id] = change;
            }
        }

        return new(targets.ToImmutable(), figures.ToImmutable());
    }

    /// <summary>Whether a change is the one that holds for its fact.</summary>
    public bool Holds(Change change) =>
        Of(change.Fact, _targets, _figures).TryGetValue(change.Fact.Key.Id, out var standing) && standing == change;

    private static T Of<T>(Fact fact, T targets, T figures) => fact switch
    {
        Policies.Target => targets,
        Policies.FrozenFigure => figures,
        _ => throw fact.Astray("policies"),
    };

    private static Change? Standing(string id, ImmutableSortedDictionary<string, Change> all) =>
        all.TryGetValue(id, out var change) && !change.Withdrawn ? change : null;

    private static IEnumerable<TFact> Facts<TFact>(ImmutableSortedDictionary<string, Change> all)
        where TFact : Fact => all.Values.Where(change => !change.Withdrawn).Select(change => (TFact)change.Fact);
}
