using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Measures;

/// <summary>A measure over several units, each left out of both sides if it lacks what the measure is made of (docs/definitions.md 1.3).</summary>
/// <param name="Value">The measure over those counted.</param>
/// <param name="Counted">The units in it, in the order asked for.</param>
/// <param name="LeftOut">Those that are not, in the order asked for, each with the reason.</param>
public sealed record Aggregate(
    MeasureValue Value,
    IReadOnlyList<string> Counted,
    IReadOnlyList<(string UnitId, NoValueReason Reason)> LeftOut)
{
    /// <param name="measure">The measure.</param>
    /// <param name="snapshot">What is known.</param>
    /// <param name="flows">Finds the flows of a scope.</param>
    /// <param name="unitIds">The units; none within another.</param>
    /// <param name="roles">The roles counted.</param>
    /// <param name="day">The day, at its close.</param>
    public static Aggregate Over(
        Measure measure,
        WorkforceSnapshot snapshot,
        FlowsOf flows,
        IReadOnlyList<string> unitIds,
        RoleSet roles,
        DateOnly day)
    {
        var answers = unitIds.Select(unitId => (UnitId: unitId, Value: measure.Answer(snapshot, flows, new(unitId, roles), day))).ToList();

        // A unit whose own rate is unreliable for its cover exceeds its vacancies has both counts, and is in the official aggregates.
        var counted = answers.FindAll(answer => answer.Value.Numerator is not null);
        var leftOut = answers.FindAll(answer => answer.Value.Numerator is null);

        return new(
            counted.Count == 0 ? MeasureValue.Missing : measure.Total(Sum(each => each.Numerator)!.Value, Sum(each => each.Denominator)),
            counted.ConvertAll(answer => answer.UnitId),
            leftOut.ConvertAll(answer => (answer.UnitId, answer.Value.Reason!.Value)));

        decimal? Sum(Func<MeasureValue, decimal?> part) =>
            counted.Exists(answer => part(answer.Value) is not null) ? counted.Sum(answer => part(answer.Value) ?? 0m) : null;
    }
}
