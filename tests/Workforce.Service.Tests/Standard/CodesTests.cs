using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Evidence;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Policies;
using Workforce.Domain.Reconciling;

namespace Workforce.Service.Tests.Standard;

/// <summary>The service turns codes into each other by number, so both sides must number alike.</summary>
public class CodesTests
{
    public static TheoryData<Type, Type> Pairs => new()
    {
        { typeof(UnitKind), typeof(V1.UnitKind) },
        { typeof(Role), typeof(V1.Role) },
        { typeof(PostStatus), typeof(V1.PostStatus) },
        { typeof(Footing), typeof(V1.Footing) },
        { typeof(StartOrigin), typeof(V1.StartOrigin) },
        { typeof(LeavingReason), typeof(V1.LeavingReason) },
        { typeof(LeavingDestination), typeof(V1.LeavingDestination) },
        { typeof(PipelineStage), typeof(V1.PipelineStage) },
        { typeof(VacancyDefinition), typeof(V1.VacancyDefinition) },
        { typeof(StaffingFigure), typeof(V1.StaffingFigure) },
        { typeof(TurnoverDefinition), typeof(V1.TurnoverDefinition) },
        { typeof(AgencyDefinition), typeof(V1.AgencyDefinition) },
        { typeof(NoValueReason), typeof(V1.NoValueReason) },
        { typeof(TargetDirection), typeof(V1.TargetDirection) },
        { typeof(Rag), typeof(V1.Rag) },
        { typeof(EvidenceSide), typeof(V1.MeasureEvidence.Types.Side) },
        { typeof(ReportedFigure), typeof(V1.ReportedFigure) },
        { typeof(ReportingGapReason), typeof(V1.ReportingGapReason) },
        { typeof(AffectedMeasure), typeof(V1.DataQualityIssue.Types.AffectedMeasure) },
        { typeof(CaseloadFigure), typeof(V1.CaseloadFigure) },
        { typeof(CaseloadBasis), typeof(V1.CaseloadBasis) },
        { typeof(LimitRounding), typeof(V1.LimitRounding) },
        { typeof(LoadState), typeof(V1.LoadState) },
        { typeof(CaseloadLevel), typeof(V1.CaseloadLevel) },
        { typeof(UnmeasuredReason), typeof(V1.UnmeasuredReason) },
        { typeof(DifferenceKind), typeof(V1.StaffingDifference.Types.Kind) },
        { typeof(DoubtKind), typeof(V1.ExtractDoubt.Types.Kind) },
        { typeof(ExcessKind), typeof(V1.ExtractExcess) },
        { typeof(DataQualityKind), typeof(V1.DataQualityIssue.Types.Kind) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Codes_OfDomainAndContract_AreTheSame(Type domain, Type contract)
    {
        Assert.Equal(
            Enum.GetValues(contract).Cast<Enum>().Select(each => (Convert.ToInt32(each), each.ToString())).Where(each => each.Item1 != 0),
            Enum.GetValues(domain).Cast<Enum>().Select(each => (Convert.ToInt32(each), each.ToString())));
    }
}
