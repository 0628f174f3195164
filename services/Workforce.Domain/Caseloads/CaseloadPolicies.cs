using Workforce.Domain.Facts;

namespace Workforce.Domain.Caseloads;
/// <summary>How many cases are too many for whom. It applies from the start of its first day.</summary>
/// <param name="ThresholdId">The setter's id.</param>
/// <param name="UnitId">The unit, with those below it: a council, a service or a team.</param>
/// <param name="Role">Only workers of this role; null for all.</param>
/// <param name="WorkerId">Only this worker; null for all.</param>
/// <param name="Basis">What is compared with the limit.</param>
/// <param name="Limit">The most that is allowed: a load is a breach only above it.</param>
/// <param name="AmberLimit">A load above it is amber; null for no amber.</param>
/// <param name="FirstDate">From when it is measured.</param>
/// <param name="MustBeMetByDate">By when nobody may be above it; null if at once.</param>
/// <param name="LastDate">The last day on which it is measured; null if no end is known.</param>
/// <param name="Protection">What part of the limit the newly qualified carry; empty for all of it.</param>
/// <param name="LimitRounding">What becomes of a protected limit that is not whole.</param>
/// <param name="Note">Whose threshold it is, in the setter's words; empty if not said.</param>
public sealed record CaseloadThreshold(
    string ThresholdId,
    string UnitId,
    Role? Role,
    string? WorkerId,
    CaseloadBasis Basis,
    decimal Limit,
    decimal? AmberLimit,
    DateOnly FirstDate,
    DateOnly? MustBeMetByDate,
    DateOnly? LastDate,
    NewlyQualifiedProtection Protection,
    LimitRounding LimitRounding,
    string Note = "") : Fact
{
    public override FactKey Key => new(FactKind.CaseloadThreshold, ThresholdId);

    public override FactReference Subject => WorkerId is null ? FactReference.Unit(UnitId) : FactReference.Worker(WorkerId);

    public override FactReferences References => FactReferences.None;
}

/// <summary>What a case weighs in a unit and those below it, from a day until the next weighting of that unit.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="FirstDate">The first day; with the unit it is the fact's key.</param>
/// <param name="StablePoints">What every case holder carries before any case (docs/definitions.md 3: Wirral counts 15).</param>
/// <param name="Weights">The points of one case of each category.</param>
public sealed record CaseWeighting(string UnitId, DateOnly FirstDate, decimal StablePoints, CaseWeights Weights) : Fact
{
    public override FactKey Key => new(FactKind.CaseWeighting, UnitId, FirstDate);

    public override FactReference Subject => FactReference.Unit(UnitId);

    public override FactReferences References => FactReferences.None;
}

/// <summary>What is to be done about a worker's breach: of the one that stands on the day.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Date">A day of the breach; with the worker it is the fact's key.</param>
/// <param name="Acknowledged">Somebody has seen it.</param>
/// <param name="Plan">What is to be done, in the manager's words; empty if nothing was said. Never about a child.</param>
/// <param name="DueDate">By when; null if not said.</param>
public sealed record BreachPlan(string WorkerId, DateOnly Date, bool Acknowledged, string Plan, DateOnly? DueDate) : Fact
{
    public override FactKey Key => new(FactKind.BreachPlan, WorkerId, Date);

    public override FactReference Subject => FactReference.Worker(WorkerId);

    public override FactReferences References => FactReferences.None;
}
