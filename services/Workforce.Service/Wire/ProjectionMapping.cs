using Workforce.Domain.Amounts;
using Workforce.Domain.Planning;
using PipelineAssumption = Workforce.Domain.Planning.PipelineAssumption;
using PlanningAssumptions = Workforce.Domain.Planning.PlanningAssumptions;
using ProjectedMonth = Workforce.Domain.Planning.ProjectedMonth;

namespace Workforce.Service.Wire;

/// <summary>Projections and what they assume, as the contract's messages.</summary>
internal static class ProjectionMapping
{
    private static readonly Rounding SixPlaces = new(Fte.DecimalPlaces);

    public static V1.PlanningOpening OpeningToProto(this PlanningBasis basis) => new()
    {
        EstablishmentFte = basis.Opening.Establishment.ToProto(),
        InPostFte = basis.Opening.InPost.ToProto(),
        InPostCount = basis.Headcount,
        VacantFte = basis.Opening.Vacant.ToProto(),
        OverEstablishmentFte = basis.Opening.OverEstablishment.ToProto(),
        AgencyCoverFte = basis.Opening.AgencyCover.ToProto(),
    };

    public static IEnumerable<V1.ProjectedMonth> MonthsToProto(this PlanningBasis basis, Projection projection, Rounding rounding) =>
        projection.Months.Select((month, i) => basis.ToProto(month, i, rounding));

    public static V1.PlanningAssumptions ToProto(this PlanningAssumptions assumptions, Horizon horizon, long seed, int simulations) => new()
    {
        LeaverRate = assumptions.Leavers.ToProto(),
        Pipeline = { assumptions.Pipeline.Select(stage => stage.ToProto()) },
        UsualStarters = assumptions.Starters.ToProto(assumptions.Leavers.Unit, horizon),
        AgencyReleaseShare = SixPlaced(assumptions.AgencyReleaseShare),
        AgencyReleaseSource = (V1.AssumptionSource)assumptions.AgencyReleaseSource,
        EstablishmentChanges =
        {
            assumptions.EstablishmentChanges.Select(assumed => new V1.AssumedEstablishmentChange
            {
                FirstDate = assumed.Change.FirstDate.ToProto(),
                ChangeFte = assumed.Change.Change.ToProto(),
                Source = (V1.AssumptionSource)assumed.Source,
            })
        },
        Seed = seed,
        SimulationsCount = simulations,
        HoursChangesYearlyVariation = SixPlaced(assumptions.HoursChanges),
    };

    public static V1.StaffingAim ToProto(this StaffingAim aim, DateOnly mustBeMetBy) => new()
    {
        Measure = aim.Measure.ToProto(),
        Limit = aim.Limit.ToProto(),
        MustBeMetByDate = mustBeMetBy.ToProto(),
    };

    public static V1.TargetArithmetic ToProto(this TargetArithmetic sum) => new()
    {
        EstablishmentFte = sum.Establishment.ToProto(),
        AllowedVacantFte = sum.AllowedVacant.ToProto(),
        VacantFte = sum.Vacant.ToProto(),
        AppointedFte = sum.Appointed.ToProto(),
        RemainingFte = sum.Remaining.ToProto(),
        ShortFte = sum.Shortfall.ToProto(),
    };

    public static Google.Type.Decimal SixPlaced(decimal value) => SixPlaces.Apply(value).ToProto();

    private static V1.ProjectedMonth ToProto(this PlanningBasis basis, ProjectedMonth month, int i, Rounding rounding)
    {
        var (known, pipeline, flows) = (basis.Known[i], basis.PipelineMeans[i], month.Flows);

        return new()
        {
            AsOfDate = basis.Horizon.MonthEnds[i].ToProto(),
            EstablishmentFte = month.Establishment.ToProto(),
            InPostFte = month.InPost.ToProto(SixPlaces),
            SimulatedInPostFte = SixPlaced(month.SimulatedMean),
            VacantFte = basis.HasEstablishment ? month.Vacant.ToProto(SixPlaces) : null,
            AgencyCoverFte = month.AgencyCover.ToProto(SixPlaces),
            VacancyRates =
            {
                basis.Rate(V1.VacancyDefinition.Establishment, month.Rates?.Vacant, rounding),
                basis.Rate(V1.VacancyDefinition.EstablishmentNetOfAgency, month.Rates?.NetOfAgency, rounding),
                basis.Rate(V1.VacancyDefinition.Dfe, month.DfeRate, rounding),
            },
            StartersFte = SixPlaced(known.Starters.Value + pipeline.Fte + flows.UsualStarters),
            StartersHeads = SixPlaced(known.StarterHeads + pipeline.Heads + flows.UsualStarterHeads),
            PipelineStartersFte = SixPlaced(pipeline.Fte),
            UsualStartersFte = SixPlaced(flows.UsualStarters),
            LeaversFte = SixPlaced(known.Leavers.Value + flows.Leavers),
            LeaversHeads = SixPlaced(known.LeaverHeads + flows.LeaverHeads),
            KnownLeaversFte = known.Leavers.ToProto(),
            KnownChangesFte = known.Changes.ToProto(),
        };
    }

    private static V1.ProjectedRate Rate(this PlanningBasis basis, V1.VacancyDefinition definition, AmountRange? rate, Rounding rounding) => rate switch
    {
        _ when !basis.HasEstablishment => new() { Definition = definition, NoValueReason = V1.NoValueReason.Missing },
        { } range => new() { Definition = definition, Rate = range.ToProto(rounding) },
        null => new() { Definition = definition, NoValueReason = V1.NoValueReason.NotApplicable },
    };

    private static V1.ProjectedAmount ToProto(this AmountRange range, Rounding rounding) => new()
    {
        Mean = rounding.Apply(range.Mean).ToProto(),
        Median = rounding.Apply(range.Median).ToProto(),
        Low80 = rounding.Apply(range.Low80).ToProto(),
        High80 = rounding.Apply(range.High80).ToProto(),
        Low95 = rounding.Apply(range.Low95).ToProto(),
        High95 = rounding.Apply(range.High95).ToProto(),
    };

    private static V1.LeaverRateAssumption ToProto(this LeaverAssumption leavers) => new()
    {
        MonthlyRate = SixPlaced(leavers.Rate.Monthly),
        AnnualRate = SixPlaced(leavers.Annual),
        Source = (V1.AssumptionSource)leavers.Source,
        FirstDate = leavers.Council.Period?.FirstDate.ToProto(),
        LastDate = leavers.Council.Period?.LastDate.ToProto(),
        UnitLeaversCount = leavers.Unit.Leavers,
        UnitPersonMonths = SixPlaced(leavers.Unit.PersonMonths),
        CouncilUnitId = leavers.CouncilUnitId,
        CouncilLeaversCount = leavers.Council.Leavers,
        CouncilPersonMonths = SixPlaced(leavers.Council.PersonMonths),
        CouncilWeightPersonMonths = SixPlaced(leavers.CouncilWeight),
        PublishedMonthlyRate = SixPlaced(PlanningDefaults.PublishedLeaverRate),
        PublishedWeightPersonMonths = SixPlaced(leavers.PublishedWeight),
        YearlyVariation = SixPlaced(leavers.Rate.Yearly.Deviation),
    };

    private static V1.PipelineAssumption ToProto(this PipelineAssumption stage) => new()
    {
        Stage = (V1.PipelineStage)stage.Stage,
        Chance = SixPlaced(stage.Chance),
        Source = (V1.AssumptionSource)stage.Source,
        StartedCount = stage.Started,
        FallenThroughCount = stage.FallenThrough,
        DefaultChance = PlanningDefaults.PipelineChance(stage.Stage).ToProto(),
        DefaultWeight = ((decimal)PlanningDefaults.PipelineWeight).ToProto(),
        EntriesCount = stage.Entries,
        Fte = stage.Fte.ToProto(),
        UndatedAfterMonths = PlanningDefaults.UndatedAfterMonths(stage.Stage),
    };

    private static V1.UsualStartersAssumption ToProto(this StarterAssumption starters, UnitHistory unit, Horizon horizon) => new()
    {
        StartersPerMonth = SixPlaced(starters.PerMonth),
        Source = (V1.AssumptionSource)starters.Source,
        FtePerStarter = starters.Usual.Each.ToProto(),
        FteSource = (V1.AssumptionSource)starters.FteSource,
        UnitStartersCount = unit.Starters,
        HistoryMonths = SixPlaced(unit.Months),
        ReplacementPerMonth = SixPlaced(starters.Replacement),
        ReplacementWeightMonths = SixPlaced(starters.ReplacementWeight),
        Seasonal = starters.IsSeasonal,
        Months =
        {
            starters.Usual.Heads.Select((heads, i) => new V1.UsualStartersMonth
            {
                AsOfDate = horizon.MonthEnds[i].ToProto(),
                StartersHeads = SixPlaced(heads),
                NewlyQualifiedHeads = SixPlaced(starters.NewlyQualified[i]),
            })
        },
        YearlyVariation = SixPlaced(starters.Usual.Yearly.Deviation),
    };
}
