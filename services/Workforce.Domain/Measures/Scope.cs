using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>What a measure is taken over: a unit with all below it on the day, and the roles counted.</summary>
public readonly record struct Scope(string UnitId, RoleSet Roles)
{
    internal UnitTimelines Timelines(StaffingSnapshot snapshot) =>
        snapshot.Timelines.GetValueOrDefault(UnitId) ?? UnitTimelines.Empty;

    internal bool Holds(Spell spell) => Roles.Contains(spell.Role) && spell.Path.Contains(UnitId);
}
