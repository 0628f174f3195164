using System.Collections.Immutable;
using Workforce.Domain.Collections;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>A known unit and its place in the organisation.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="States">Its applied states, by first date; at least one.</param>
/// <param name="Paths">What it is part of: runs of days that cover all days.</param>
/// <param name="EverBelow">The units that some applied state puts directly below it, by id.</param>
internal sealed record UnitBranch(
    string UnitId,
    ImmutableArray<OrganisationUnit> States,
    UnitPath[] Paths,
    ImmutableArray<string> EverBelow) : IKeyed<FactReference>
{
    public FactReference Key => FactReference.Unit(UnitId);
}
