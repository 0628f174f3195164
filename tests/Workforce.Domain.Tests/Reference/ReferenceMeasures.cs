using Workforce.Domain.Facts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Tests.Reference;

/// <summary>The figures and rates of any unit, roles and day, by going through every line of the day.</summary>
internal sealed class ReferenceMeasures
{
    private readonly ReferenceModel _model;
    private readonly Dictionary<DateOnly, List<(ReferenceLine Line, HashSet<string> Upwards)>> _days = [];
    private readonly Dictionary<(string UnitId, RoleSet Roles, DateOnly Day), ReferenceAmounts> _amounts = [];
    private readonly Dictionary<(string UnitId, Role Role), DateOnly> _firstEstablishment = [];
    private readonly Dictionary<(string UnitId, Role Role), DateOnly> _firstAnything = [];

    public ReferenceMeasures(ReferenceModel model)
    {
        _model = model;

        foreach (var day in model.Staffing.ChangeDays)
        {
            foreach (var (line, upwards) in Day(day))
            {
                foreach (var unitId in upwards)
                {
                    Note(_firstEstablishment, line.Post is not null, (unitId, line.Role), day);
                    Note(_firstAnything, line.Post is not null || line.People.Count > 0, (unitId, line.Role), day);
                }
            }
        }
    }

    public IEnumerable<ReferenceLine> Lines(string unitId, RoleSet roles, DateOnly day) =>
        from each in Day(day)
        where roles.Contains(each.Line.Role) && each.Upwards.Contains(unitId)
        select each.Line;

    public ReferenceAmounts Amounts(string unitId, RoleSet roles, DateOnly day)
    {
        if (!_amounts.TryGetValue((unitId, roles, day), out var amounts))
        {
            amounts = Lines(unitId, roles, day).Aggregate(new ReferenceAmounts(), (sum, line) => sum + line.Amounts);
            _amounts.Add((unitId, roles, day), amounts);
        }

        return amounts;
    }

    public bool HasEstablishment(string unitId, RoleSet roles, DateOnly day) => IsReported(_firstEstablishment, unitId, roles, day);

    public bool HasAnything(string unitId, RoleSet roles, DateOnly day) => IsReported(_firstAnything, unitId, roles, day);

    /// <summary>The ten figures, in the order of their codes.</summary>
    public IEnumerable<Answer> Figures(string unitId, RoleSet roles, DateOnly day)
    {
        var amounts = Amounts(unitId, roles, day);
        var hasEstablishment = HasEstablishment(unitId, roles, day);
        var hasAnything = HasAnything(unitId, roles, day);

        foreach (var figure in Enum.GetValues<StaffingFigure>())
        {
            var needsPosts = figure is not (StaffingFigure.InPost or StaffingFigure.AgencyCover or StaffingFigure.AgencyExtra);
            yield return (needsPosts ? hasEstablishment : hasAnything) ? Answer.Amount(amounts[figure]) : Answer.Missing;
        }
    }

    /// <summary>The four rates, in the order of their codes.</summary>
    public IEnumerable<Answer> Rates(string unitId, RoleSet roles, DateOnly day, DateOnly through)
    {
        var now = Amounts(unitId, roles, day);
        var then = Amounts(unitId, roles, through);
        var isKnownNow = HasEstablishment(unitId, roles, day);
        var isKnownThen = HasEstablishment(unitId, roles, through);

        yield return isKnownNow ? Answer.PerCent(now.Vacant, now.Establishment) : Answer.Missing;
        yield return isKnownNow ? Answer.PerCent(now.Vacant - now.AgencyCover, now.Establishment) : Answer.Missing;
        yield return isKnownThen ? Answer.PerCent(Math.Max(0, then.VacantAfterPipeline), then.Establishment) : Answer.Missing;
        yield return isKnownNow ? Answer.PerCent(now.Vacant, now.Vacant + now.InPost) : Answer.Missing;
    }

    private List<(ReferenceLine Line, HashSet<string> Upwards)> Day(DateOnly day)
    {
        if (!_days.TryGetValue(day, out var lines))
        {
            lines = [.. _model.Staffing.On(day).Select(line => (line, _model.Organisation.Upwards(line.UnitId, day).ToHashSet()))];
            _days.Add(day, lines);
        }

        return lines;
    }

    private static void Note(Dictionary<(string, Role), DateOnly> first, bool isThere, (string, Role) where, DateOnly day)
    {
        if (isThere)
        {
            first.TryAdd(where, day);
        }
    }

    private static bool IsReported(Dictionary<(string, Role), DateOnly> first, string unitId, RoleSet roles, DateOnly day) =>
        roles.Roles().Any(role => first.TryGetValue((unitId, role), out var since) && since <= day);
}
