using Workforce.Client.Calls;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>Stands until the branch caseload-service brings the whole.</summary>
public sealed class CaseloadsClient
{
    private readonly CaseloadService.CaseloadServiceClient _service;
    private readonly CallPipeline _calls;

    internal CaseloadsClient(CaseloadService.CaseloadServiceClient service, CallPipeline calls)
    {
        _service = service;
        _calls = calls;
    }

    public IAsyncEnumerable<WorkerCaseload> ListCaseloadsAsync(ListCaseloadsRequest request, CancellationToken cancellationToken = default) =>
        new Pages<ListCaseloadsRequest, ListCaseloadsResponse, WorkerCaseload>(
            (asked, cancellation) => _calls.CallAsync(options => _service.ListCaseloadsAsync(asked, options), cancellation),
            page => page.Caseloads,
            page => page.NextPageToken,
            (asked, token) => asked.PageToken = token).ReadAsync(request, cancellationToken);

    public IAsyncEnumerable<CaseloadBreach> ListCaseloadBreachesAsync(ListCaseloadBreachesRequest request, CancellationToken cancellationToken = default) =>
        new Pages<ListCaseloadBreachesRequest, ListCaseloadBreachesResponse, CaseloadBreach>(
            (asked, cancellation) => _calls.CallAsync(options => _service.ListCaseloadBreachesAsync(asked, options), cancellation),
            page => page.Breaches,
            page => page.NextPageToken,
            (asked, token) => asked.PageToken = token).ReadAsync(request, cancellationToken);

    public Task<WorkerCaseloadRecord> GetWorkerCaseloadAsync(GetWorkerCaseloadRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetWorkerCaseloadAsync(request, options), cancellationToken);

    public Task<CaseloadSummary> GetCaseloadSummaryAsync(GetCaseloadSummaryRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetCaseloadSummaryAsync(request, options), cancellationToken);

    public Task<PreviewAllocationResponse> PreviewAllocationAsync(PreviewAllocationRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.PreviewAllocationAsync(request, options), cancellationToken);

    public async IAsyncEnumerable<WatchCaseloadBreachesResponse> WatchCaseloadBreachesAsync(
        WatchCaseloadBreachesRequest request,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var call = _service.WatchCaseloadBreaches(request, cancellationToken: cancellationToken);

        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            yield return call.ResponseStream.Current;
        }
    }
}
