using Workforce.Domain.Amounts;
using Workforce.Domain.Evidence;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>Which share of agency workers, in per cent. Numbered as in the contract; formulas of docs/definitions.md 1.3.</summary>
public enum AgencyDefinition
{
    /// <summary>Agency / (agency + in post), by FTE.</summary>
    Fte = 1,

    /// <summary>The same by heads.</summary>
    Headcount = 2,

    /// <summary>Cover / all agency, by FTE.</summary>
    Cover = 3,

    /// <summary>Cover / vacant, by FTE; unreliable where cover exceeds the vacancies.</summary>
    VacanciesCovered = 4,
}

/// <summary>A share of agency workers.</summary>
public sealed record AgencyRateMeasure(AgencyDefinition Definition) : Measure
{
    /// <summary>One of each definition.</summary>
    public static IReadOnlyList<AgencyRateMeasure> All { get; } =
        [.. Enum.GetValues<AgencyDefinition>().Select(definition => new AgencyRateMeasure(definition))];

    public override MeasureCode Code => new(MeasureKind.AgencyRate, (int)Definition);

    /// <summary>From sums over time, and not by going through who is there: a series asks for many days.</summary>
    public override MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day)
    {
        var (staffing, timelines) = (snapshot.Staffing, scope.Timelines(snapshot.Staffing));

        if (!Reported.Anything(timelines, scope.Roles, day.DayNumber))
        {
            return MeasureValue.Missing;
        }

        var shares = new AgencyShares(staffing, scope, day);
        var cover = Of(Quantity.AgencyCover);

        return Definition switch
        {
            AgencyDefinition.Fte => shares.ByFte(cover + Of(Quantity.AgencyExtra), Of(Quantity.InPost)),
            AgencyDefinition.Headcount => shares.ByHeads(flows(staffing, scope).AgencyHeadcount(day), flows(staffing, scope).Headcount(day)),
            AgencyDefinition.Cover => shares.Cover(cover, cover + Of(Quantity.AgencyExtra)),
            _ => shares.VacanciesCovered(cover),
        };

        Fte Of(Quantity quantity) => Fte.FromMillionths(timelines.On(quantity, scope.Roles, day.DayNumber));
    }

    public override MeasureValue Total(decimal numerator, decimal? denominator) =>
        Definition is AgencyDefinition.VacanciesCovered && numerator > denominator
            ? MeasureValue.Unreliable(numerator, denominator.Value)
            : base.Total(numerator, denominator);

    private protected override IEnumerable<EvidenceRow> Rows(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day)
    {
        const EvidenceSide below = EvidenceSide.Denominator;
        var evidence = new StaffingEvidence(snapshot.Staffing, scope, day);
        var cover = evidence.Agency(Footing.AgencyCover, EvidenceSide.Numerator);

        return Definition switch
        {
            AgencyDefinition.Fte =>
                evidence.Agency(EvidenceSide.Numerator).Concat(evidence.Agency(below)).Concat(evidence.Employees(below)),
            AgencyDefinition.Headcount =>
                evidence.AgencyHeads(EvidenceSide.Numerator).Concat(evidence.AgencyHeads(below)).Concat(evidence.EmployeeHeads(below)),
            AgencyDefinition.Cover => cover.Concat(evidence.Agency(below)),
            _ => cover.Concat(evidence.Vacant(below)),
        };
    }
}
