using Workforce.Client.Calls;
using Workforce.Client.Push;
using Workforce.Client.Watching;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>Takes caseloads and their limits in, and says who is over, since when and how often.</summary>
/// <remarks>
/// Each call has one deadline for all its tries (<see cref="WorkforceClientOptions.Deadline"/>) and throws an RpcException
/// if it fails, or a <see cref="WorkforceUnavailableException"/> while the service is left alone. A list fetches its pages as
/// they are needed, each a call of its own; get a single page, with how fresh the case systems are, by the methods that end in
/// <c>Page</c>. What is set may be tried again under its request id, and is. Thread-safe.
/// </remarks>
public sealed class CaseloadsClient
{
    private readonly CaseloadService.CaseloadServiceClient _service;
    private readonly CallPipeline _calls;
    private readonly WorkforceClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly PushMethod<ReportCaseloadsRequest, ReportCaseloadsResponse, CaseloadChange> _report;
    private readonly Pages<ListCaseloadsRequest, ListCaseloadsResponse, WorkerCaseload> _caseloads;
    private readonly Pages<ListCaseloadBreachesRequest, ListCaseloadBreachesResponse, CaseloadBreach> _breaches;
    private readonly Pages<ListCaseloadThresholdsRequest, ListCaseloadThresholdsResponse, CaseloadThreshold> _thresholds;
    private readonly Pages<ListCaseloadChangesRequest, ListCaseloadChangesResponse, RecordedCaseloadChange> _changes;
    private readonly Pages<ListCaseWeightingsRequest, ListCaseWeightingsResponse, CaseWeighting> _weightings;

    internal CaseloadsClient(
        CaseloadService.CaseloadServiceClient service, CallPipeline calls, WorkforceClientOptions options, TimeProvider clock)
    {
        _service = service;
        _calls = calls;
        _options = options;
        _clock = clock;
        _report = new(
            call => service.ReportCaseloads(call),
            request => request.Changes,
            response => response.Acknowledgements);
        _caseloads = new(
            (request, cancellation) => calls.CallAsync(call => service.ListCaseloadsAsync(request, call), cancellation),
            page => page.Caseloads,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
        _breaches = new(
            (request, cancellation) => calls.CallAsync(call => service.ListCaseloadBreachesAsync(request, call), cancellation),
            page => page.Breaches,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
        _thresholds = new(
            (request, cancellation) => calls.CallAsync(call => service.ListCaseloadThresholdsAsync(request, call), cancellation),
            page => page.Thresholds,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
        _weightings = new(
            (request, cancellation) => calls.CallAsync(call => service.ListCaseWeightingsAsync(request, call), cancellation),
            page => page.Weightings,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
        _changes = new(
            (request, cancellation) => calls.CallAsync(call => service.ListCaseloadChangesAsync(request, call), cancellation),
            page => page.Changes,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
    }

    /// <summary>
    /// Reports what a case system holds and yields one acknowledgement for each change, in the same order, with its position in
    /// <paramref name="changes"/> counted from 1. What is not a rejection is durable.
    /// </summary>
    /// <remarks>Goes on over broken connections and takes changes ahead as <see cref="StaffingClient.PushAsync"/> does.</remarks>
    /// <exception cref="Grpc.Core.RpcException">The service refused the reports for another reason than being away.</exception>
    /// <exception cref="WorkforceUnavailableException">
    /// Nothing was acknowledged for <see cref="PushOptions.MaxTimeWithoutProgress"/>.
    /// </exception>
    public IAsyncEnumerable<ChangeAcknowledgement> ReportAsync(
        IAsyncEnumerable<CaseloadChange> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return ChangePush<ReportCaseloadsRequest, ReportCaseloadsResponse, CaseloadChange>.RunAsync(_report, changes, _options, _clock, cancellationToken);
    }

    /// <summary>
    /// Yields the breaches that stand, and then each opening, change and closing as it commits; goes on over broken connections where it
    /// left off, for as long as the caller reads.
    /// </summary>
    /// <remarks>
    /// Every message is as the service sent it: a state whose <c>first</c> is true takes the place of all that was known, be it after
    /// the service has been away for too long to say what changed. A message may come twice; it says how things are.
    /// </remarks>
    /// <param name="request">
    /// What to watch. With <c>after_revision</c> and <c>after_date</c> it goes on after the last message of an earlier watch.
    /// </param>
    /// <param name="onInterrupted">
    /// Called with the reason in words when the service goes away and the watch begins to try again: once, until it is back. It must
    /// return soon and not throw.
    /// </param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="Grpc.Core.RpcException">The service refused the watch for another reason than being away.</exception>
    public IAsyncEnumerable<WatchCaseloadBreachesResponse> WatchBreachesAsync(
        WatchCaseloadBreachesRequest request, Action<string>? onInterrupted = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new BreachWatch(_service, _options, _clock, onInterrupted).RunAsync(request, cancellationToken);
    }

    /// <summary>Lists the caseloads of a unit and those below it on a day, ordered by worker id.</summary>
    public IAsyncEnumerable<WorkerCaseload> ListCaseloadsAsync(ListCaseloadsRequest request, CancellationToken cancellationToken = default) =>
        _caseloads.ReadAsync(request, cancellationToken);

    /// <summary>Gets one page of the caseloads of a unit.</summary>
    public Task<ListCaseloadsResponse> GetCaseloadsPageAsync(ListCaseloadsRequest request, CancellationToken cancellationToken = default) =>
        _caseloads.Get(request, cancellationToken);

    /// <summary>Gets one worker's caseload. Fails with WORKER_NOT_FOUND if nobody knows the worker.</summary>
    public Task<WorkerCaseloadRecord> GetWorkerCaseloadAsync(GetWorkerCaseloadRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetWorkerCaseloadAsync(request, options), cancellationToken);

    /// <summary>Gets mean, median, maximum, distribution and how many are over, with and without agency.</summary>
    public Task<CaseloadSummary> GetCaseloadSummaryAsync(GetCaseloadSummaryRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetCaseloadSummaryAsync(request, options), cancellationToken);

    /// <summary>Lists the breaches that stand on a day, or that opened, closed or stood within a period.</summary>
    public IAsyncEnumerable<CaseloadBreach> ListBreachesAsync(
        ListCaseloadBreachesRequest request, CancellationToken cancellationToken = default) =>
        _breaches.ReadAsync(request, cancellationToken);

    /// <summary>Gets one page of breaches.</summary>
    public Task<ListCaseloadBreachesResponse> GetBreachesPageAsync(
        ListCaseloadBreachesRequest request, CancellationToken cancellationToken = default) =>
        _breaches.Get(request, cancellationToken);

    /// <summary>Records what is done about a breach. Fails with BREACH_NOT_FOUND if there is none.</summary>
    public Task<RecordBreachPlanResponse> RecordBreachPlanAsync(
        RecordBreachPlanRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.RecordBreachPlanAsync(request, options), cancellationToken);

    /// <summary>Sets, changes, ends or withdraws a threshold.</summary>
    public Task<SetCaseloadThresholdResponse> SetThresholdAsync(
        SetCaseloadThresholdRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.SetCaseloadThresholdAsync(request, options), cancellationToken);

    /// <summary>Lists thresholds, ordered by id.</summary>
    public IAsyncEnumerable<CaseloadThreshold> ListThresholdsAsync(
        ListCaseloadThresholdsRequest request, CancellationToken cancellationToken = default) =>
        _thresholds.ReadAsync(request, cancellationToken);

    /// <summary>Sets or withdraws what cases weigh in a unit from a day on.</summary>
    public Task<SetCaseWeightingResponse> SetWeightingAsync(
        SetCaseWeightingRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.SetCaseWeightingAsync(request, options), cancellationToken);

    /// <summary>Lists weightings, ordered by unit and first date.</summary>
    public IAsyncEnumerable<CaseWeighting> ListWeightingsAsync(
        ListCaseWeightingsRequest request, CancellationToken cancellationToken = default) =>
        _weightings.ReadAsync(request, cancellationToken);

    /// <summary>Lists the changes of caseloads and of what they are held against, in the order in which they were recorded: the audit feed.</summary>
    public IAsyncEnumerable<RecordedCaseloadChange> ListChangesAsync(
        ListCaseloadChangesRequest request, CancellationToken cancellationToken = default) =>
        _changes.ReadAsync(request, cancellationToken);

    /// <summary>Says what a worker's load would be with more cases, and who has the most room for them.</summary>
    public Task<PreviewAllocationResponse> PreviewAllocationAsync(
        PreviewAllocationRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.PreviewAllocationAsync(request, options), cancellationToken);

    /// <summary>Says who would be over if a threshold applied on a day: one page of them.</summary>
    public Task<PreviewThresholdResponse> PreviewThresholdAsync(
        PreviewThresholdRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.PreviewThresholdAsync(request, options), cancellationToken);
}
