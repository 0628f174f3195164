using System.Collections.Concurrent;
using Workforce.V1;

namespace Workforce.Client.Tests.Fakes;

/// <summary>Answers as a test says, and notes what it was asked.</summary>
internal sealed class FakeStaffing : StaffingService.StaffingServiceBase
{
    private readonly ConcurrentQueue<Func<ServerCallContext, Task>> _worker = new();

    /// <summary>What takes pushes; keeps and acknowledges everything unless told otherwise.</summary>
    public FakeLedger Ledger { get; } = new();

    /// <summary>The deadline of each call of GetWorker, in turn.</summary>
    public ConcurrentQueue<DateTime> WorkerDeadlines { get; } = new();

    /// <summary>The pages of the list of units, by token.</summary>
    public Dictionary<string, ListOrganisationUnitsResponse> UnitPages { get; } = [];

    public ConcurrentQueue<ListOrganisationUnitsRequest> UnitRequests { get; } = new();

    /// <summary>The next call of GetWorker that has no answer yet ends so. With none left, it succeeds.</summary>
    public void WorkerFails(Func<ServerCallContext, Task> failure) => _worker.Enqueue(failure);

    public override async Task<WorkerRecord> GetWorker(GetWorkerRequest request, ServerCallContext context)
    {
        WorkerDeadlines.Enqueue(context.Deadline);

        if (_worker.TryDequeue(out var failure))
        {
            await failure(context);
        }

        return new WorkerRecord { Worker = new Worker { WorkerId = request.WorkerId } };
    }

    public override Task<ListOrganisationUnitsResponse> ListOrganisationUnits(
        ListOrganisationUnitsRequest request, ServerCallContext context)
    {
        UnitRequests.Enqueue(request);
        return UnitPages.TryGetValue(request.PageToken, out var page)
            ? Task.FromResult(page)
            : throw Failure.Of(StatusCode.InvalidArgument);
    }

    public override Task<ListWorkersResponse> ListWorkers(ListWorkersRequest request, ServerCallContext context) =>
        Task.FromResult(request.PageToken.Length == 0
            ? new ListWorkersResponse { Workers = { new WorkerInPost { WorkerId = "1" } }, NextPageToken = "2" }
            : new ListWorkersResponse { Workers = { new WorkerInPost { WorkerId = request.PageToken } } });

    public override Task<ListPostsResponse> ListPosts(ListPostsRequest request, ServerCallContext context) =>
        Task.FromResult(request.PageToken.Length == 0
            ? new ListPostsResponse { Posts = { new PostOnDay { Post = new Post { PostId = "1" } } }, NextPageToken = "2" }
            : new ListPostsResponse { Posts = { new PostOnDay { Post = new Post { PostId = request.PageToken } } } });

    public override Task<ListStaffingChangesResponse> ListStaffingChanges(
        ListStaffingChangesRequest request, ServerCallContext context) =>
        Task.FromResult(request.PageToken.Length == 0
            ? new ListStaffingChangesResponse { Changes = { new RecordedChange { Revision = 1 } }, NextPageToken = "2" }
            : new ListStaffingChangesResponse { Changes = { new RecordedChange { Revision = 2 } } });

    public override Task PushStaffingChanges(
        IAsyncStreamReader<PushStaffingChangesRequest> requestStream,
        IServerStreamWriter<PushStaffingChangesResponse> responseStream,
        ServerCallContext context) =>
        Ledger.TakeAsync(requestStream, responseStream, context);
}
