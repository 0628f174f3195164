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

    /// <summary>
    /// Lists contradictions and gaps in what was reported, all pages in turn. The request's <c>page_size</c> says how many
    /// to fetch at a time, its <c>page_token</c> where to begin.
    /// </summary>
    public IAsyncEnumerable<DataQualityIssue> ListDataQualityIssuesAsync(
        ListDataQualityIssuesRequest request, CancellationToken cancellationToken = default) =>
        _issues.ReadAsync(request, cancellationToken);
}
