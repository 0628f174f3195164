using Grpc.Core;
using Workforce.Domain;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Ledger;
using Workforce.Service.Access.Units;
using Workforce.Service.Live;
using Workforce.Service.Reconciling;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>Takes the staffing facts in, and shows what is held. The contract says what each method means.</summary>
internal sealed class StaffingEndpoint(
    Pushes pushes,
    Extracts extracts,
    LiveModel model,
    Readings readings,
    ChangeLedger ledger) : StaffingService.StaffingServiceBase
{
    private readonly ChangeFeed _changes = new(model, ledger, FactArea.Staffing);

    public override Task PushStaffingChanges(
        IAsyncStreamReader<PushStaffingChangesRequest> requestStream,
        IServerStreamWriter<PushStaffingChangesResponse> responseStream,
        ServerCallContext context) => pushes.RunAsync(StaffingPushFormat.Instance, requestStream, responseStream, context);

    public override Task ReconcileStaffing(
        IAsyncStreamReader<ReconcileStaffingRequest> requestStream,
        IServerStreamWriter<ReconcileStaffingResponse> responseStream,
        ServerCallContext context) => extracts.RunAsync(requestStream, responseStream, context);

    public override async Task<WorkerRecord> GetWorker(GetWorkerRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var workerId = reader.Id("worker_id", request.WorkerId);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        var worker = snapshot.Staffing.Worker(workerId) ?? throw Problem.WorkerNotFound(workerId).ToException();

        return new()
        {
            Worker = worker.ToProto(),
            Engagements =
            {
                snapshot.Staffing.EngagementsOf(workerId).Select(history => new EngagementRecord
                {
                    Engagement = history.Engagement.ToProto(),
                    Terms = { history.Terms.Select(terms => terms.ToProto()) },
                })
            },
            Revision = snapshot.Revision,
        };
    }

    public override async Task<ListWorkersResponse> ListWorkers(ListWorkersRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = new Scope(reader.Id("unit_id", request.UnitId), reader.Roles(request.Roles, RoleSet.All));
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var page = reader.Page(request, request.PageSize, request.PageToken);
        reader.ThrowIfInvalid();

        var snapshot = await SnapshotOf(scope.UnitId, request.Reading, context);
        var (workers, next) = page.Take(
            Domain.Listings.WorkerInPost.List(snapshot.Staffing, scope, day),
            each => $"{each.Worker.WorkerId}\n{each.Stint.Engagement.EngagementId}",
            each => each.ToProto());

        return new() { Workers = { workers }, NextPageToken = next, Revision = snapshot.Revision };
    }

    public override async Task<ListPostsResponse> ListPosts(ListPostsRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = new Scope(reader.Id("unit_id", request.UnitId), reader.Roles(request.Roles, RoleSet.All));
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var page = reader.Page(request, request.PageSize, request.PageToken);
        reader.ThrowIfInvalid();

        var snapshot = await SnapshotOf(scope.UnitId, request.Reading, context);
        var (posts, next) = page.Take(
            Domain.Listings.PostOnDay.List(snapshot.Staffing, scope, day).Where(post => !request.VacantOnly || post.Occupancy.Vacant > 0),
            post => post.Post.PostId,
            post => post.ToProto(day));

        return new() { Posts = { posts }, NextPageToken = next, Revision = snapshot.Revision };
    }

    public override async Task<ListOrganisationUnitsResponse> ListOrganisationUnits(
        ListOrganisationUnitsRequest request,
        ServerCallContext context)
    {
        var reader = new FieldReader();
        var unitId = reader.OptionalId("unit_id", request.UnitId);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var page = reader.Page(request, request.PageSize, request.PageToken);
        reader.ThrowIfInvalid();

        var snapshot = await SnapshotOf(unitId, request.Reading, context);
        var visible = Visible.To(context, readings.Latest, day);
        var (units, next) = page.Take(
            Organisation.List(snapshot.Staffing, unitId, day).Where(unit => visible.Has(unit.UnitId)),
            unit => string.Join('\n', Organisation.Path(snapshot.Staffing, unit.UnitId, day)),
            unit => unit.ToProto());

        return new() { Units = { units }, NextPageToken = next, Revision = snapshot.Revision };
    }

    public override async Task<ListStaffingChangesResponse> ListStaffingChanges(
        ListStaffingChangesRequest request,
        ServerCallContext context)
    {
        var (changes, next, revision) = await _changes.PageAsync(
            request,
            request.AfterRevision,
            request.PageSize,
            request.PageToken,
            change => change.ToProto(),
            context.CancellationToken);

        return new() { Changes = { changes }, NextPageToken = next, Revision = revision };
    }

    private async ValueTask<WorkforceSnapshot> SnapshotOf(string? unitId, Reading? reading, ServerCallContext context)
    {
        var snapshot = await readings.OfAsync(reading, context.CancellationToken);
        snapshot.Require(unitId);
        return snapshot;
    }
}
