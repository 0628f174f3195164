using Workforce.Client;
using Workforce.V1;

namespace Workforce.Caseloads.Asking;

/// <summary>Finds a unit by its id or its name.</summary>
internal sealed class UnitFinder(StaffingClient staffing, Google.Type.Date? day)
{
    private const int MaxNear = 5;

    /// <exception cref="UnknownUnitException">There is none, or more than one of the name.</exception>
    public async Task<OrganisationUnit> FindAsync(string wanted, CancellationToken cancellationToken)
    {
        var units = new List<OrganisationUnit>();

        await foreach (var unit in staffing.ListOrganisationUnitsAsync(new() { AsOfDate = day, PageSize = 1000 }, cancellationToken))
        {
            if (unit.UnitId == wanted)
            {
                return unit;
            }

            units.Add(unit);
        }

        return units.FindAll(unit => Same(unit.Name, wanted) || Same(unit.UnitId, wanted)) switch
        {
            [var only] => only,
            [] => throw new UnknownUnitException(NotFound(wanted, units)),
            var several => throw new UnknownUnitException(
                $"There are {several.Count} units called '{wanted}'. Ask by id: {string.Join(", ", several.Select(unit => unit.UnitId))}."),
        };
    }

    private static string NotFound(string wanted, List<OrganisationUnit> units)
    {
        var near = units
            .Select(unit => (unit, distance: Math.Min(NameDistance.ToBeginning(unit.Name, wanted), NameDistance.Between(unit.UnitId, wanted))))
            .Where(each => each.distance <= wanted.Trim().Length / 3)
            .OrderBy(each => each.distance)
            .ThenBy(each => each.unit.Name, StringComparer.CurrentCulture)
            .Take(MaxNear)
            .Select(each => $"  {each.unit.Name} ({each.unit.UnitId})")
            .ToList();

        return near.Count == 0
            ? $"There is no unit '{wanted}', by id or by name."
            : string.Join(Environment.NewLine, near.Prepend($"There is no unit '{wanted}', by id or by name. Near to it:"));
    }

    private static bool Same(string name, string wanted) => string.Equals(name.Trim(), wanted.Trim(), StringComparison.CurrentCultureIgnoreCase);
}
