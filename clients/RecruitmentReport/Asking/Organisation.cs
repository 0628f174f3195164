using Workforce.V1;

namespace Workforce.RecruitmentReport.Asking;

/// <summary>The units below one, and which of them a report tells apart.</summary>
internal static class Organisation
{
    /// <summary>
    /// The units directly below; where that is a single one that has units below it, such as a directorate that is all of the
    /// council's children's services, those below it.
    /// </summary>
    public static IReadOnlyList<OrganisationUnit> Parts(IReadOnlyList<OrganisationUnit> units, string unitId)
    {
        var below = units.ToLookup(unit => unit.ParentUnitId);
        var parts = below[unitId].ToList();

        // A loop in what HR sent cannot be followed forever: each step goes to a unit not met before.
        var met = new HashSet<string> { unitId };

        while (parts is [var only] && below[only.UnitId].Any() && met.Add(only.UnitId))
        {
            parts = [.. below[only.UnitId]];
        }

        return parts;
    }

    /// <summary>The ids of a unit and of those above it, nearest first.</summary>
    public static IEnumerable<string> Upwards(IReadOnlyList<OrganisationUnit> units, string unitId)
    {
        var parents = units.ToDictionary(unit => unit.UnitId, unit => unit.ParentUnitId);
        var met = new HashSet<string>();

        for (var id = unitId; met.Add(id) && parents.TryGetValue(id, out var parent); id = parent)
        {
            yield return id;
        }
    }
}
