using Grpc.Core;
using Workforce.Domain;
using Workforce.Domain.Measures;
using Workforce.Domain.Planning;
using Workforce.Service.Wire;
using Workforce.V1;
using StaffingAim = Workforce.Domain.Planning.StaffingAim;
using Target = Workforce.Domain.Policies.Target;
using TargetArithmetic = Workforce.Domain.Planning.TargetArithmetic;
using TargetDirection = Workforce.Domain.Policies.TargetDirection;

namespace Workforce.Service.Endpoints;

/// <summary>How many starters a target takes.</summary>
internal sealed partial class PlanningEndpoint
{
    private const int UsualTries = 4_000;
    private const int MaxTries = 10_000;

    public override async Task<SolveStartersForTargetResponse> SolveStartersForTarget(
        SolveStartersForTargetRequest request,
        ServerCallContext context)
    {
        var reader = new FieldReader();
        var asked = reader.Scope(request.UnitId, request.Roles);
        var day = reader.PastDay("as_of_date", request.AsOfDate, readings.Today);
        var horizon = new Horizon(day, ProjectionQuestionReader.MaxMonths);
        var probability = reader.Probability("probability", request.Probability);
        var most = reader.MostStarters("most_starters_per_month", request.MostStartersPerMonth);
        var overrides = reader.Overrides("overrides", request.Overrides, horizon);
        var seed = reader.Seed("seed", request.Seed);
        var simulations = reader.Simulations("simulations_count", request.SimulationsCount, UsualTries, MaxTries);
        var given = ReadAim(reader, request);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(asked.UnitId);

        var (aim, mustBeMetBy, scope, field) = given is { } own
            ? (own.Aim, own.MustBeMetBy, asked, "aim.must_be_met_by_date")
            : FromTarget(reader, TargetOf(snapshot, asked.UnitId, request.TargetId));
        var triedMonth = aim is null ? 0 : reader.TriedMonth(field, mustBeMetBy, horizon);
        var firstStarters = reader.IsValid ? reader.FirstStarters("starters_from_date", request.StartersFromDate, horizon, triedMonth) : 0;
        reader.ThrowIfInvalid();

        return await places.RunAsync(
            () =>
            {
                var basis = PlanningBasis.Of(snapshot.Staffing, flows.Of, scope, horizon, overrides);
                var usualStarters = basis.Assumptions.Starters;
                var search = new StarterSearch(triedMonth, probability, firstStarters, most ?? MostCredible(usualStarters.PerMonth));
                var found = StartersForTarget.Of(basis.Input.WithoutUsualStartersFrom(firstStarters), aim!, search, simulations, seed, context.CancellationToken);
                var usual = StartersForTarget.WithUsualStarters(basis.Input, aim!, simulations, seed, context.CancellationToken);

                return new SolveStartersForTargetResponse
                {
                    UnitId = scope.UnitId,
                    Roles = { scope.Roles.ToProto() },
                    AsOfDate = day.ToProto(),
                    Aim = aim!.ToProto(mustBeMetBy),
                    TargetId = request.TargetId,
                    TriedDate = horizon.MonthEnds[triedMonth].ToProto(),
                    Probability = probability.ToProto(),
                    Reachable = found.IsReachable,
                    StartersPerMonth = found.StartersPerMonth.ToProto(),
                    StartersPerMonthFte = ProjectionMapping.SixPlaced(found.StartersPerMonth * usualStarters.Usual.Each.Value),
                    MetShare = ProjectionMapping.SixPlaced(found.MetShares[triedMonth]),
                    FirstMetDate = MonthEnd(found.FirstMonth),
                    MostStartersPerMonth = ProjectionMapping.SixPlaced(found.MostPerMonth),
                    Usual = new()
                    {
                        StartersPerMonth = ProjectionMapping.SixPlaced(usualStarters.Usual.Heads.Take(triedMonth + 1).Average()),
                        MetShare = ProjectionMapping.SixPlaced(usual[triedMonth]),
                        FirstMetDate = MonthEnd(StartersForTarget.FirstMonthOf(usual, probability)),
                    },
                    Arithmetic = TargetArithmetic.Of(snapshot.Staffing, scope, basis, aim!, triedMonth)?.ToProto(),
                    Assumptions = basis.Assumptions.ToProto(horizon, seed, simulations),
                    Revision = snapshot.Revision,
                    Sources = { snapshot.Staffing.SourcesToProto() },
                };
            },
            context.CancellationToken);

        Google.Type.Date? MonthEnd(int? month) => month is { } index ? horizon.MonthEnds[index].ToProto() : null;
    }

    /// <summary>Three times as many as usual; one a month is little for anybody, so that fewer count as one.</summary>
    private static decimal MostCredible(decimal usual) => 3m * decimal.Max(1m, usual);

    /// <summary>The aim that the request itself says; null if it names a target.</summary>
    private static (StaffingAim? Aim, DateOnly MustBeMetBy)? ReadAim(FieldReader reader, SolveStartersForTargetRequest request)
    {
        switch (request.TargetCase)
        {
            case SolveStartersForTargetRequest.TargetOneofCase.Aim:
                return (reader.Aim("aim", request.Aim), reader.RequiredDay("aim.must_be_met_by_date", request.Aim.MustBeMetByDate));

            case SolveStartersForTargetRequest.TargetOneofCase.TargetId:
                reader.Id("target_id", request.TargetId);

                if (request.Roles.Count > 0)
                {
                    reader.Reject("roles", "must be empty with target_id: the target says which.");
                }

                return null;

            default:
                reader.Reject("target", "is required: target_id or aim.");
                return null;
        }
    }

    /// <summary>A target of the unit: one of another is not told to be there.</summary>
    private static Target TargetOf(WorkforceSnapshot snapshot, string unitId, string targetId) =>
        snapshot.Policies.Target(targetId) is { } target && target.UnitId == unitId
            ? target
            : throw Problem.TargetNotFound(targetId).ToException();

    private static (StaffingAim? Aim, DateOnly MustBeMetBy, Scope Scope, string Field) FromTarget(FieldReader reader, Target target)
    {
        var aim = StaffingAim.Of(target.Measure, target.Limit);

        if (aim is null || aim.IsAtLeast != target.Direction is TargetDirection.AtLeast)
        {
            reader.Reject("target_id", "must be of a vacancy rate other than ESTABLISHMENT_WITH_PIPELINE or of vacant FTE, at most, or of FTE in post, at least.");
        }

        return (aim, target.MustBeMetByDate, target.Scope, "target_id");
    }
}
