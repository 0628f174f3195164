using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Policies;

/// <summary>What a figure is to reach. It applies from the start of its first day.</summary>
/// <param name="TargetId">The setter's id.</param>
/// <param name="UnitId">The unit, with those below it.</param>
/// <param name="Roles">The roles that are counted.</param>
/// <param name="Measure">The measure and its definition: without one, 8 % may mean two things (docs/definitions.md 6.1).</param>
/// <param name="Direction">Which side of the limit is met.</param>
/// <param name="Limit">In the measure's own unit: per cent, FTE or cases.</param>
/// <param name="AmberMargin">How far beyond the limit is amber, and further red; 0 for no amber.</param>
/// <param name="FirstDate">From when it is measured.</param>
/// <param name="MustBeMetByDate">By when it must be met.</param>
/// <param name="LastDate">The last day on which it is measured; null if no end is known.</param>
/// <param name="Note">Whose target it is, in the setter's words; empty if not said.</param>
public sealed record Target(
    string TargetId,
    string UnitId,
    RoleSet Roles,
    MeasureCode Measure,
    TargetDirection Direction,
    decimal Limit,
    decimal AmberMargin,
    DateOnly FirstDate,
    DateOnly MustBeMetByDate,
    DateOnly? LastDate = null,
    string Note = "") : Fact
{
    /// <summary>What it is taken over.</summary>
    public Scope Scope => new(UnitId, Roles);

    public override FactKey Key => new(FactKind.Target, TargetId);

    public override FactReference Subject => FactReference.Unit(UnitId);

    public override FactReferences References => FactReferences.None;

    /// <summary>Whether a day is one on which it is measured: first and last included, for it applies from the start of its first.</summary>
    public bool IsMeasuredOn(DateOnly day) => FirstDate <= day && !(LastDate < day);
}

/// <summary>A figure as it was published: kept as it was said then, whatever is known later.</summary>
/// <param name="FigureId">The publisher's id.</param>
/// <param name="Label">Where it was published, such as "scrutiny, 1 December".</param>
/// <param name="UnitId">The unit, with those below it.</param>
/// <param name="Roles">The roles counted.</param>
/// <param name="Measure">The measure and its definition.</param>
/// <param name="AsOfDate">The day that it is about.</param>
/// <param name="AsKnownRevision">The revision that it was computed from.</param>
/// <param name="Value">The value, or why there was none.</param>
/// <param name="Rounding">How it was rounded.</param>
public sealed record FrozenFigure(
    string FigureId,
    string Label,
    string UnitId,
    RoleSet Roles,
    MeasureCode Measure,
    DateOnly AsOfDate,
    long AsKnownRevision,
    MeasureValue Value,
    Rounding Rounding) : Fact
{
    /// <summary>What it was taken over.</summary>
    public Scope Scope => new(UnitId, Roles);

    public override FactKey Key => new(FactKind.FrozenFigure, FigureId);

    public override FactReference Subject => FactReference.Unit(UnitId);

    public override FactReferences References => FactReferences.None;
}
