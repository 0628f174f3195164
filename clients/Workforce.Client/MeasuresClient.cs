using Workforce.Client.Calls;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>Every figure for any unit, roles and day, under a named definition, as known now or then.</summary>
/// <remarks>
/// Each call has one deadline for all its tries (<see cref="WorkforceClientOptions.Deadline"/>) and throws an RpcException
/// if it fails, or a <see cref="WorkforceUnavailableException"/> while the service is left alone. Thread-safe.
/// </remarks>
public sealed partial class MeasuresClient
{
    private readonly MeasuresService.MeasuresServiceClient _service;
    private readonly CallPipeline _calls;
    private readonly Pages<ListDataQualityIssuesRequest, ListDataQualityIssuesResponse, DataQualityIssue> _issues;

    private readonly Pages<ListPipelineRequest, ListPipelineResponse, PipelineEntry> _pipeline;

    internal MeasuresClient(MeasuresService.MeasuresServiceClient service, CallPipeline calls)
    {
        _service = service;
        _calls = calls;
        _issues = new(
            (request, cancellation) => calls.CallAsync(options => service.ListDataQualityIssuesAsync(request, options), cancellation),
            page => page.Issues,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
        _targets = Targets(service, calls);
        _figures = Figures(service, calls);
        _evidence = Evidence(service, calls);
        _movingChanges = MovingChanges(service, calls);
        _pipeline = new(
            (request, cancellation) => calls.CallAsync(options => service.ListPipelineAsync(request, options), cancellation),
            page => page.Entries,
            page => page.NextPageToken,
            (request, token) => request.PageToken = token);
    }

    /// <summary>Gets a vacancy rate. Fails with UNIT_NOT_FOUND if there is no such unit.</summary>
    public Task<VacancyRate> GetVacancyRateAsync(GetVacancyRateRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetVacancyRateAsync(request, options), cancellationToken);

    /// <summary>Gets the establishment and how it is filled, in total, by role and by the units directly below.</summary>
    public Task<Establishment> GetEstablishmentAsync(
        GetEstablishmentRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetEstablishmentAsync(request, options), cancellationToken);

    /// <summary>Gets any measures month by month, each at the close of the month's last day.</summary>
    public Task<MonthlySeries> GetMonthlySeriesAsync(
        GetMonthlySeriesRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetMonthlySeriesAsync(request, options), cancellationToken);

    /// <summary>Gets how fast employees leave, by FTE and by heads, and who the leavers were by what is asked.</summary>
    public Task<Turnover> GetTurnoverAsync(GetTurnoverRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetTurnoverAsync(request, options), cancellationToken);

    /// <summary>Gets why there are as many employees at the end of a period as there are.</summary>
    public Task<StaffBridge> GetStaffBridgeAsync(GetStaffBridgeRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetStaffBridgeAsync(request, options), cancellationToken);

    /// <summary>Gets how much agency staff there is on a day, what it covers, and for how long each has been there.</summary>
    public Task<AgencyUse> GetAgencyUseAsync(GetAgencyUseRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetAgencyUseAsync(request, options), cancellationToken);

    /// <summary>Gets one measure over several units, leaving out those that lack what it is made of, and says which.</summary>
    public Task<Aggregate> GetAggregateAsync(GetAggregateRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetAggregateAsync(request, options), cancellationToken);

    /// <summary>Gets for how long the posts that are vacant on a day have been so.</summary>
    public Task<VacancyDuration> GetVacancyDurationAsync(
        GetVacancyDurationRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetVacancyDurationAsync(request, options), cancellationToken);

    /// <summary>Gets for how long the posts that were filled in a period had been vacant.</summary>
    public Task<TimeToFill> GetTimeToFillAsync(GetTimeToFillRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetTimeToFillAsync(request, options), cancellationToken);

    /// <summary>Gets who is about to join and leave, in total and by stage, and the gap that remains.</summary>
    public Task<Pipeline> GetPipelineAsync(GetPipelineRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.GetPipelineAsync(request, options), cancellationToken);

    /// <summary>Lists who is about to join and leave, all pages in turn.</summary>
    public IAsyncEnumerable<PipelineEntry> ListPipelineAsync(
        ListPipelineRequest request, CancellationToken cancellationToken = default) =>
        _pipeline.ReadAsync(request, cancellationToken);

    /// <summary>
    /// Lists contradictions and gaps in what was reported, all pages in turn. The request's <c>page_size</c> says how many
    /// to fetch at a time, its <c>page_token</c> where to begin.
    /// </summary>
    public IAsyncEnumerable<DataQualityIssue> ListDataQualityIssuesAsync(
        ListDataQualityIssuesRequest request, CancellationToken cancellationToken = default) =>
        _issues.ReadAsync(request, cancellationToken);
}
