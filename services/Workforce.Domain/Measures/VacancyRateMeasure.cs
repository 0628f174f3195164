using Workforce.Domain.Amounts;
using Workforce.Domain.Evidence;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Measures;

/// <summary>A vacancy rate; the pipeline is looked into for the usual time.</summary>
public sealed record VacancyRateMeasure(VacancyDefinition Definition) : Measure
{
    public override MeasureCode Code => new(MeasureKind.VacancyRate, (int)Definition);

    /// <summary>Net of agency the rate falls below zero where cover exceeds the vacancies.</summary>
    public override (decimal Least, decimal Most) TargetRange =>
        (Definition is VacancyDefinition.EstablishmentNetOfAgency ? -100m : 0m, 100m);

    public override MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day) =>
        VacancyRate.On(snapshot.Staffing, scope, day, Definition, Through(day)).Rate;

    private protected override IEnumerable<EvidenceRow> Rows(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day)
    {
        var isAhead = Definition is VacancyDefinition.EstablishmentWithPipeline;
        var evidence = new StaffingEvidence(snapshot.Staffing, scope, isAhead ? Through(day) : day);
        var vacant = evidence.Vacant(EvidenceSide.Numerator);

        return Definition switch
        {
            VacancyDefinition.Establishment =>
                vacant.Concat(evidence.Funded(EvidenceSide.Denominator)),
            VacancyDefinition.EstablishmentNetOfAgency =>
                vacant.Concat(evidence.Agency(Footing.AgencyCover, EvidenceSide.Numerator, share: -1m)).Concat(evidence.Funded(EvidenceSide.Denominator)),
            VacancyDefinition.EstablishmentWithPipeline =>
                vacant.Concat(evidence.Pipeline(EvidenceSide.Numerator)).Concat(evidence.Funded(EvidenceSide.Denominator)),
            _ =>
                vacant.Concat(evidence.Vacant(EvidenceSide.Denominator)).Concat(evidence.Employees(EvidenceSide.Denominator)),
        };
    }

    private static DateOnly Through(DateOnly day) => day.AddMonths(VacancyRate.DefaultPipelineMonths);
}
