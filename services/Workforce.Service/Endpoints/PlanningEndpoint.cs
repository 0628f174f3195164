using Grpc.Core;
using Workforce.Domain.Planning;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>Looks ahead. The contract says what each answer means, docs/planning.md how it is worked out.</summary>
internal sealed partial class PlanningEndpoint(Readings readings, FlowCache flows, ProjectionPlaces places)
    : RecruitmentPlanningService.RecruitmentPlanningServiceBase
{
    private const int UsualSimulations = 10_000;
    private const int MaxSimulations = 20_000;

    public override async Task<ProjectWorkforceResponse> ProjectWorkforce(ProjectWorkforceRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var day = reader.PastDay("as_of_date", request.AsOfDate, readings.Today);
        var months = reader.ProjectedMonths("months_count", request.MonthsCount);
        var seed = reader.Seed("seed", request.Seed);
        var simulations = reader.Simulations("simulations_count", request.SimulationsCount, UsualSimulations, MaxSimulations);
        var rounding = reader.Rounding(request.Rounding);
        var horizon = new Horizon(day, Math.Max(months, ProjectionQuestionReader.MinMonths));
        var overrides = reader.Overrides("overrides", request.Overrides, horizon);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        return await places.RunAsync(
            () =>
            {
                var basis = PlanningBasis.Of(snapshot.Staffing, flows.Of, scope, horizon, overrides);
                var projection = Projection.Of(basis.Input, simulations, seed, context.CancellationToken);

                return new ProjectWorkforceResponse
                {
                    UnitId = scope.UnitId,
                    Roles = { scope.Roles.ToProto() },
                    AsOfDate = day.ToProto(),
                    Opening = basis.OpeningToProto(),
                    Months = { basis.MonthsToProto(projection, rounding) },
                    Assumptions = basis.Assumptions.ToProto(horizon, seed, simulations),
                    Revision = snapshot.Revision,
                    Sources = { snapshot.Staffing.SourcesToProto() },
                };
            },
            context.CancellationToken);
    }
}
