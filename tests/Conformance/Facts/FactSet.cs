namespace Workforce.Conformance.Facts;

/// <summary>Facts to push for one unit, and the rates to ask of it.</summary>
/// <param name="UnitId">The unit, a council of its own.</param>
/// <param name="CensusDay">The day at whose close stock is counted; the year ends with it.</param>
/// <param name="Counts">What the facts add up to.</param>
/// <param name="Asked">The rates.</param>
public sealed record FactSet(string UnitId, DateOnly CensusDay, StaffingCounts Counts, IReadOnlyList<Measure> Asked);
