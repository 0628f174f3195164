using Grpc.Core;
using Workforce.Domain.Facts;
using Workforce.Service.Access;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>Who is over the limit, since when, how often, and what is done about it.</summary>
internal sealed partial class CaseloadEndpoint
{
    public override async Task<ListCaseloadBreachesResponse> ListCaseloadBreaches(ListCaseloadBreachesRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var today = readings.Today;
        var scope = new Domain.Measures.Scope(reader.Id("unit_id", request.UnitId), reader.Roles(request.Roles, RoleSet.All));
        var selection = reader.Breaches(request, today);
        var isBasic = reader.IsBasic("view", request.View);
        var page = reader.Page(request, request.PageSize, request.PageToken);
        var after = reader.After(page);
        reader.ThrowIfInvalid();

        var snapshot = await SnapshotOf(scope.UnitId, request.Reading, context);

        return answers.Of(request, Caller.Of(context), snapshot, today, Answer);

        ListCaseloadBreachesResponse Answer()
        {
            var listed = selection.Of(snapshot.Breaches, scope.UnitId, after)
                .Where(each => request.Roles.Count == 0 || (each.Breach.On(selection.Day).Place?.Role is { } role && scope.Roles.Contains(role)));
            var (breaches, next) = page.Fill(
                listed,
                each => BreachSelection.KeyOf(each.Position),
                each => isBasic ? each.Breach.ToBasicProto(snapshot, selection.Day) : each.Breach.ToProto(snapshot, selection.Day));

            return new()
            {
                Breaches = { breaches },
                NextPageToken = next,
                Revision = snapshot.Revision,
                CaseSystems = Freshness(snapshot, selection.Day),
            };
        }
    }

    public override async Task<RecordBreachPlanResponse> RecordBreachPlan(RecordBreachPlanRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var requestId = reader.Id("request_id", request.RequestId);
        var plan = reader.Valid(reader.BreachPlan(request.WorkerId, request.Plan, readings.Today));

        // A plan without a day is for today: sent again tomorrow under the same id it is still the same request.
        var recorded = await RecordAsync(
            OwnSource.BreachPlans,
            requestId,
            fact => fact is Domain.Caseloads.BreachPlan before && before == plan with { Date = request.Plan.BreachDate is null ? before.Date : plan.Date },
            plan,
            withdrawn: false,
            snapshot =>
            {
                if (snapshot.Breaches.Of(plan.WorkerId, plan.Date) is null)
                {
                    throw Problem.BreachNotFound(plan.WorkerId, plan.Date).ToException();
                }
            },
            context);
        var known = await model.AtLeastAsync(recorded.Revision, context.CancellationToken);
        var day = ((Domain.Caseloads.BreachPlan)recorded.Change.Fact).Date;

        return new()
        {
            Breach = known.Breaches.Of(plan.WorkerId, day)?.ToProto(known, day),
            SetTime = recorded.Change.Made.Time.ToProto(),
            Revision = recorded.Revision,
        };
    }
}
