using Grpc.Core;
using Workforce.Domain.Measures;
using Workforce.Service.Access;
using Workforce.Service.Wire;
using Workforce.V1;
using TurnoverMeasure = Workforce.Domain.Measures.TurnoverMeasure;

namespace Workforce.Service.Endpoints;

/// <summary>The questions about who came and went, and about agency staff.</summary>
internal sealed partial class MeasuresEndpoint
{
    /// <summary>To be confirmed by each council: the official bands were not published (docs/definitions.md 1.2).</summary>
    private static readonly int[] UsualTenureYears = [2, 5, 10, 20, 30];

    private const int MaxTenureYears = 100;

    public override async Task<V1.Turnover> GetTurnover(GetTurnoverRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var today = readings.Today;
        var scope = reader.Scope(request.UnitId, request.Roles);
        var period = reader.Period(request.Period, today);
        var definition = reader.Definition("definition", request.Definition);
        var breakdowns = reader.Breakdowns(request.Breakdowns);
        var tenureYears = reader.BandEdges("tenure_band_years", request.TenureBandYears, MaxTenureYears, UsualTenureYears);
        var rounding = reader.Rounding(request.Rounding);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        return answers.Of(request, Caller.Of(context), snapshot, today, Answer);

        V1.Turnover Answer()
        {
            var flow = flows.Of(snapshot.Staffing, scope);
            var turnover = Domain.Measures.Turnover.Over(flow, period, definition, request.Annualised);

            return new()
            {
                UnitId = scope.UnitId,
                Roles = { scope.Roles.ToProto() },
                FirstDate = period.FirstDate.ToProto(),
                LastDate = period.LastDate.ToProto(),
                Definition = (V1.TurnoverDefinition)definition,
                AnnualFactor = request.Annualised ? MeasureMapping.Unrounded(period.AnnualFactor.Value) : null,
                FteRate = turnover.FteRate.ToProto(rounding),
                HeadcountRate = turnover.HeadcountRate.ToProto(rounding),
                FteBridge = turnover.Bridge.Fte.ToProto(),
                HeadcountBridge = turnover.Bridge.Headcount.ToProto(),
                Groups = { breakdowns.SelectMany(breakdown => FlowMapping.GroupsOf(flow.LeaversWithin(period), breakdown, tenureYears)) },
                Revision = snapshot.Revision,
                Sources = { snapshot.Staffing.SourcesToProto() },
                Targets =
                {
                    TargetsOf(
                        request is { WithTargets: true, Annualised: false },
                        snapshot,
                        scope,
                        period.LastDate,
                        rounding,
                        TurnoverMeasure.Over(period, definition))
                },
            };
        }
    }

    public override async Task<V1.AgencyUse> GetAgencyUse(GetAgencyUseRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var today = readings.Today;
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? today;
        var bandMonths = reader.BandEdges("tenure_band_months", request.TenureBandMonths, MaxTenureYears * 12, Domain.Measures.AgencyUse.UsualBandMonths);
        var rounding = reader.Rounding(request.Rounding);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        return answers.Of(request, Caller.Of(context), snapshot, today, Answer);

        V1.AgencyUse Answer()
        {
            var use = Domain.Measures.AgencyUse.On(snapshot.Staffing, scope, day, bandMonths);

            return new()
            {
                UnitId = scope.UnitId,
                Roles = { scope.Roles.ToProto() },
                AsOfDate = day.ToProto(),
                AgencyFte = (use.Cover.Fte + use.Extra.Fte).ToProto(),
                AgencyCount = use.Cover.Heads + use.Extra.Heads,
                CoverFte = use.Cover.Fte.ToProto(),
                CoverCount = use.Cover.Heads,
                ExtraFte = use.Extra.Fte.ToProto(),
                ExtraCount = use.Extra.Heads,
                AgencyRateFte = use.AgencyRateFte.ToProto(rounding),
                AgencyRateHeadcount = use.AgencyRateHeadcount.ToProto(rounding),
                CoverRateFte = use.CoverRate.ToProto(rounding),
                VacanciesCoveredRateFte = use.VacanciesCovered.ToProto(rounding),
                TenureBands = { use.Bands.Select(band => band.ToProto()) },
                Revision = snapshot.Revision,
                Sources = { snapshot.Staffing.SourcesToProto() },
                Targets = { TargetsOf(request.WithTargets, snapshot, scope, day, rounding, AgencyRateMeasure.All) },
            };
        }
    }
}
