using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Tests.Reference;

/// <summary>The employees of a scope day by day, and what a change of one of them is, by looking at the days around it.</summary>
internal sealed class ReferenceStock(ReferenceModel model, ReferenceMeasures measures, Scope scope)
{
    public decimal Fte(DateOnly day) => Employees(day).Sum(each => each.Fte);

    public int Headcount(DateOnly day) => Employees(day).Select(each => each.Engagement.WorkerId).Distinct().Count();

    public FlowKind? Kind(string workerId, DateOnly day)
    {
        var (before, after) = (Fte(workerId, day.AddDays(-1)), Fte(workerId, day));

        return (before, after) switch
        {
            _ when before == after => null,
            (0, _) => IsInCouncil(workerId, [day.AddDays(-1), day.AddDays(-2)]) ? FlowKind.MovedIn : FlowKind.Starter,
            (_, 0) => IsInCouncil(workerId, [day, day.AddDays(1)]) ? FlowKind.MovedOut : FlowKind.Leaver,
            _ => FlowKind.HoursChanged,
        };
    }

    /// <summary>What the flow of one person adds to the FTE.</summary>
    public decimal Change(string workerId, DateOnly day) => Fte(workerId, day) - Fte(workerId, day.AddDays(-1));

    /// <summary>From the day back, over days of service and single days between them.</summary>
    public int ServedDays(string workerId, DateOnly day)
    {
        var since = day;

        while (Array.FindIndex([since.AddDays(-1), since.AddDays(-2)], each => Serves(workerId, each)) is >= 0 and var daysBetween)
        {
            since = model.Staffing.ChangeDays.Last(each => each < since.AddDays(-daysBetween));
        }

        return day.DayNumber - since.DayNumber;
    }

    private IEnumerable<ReferencePerson> Employees(DateOnly day) =>
        measures.Lines(scope.UnitId, scope.Roles, day).SelectMany(line => line.People).Where(IsEmployee);

    private decimal Fte(string workerId, DateOnly day) =>
        Employees(day).Where(each => each.Engagement.WorkerId == workerId).Sum(each => each.Fte);

    private bool IsInCouncil(string workerId, IEnumerable<DateOnly> days) => days
        .SelectMany(day => Service(workerId, day))
        .Any(line => line.Role is not Role.NotRegistered || scope.Roles.Contains(line.Role));

    private bool Serves(string workerId, DateOnly day) => Service(workerId, day).Any();

    private IEnumerable<ReferenceLine> Service(string workerId, DateOnly day) => measures
        .Lines(model.Organisation.Upwards(scope.UnitId, day).Last(), RoleSet.All, day)
        .Where(line => line.People.Exists(person => IsEmployee(person) && person.Engagement.WorkerId == workerId));

    private static bool IsEmployee(ReferencePerson person) => person.Engagement.Footing is Footing.Permanent or Footing.FixedTerm;
}
