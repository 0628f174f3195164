using Workforce.Domain.Amounts;
using Workforce.Domain.Evidence;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Measures;

/// <summary>An amount of FTE.</summary>
public sealed record FigureMeasure(StaffingFigure Figure) : Measure
{
    private const decimal MostFte = 1_000_000m;

    /// <summary>One of each figure.</summary>
    public static IReadOnlyList<FigureMeasure> All { get; } = [.. Enum.GetValues<StaffingFigure>().Select(figure => new FigureMeasure(figure))];

    public override MeasureCode Code => new(MeasureKind.Figure, (int)Figure);

    public override (decimal Least, decimal Most) TargetRange => (0m, MostFte);

    public override Rounding Round(Rounding rates) => new(Fte.DecimalPlaces);

    public override MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day) =>
        EstablishmentFigures.On(snapshot.Staffing, scope, day, Figure);

    private protected override IEnumerable<EvidenceRow> Rows(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day)
    {
        const EvidenceSide side = EvidenceSide.Numerator;
        var evidence = new StaffingEvidence(snapshot.Staffing, scope, day);

        return Figure switch
        {
            StaffingFigure.Establishment => evidence.Funded(side),
            StaffingFigure.InPost => evidence.Employees(side),
            StaffingFigure.Vacant => evidence.Vacant(side),
            StaffingFigure.VacantOpen => evidence.Vacant(side, PostStatus.Open),
            StaffingFigure.VacantRecruiting => evidence.Vacant(side, PostStatus.Recruiting),
            StaffingFigure.VacantHeld => evidence.Vacant(side, PostStatus.Held),
            StaffingFigure.VacantCoveredOtherwise => evidence.Vacant(side, PostStatus.CoveredOtherwise),
            StaffingFigure.OverEstablishment => evidence.OverEstablishment(side),
            StaffingFigure.AgencyCover => evidence.Agency(Footing.AgencyCover, side),
            _ => evidence.Agency(Footing.AgencyExtra, side),
        };
    }
}
