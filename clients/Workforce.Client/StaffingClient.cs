using Grpc.Core;
using Workforce.Client.Calls;
using Workforce.Client.Push;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>Takes the staffing facts in, and shows what is held.</summary>
/// <remarks>
/// Each call has one deadline for all its tries (<see cref="WorkforceClientOptions.Deadline"/>) and throws an RpcException
/// if it fails, or a <see cref="WorkforceUnavailableException"/> while the service is left alone. A list fetches its pages as
/// they are needed, each a call of its own: the request's <c>page_size</c> says how many to fetch at a time, its
/// <c>page_token</c> where to begin. Thread-safe.
/// </remarks>
public sealed class StaffingClient
{
    /// <summary>Some hundred kilobytes: well below the largest message that any service takes.</summary>
    private const int ExtractRowsPerMessage = 1000;

    private readonly StaffingService.StaffingServiceClient _service;
    private readonly CallPipeline _calls;
    private readonly WorkforceClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly PushMethod<PushStaffingChangesRequest, PushStaffingChangesResponse, StaffingChange> _push;
    private readonly Pages<ListWorkersRequest, ListWorkersResponse, WorkerInPost> _workers;
    private readonly Pages<ListPostsRequest, ListPostsResponse, PostOnDay> _posts;
    private readonly Pages<ListOrganisationUnitsRequest, ListOrganisationUnitsResponse, OrganisationUnit> _units;
    private readonly Pages<ListStaffingChangesRequest, ListStaffingChangesResponse, RecordedChange> _changes;

    internal StaffingClient(
        StaffingService.StaffingServiceClient service, CallPipeline calls, WorkforceClientOptions options, TimeProvider clock)
    {
        _service = service;
        _calls = calls;
        _options = options;
        _clock = clock;
        _push = new(
            call => service.PushStaffingChanges(call),
            request => request.Changes,
            response => response.Acknowledgements);
        _workers = new(
            (request, cancellation) => calls.CallAsync(call => service.ListWorkersAsync(request, call), cancellation),
            page => page.Workers,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
        _posts = new(
            (request, cancellation) => calls.CallAsync(call => service.ListPostsAsync(request, call), cancellation),
            page => page.Posts,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
        _units = new(
            (request, cancellation) => calls.CallAsync(call => service.ListOrganisationUnitsAsync(request, call), cancellation),
            page => page.Units,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
        _changes = new(
            (request, cancellation) => calls.CallAsync(call => service.ListStaffingChangesAsync(request, call), cancellation),
            page => page.Changes,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
    }

    /// <summary>
    /// Pushes changes and yields one acknowledgement for each, in the same order, with its position in
    /// <paramref name="changes"/> counted from 1. What is not a rejection is durable.
    /// </summary>
    /// <remarks>
    /// Goes on over broken connections: it connects anew and sends again from the first change without an acknowledgement, so
    /// that a change which had arrived comes back as a duplicate. At most <see cref="PushOptions.MaxUnacknowledged"/> changes are
    /// taken ahead of the acknowledgements yielded; a change must not be altered before its own. Without a single change the
    /// service is not called. Each enumeration is a push of its own.
    /// <para>
    /// If <paramref name="changes"/> throws, so does this, after the acknowledgements of all that came before.
    /// </para>
    /// </remarks>
    /// <exception cref="Grpc.Core.RpcException">The service refused the push for another reason than being away.</exception>
    /// <exception cref="WorkforceUnavailableException">
    /// Nothing was acknowledged for <see cref="PushOptions.MaxTimeWithoutProgress"/>.
    /// </exception>
    public IAsyncEnumerable<ChangeAcknowledgement> PushAsync(
        IAsyncEnumerable<StaffingChange> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return ChangePush<PushStaffingChangesRequest, PushStaffingChangesResponse, StaffingChange>.RunAsync(_push, changes, _options, _clock, cancellationToken);
    }

    /// <summary>Sends a full extract to be held against what is known, and applied as one, or looked at only.</summary>
    /// <remarks>
    /// One try: an extract that was cut off has changed nothing, or comes back as a duplicate when it is sent again under the same id.
    /// </remarks>
    /// <param name="header">What the extract is.</param>
    /// <param name="rows">The rows, in any order. If it throws, so does this, and nothing is applied.</param>
    /// <param name="cancellationToken">Breaks the sending off.</param>
    /// <exception cref="RpcException">UNAVAILABLE: the service is away or busy. What else it refuses an extract for is in the result.</exception>
    public async Task<ReconcileResult> ReconcileAsync(ExtractHeader header, IEnumerable<ExtractRow> rows, CancellationToken cancellationToken = default)
    {
        var (differences, doubts) = (new List<StaffingDifference>(), new List<ExtractDoubt>());
        var result = await ReconcileAsync(
            header,
            rows,
            part =>
            {
                differences.AddRange(part.Differences);
                doubts.AddRange(part.Doubts);
            },
            cancellationToken);
        result.Differences.AddRange(differences);
        result.Doubts.AddRange(doubts);
        return result;
    }

    /// <summary>
    /// As <see cref="ReconcileAsync(ExtractHeader, IEnumerable{ExtractRow}, CancellationToken)"/>, in memory that is the same however much there is: a message of rows is
    /// taken at a time, and each part of the answer is handed over as it arrives. The result has no differences and no doubts.
    /// </summary>
    /// <param name="header">What the extract is.</param>
    /// <param name="rows">The rows, in any order. If it throws, so does this, and nothing is applied.</param>
    /// <param name="answered">Takes each part of the answer.</param>
    /// <param name="cancellationToken">Breaks the sending off.</param>
    /// <exception cref="RpcException">UNAVAILABLE: the service is away or busy. What else it refuses an extract for is in the result.</exception>
    public async Task<ReconcileResult> ReconcileAsync(
        ExtractHeader header, IEnumerable<ExtractRow> rows, Action<ReconcileStaffingResponse> answered, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(answered);

        // Left before the rows have ended, it is cancelled, and the service applies nothing.
        using var call = _service.ReconcileStaffing(cancellationToken: cancellationToken);
        var result = new ReconcileResult();

        try
        {
            await SendAsync(call.RequestStream, header, rows, cancellationToken);

            while (await call.ResponseStream.MoveNext(cancellationToken))
            {
                var response = call.ResponseStream.Current;
                result.Faults.AddRange(response.Faults);
                result.Summary = response.Summary ?? result.Summary;
                answered(response);
            }
        }
        catch (RpcException exception) when (exception.StatusCode is not (StatusCode.Unavailable or StatusCode.Cancelled))
        {
            result.Error = exception;
        }

        return result;
    }

    /// <summary>Gets one worker with all engagements. Fails with WORKER_NOT_FOUND if there is none of that id.</summary>
    public Task<WorkerRecord> GetWorkerAsync(GetWorkerRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetWorkerAsync(request, options), cancellationToken);

    /// <summary>Lists who is in post in a unit and those below it on a day, agency included, ordered by worker id.</summary>
    public IAsyncEnumerable<WorkerInPost> ListWorkersAsync(
        ListWorkersRequest request, CancellationToken cancellationToken = default) =>
        _workers.ReadAsync(request, cancellationToken);

    /// <summary>Lists the posts of a unit and those below it on a day, ordered by post id.</summary>
    public IAsyncEnumerable<PostOnDay> ListPostsAsync(ListPostsRequest request, CancellationToken cancellationToken = default) =>
        _posts.ReadAsync(request, cancellationToken);

    /// <summary>Lists a unit and those below it on a day, each after the unit that it is part of.</summary>
    public IAsyncEnumerable<OrganisationUnit> ListOrganisationUnitsAsync(
        ListOrganisationUnitsRequest request, CancellationToken cancellationToken = default) =>
        _units.ReadAsync(request, cancellationToken);

    /// <summary>
    /// Lists the changes in the order in which they were recorded: the audit feed. To resume, ask for what is after the
    /// revision of the last change read to its end.
    /// </summary>
    public IAsyncEnumerable<RecordedChange> ListStaffingChangesAsync(
        ListStaffingChangesRequest request, CancellationToken cancellationToken = default) =>
        _changes.ReadAsync(request, cancellationToken);

    private static async Task SendAsync(
        IClientStreamWriter<ReconcileStaffingRequest> requests,
        ExtractHeader header,
        IEnumerable<ExtractRow> rows,
        CancellationToken cancellationToken)
    {
        if (!await IsTakenAsync(() => requests.WriteAsync(new ReconcileStaffingRequest { Header = header }, cancellationToken)))
        {
            return;
        }

        foreach (var part in rows.Chunk(ExtractRowsPerMessage))
        {
            if (!await IsTakenAsync(() => requests.WriteAsync(new ReconcileStaffingRequest { Rows = { part } }, cancellationToken)))
            {
                return;
            }
        }

        await IsTakenAsync(requests.CompleteAsync);
    }

    /// <summary>Whether the service takes what is sent; if not it has ended the call, and its answer says why.</summary>
    private static async Task<bool> IsTakenAsync(Func<Task> send)
    {
        try
        {
            await send();
            return true;
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            return false;
        }
    }
}
