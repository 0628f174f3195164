using Workforce.Conformance.Published;

namespace Workforce.Conformance.Facts;

/// <summary>A region or the country, and the authorities that it is added up from.</summary>
/// <param name="Row">The row.</param>
/// <param name="Members">The plans of its authorities.</param>
public sealed record AggregatePlan(CswwRow Row, IReadOnlyList<RowPlan> Members);
