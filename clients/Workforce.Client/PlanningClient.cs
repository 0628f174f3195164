using Workforce.Client.Calls;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>Looks ahead: how many will be in post, how many posts will be vacant, and how many starters a target takes.</summary>
/// <remarks>
/// Each call has one deadline for all its tries (<see cref="WorkforceClientOptions.Deadline"/>) and throws an RpcException
/// if it fails, or a <see cref="WorkforceUnavailableException"/> while the service is left alone. Thread-safe.
/// </remarks>
public sealed class PlanningClient
{
    private readonly RecruitmentPlanningService.RecruitmentPlanningServiceClient _service;
    private readonly CallPipeline _calls;

    internal PlanningClient(RecruitmentPlanningService.RecruitmentPlanningServiceClient service, CallPipeline calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>Projects what may be in post, vacant and covered by agency at the end of each of the months to come.</summary>
    public Task<ProjectWorkforceResponse> ProjectWorkforceAsync(
        ProjectWorkforceRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.ProjectWorkforceAsync(request, options), cancellationToken);

    /// <summary>Finds how many starters a month it takes for a target to be met by its date, or when it would be.</summary>
    public Task<SolveStartersForTargetResponse> SolveStartersForTargetAsync(
        SolveStartersForTargetRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync(options => _service.SolveStartersForTargetAsync(request, options), cancellationToken);
}
