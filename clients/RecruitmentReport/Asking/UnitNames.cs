using Workforce.Client;
using Workforce.RecruitmentReport.Wording;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Asking;

/// <summary>Finds a unit by its name.</summary>
internal static class UnitNames
{
    private const int MaxSuggested = 8;

    /// <returns>The unit's id.</returns>
    /// <exception cref="UnknownUnitException">There is none, or more than one of the name.</exception>
    public static async Task<string> FindAsync(StaffingClient staffing, ReportRequest request, CancellationToken cancellationToken)
    {
        var units = await staffing.ListOrganisationUnitsAsync(
            new() { AsOfDate = request.LastDay.ToDate(), PageSize = 1000, Reading = request.AsKnown }, cancellationToken)
            .ToListAsync(cancellationToken);

        return units.FindAll(unit => Same(unit.Name, request.Unit) || Same(unit.UnitId, request.Unit)) switch
        {
            [var only] => only.UnitId,
            [] => throw new UnknownUnitException(NotFound(request, units)),
            var several => throw new UnknownUnitException(
                $"There are {several.Count} units called '{request.Unit}' on {Words.Day(request.LastDay)}. Ask by id: "
                + $"{string.Join(", ", several.Select(unit => unit.UnitId))}."),
        };
    }

    private static string NotFound(ReportRequest request, List<OrganisationUnit> units)
    {
        var lines = units
            .Where(unit => unit.Kind is UnitKind.Council || unit.Name.Contains(request.Unit.Trim(), StringComparison.OrdinalIgnoreCase))
            .Take(MaxSuggested)
            .Select(unit => $"  {unit.Name} ({unit.UnitId})");

        return string.Join(
            Environment.NewLine,
            lines.Prepend($"There is no unit '{request.Unit}', by id or by name, on {Words.Day(request.LastDay)}. There are:"));
    }

    private static bool Same(string name, string wanted) => string.Equals(name.Trim(), wanted.Trim(), StringComparison.OrdinalIgnoreCase);
}
