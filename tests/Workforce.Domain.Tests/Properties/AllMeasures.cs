using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Properties;

/// <summary>Every measure under every definition, and histories to ask them of.</summary>
internal static class AllMeasures
{
    public static IReadOnlyList<Measure> List { get; } =
    [
        .. Enum.GetValues<VacancyDefinition>().Select(definition => new VacancyRateMeasure(definition)),
        .. FigureMeasure.All,
        .. Enum.GetValues<TurnoverDefinition>().SelectMany(TurnoverMeasure.AllOf),
        .. AgencyRateMeasure.All,
    ];

    /// <summary>The changes of a history as recorded, a few to a revision.</summary>
    public static IReadOnlyList<RecordedChange> Recorded(History history) =>
        [.. history.Changes.Select((change, i) => new RecordedChange(i + 1, 1 + (i / 3), new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), change))];

    public static WorkforceSnapshot Snapshot(IReadOnlyList<RecordedChange> recorded) =>
        recorded.Count == 0 ? WorkforceSnapshot.Empty : WorkforceSnapshot.Empty.With(recorded, recorded[^1].Revision, out _);

    /// <summary>Flows worked out once for each scope of one snapshot.</summary>
    public static FlowsOf KeptFlows()
    {
        var kept = new Dictionary<Scope, StaffFlows>();
        return (snapshot, scope) => kept.TryGetValue(scope, out var flows) ? flows : kept[scope] = StaffFlows.Of(snapshot, scope);
    }
}
