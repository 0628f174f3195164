using Workforce.Client;
using Workforce.V1;

namespace Workforce.Answers;

/// <summary>Finds a unit by its id or its name.</summary>
/// <param name="staffing">Asks for the units.</param>
/// <param name="day">As they are on this day, at its close; today in London if null.</param>
public sealed class UnitFinder(StaffingClient staffing, Google.Type.Date? day)
{
    /// <summary>Finds it, by its name in capitals or not.</summary>
    /// <exception cref="UnknownNameException">There is none, or more than one of the name.</exception>
    public async Task<OrganisationUnit> FindAsync(string wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
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
            [] => throw UnknownNameException.Of(
                $"There is no unit '{wanted}', by id or by name", wanted, units.Select(unit => (unit.UnitId, unit.Name))),
            var several => throw new UnknownNameException(
                $"There are {several.Count} units called '{wanted}'. Ask by id: {string.Join(", ", several.Select(unit => unit.UnitId))}."),
        };
    }

    private static bool Same(string name, string wanted) => string.Equals(name.Trim(), wanted.Trim(), StringComparison.CurrentCultureIgnoreCase);
}
