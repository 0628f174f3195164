using Grpc.Core;
using Workforce.Domain.Facts;
using Workforce.Service.Wire;
using Workforce.V1;
using AllocationPreview = Workforce.Domain.Caseloads.AllocationPreview;
using ThresholdPreview = Workforce.Domain.Caseloads.ThresholdPreview;

namespace Workforce.Service.Endpoints;

/// <summary>What if: nothing here changes anything.</summary>
internal sealed partial class CaseloadEndpoint
{
    private const int UsualCandidates = 5;
    private const int MaxCandidates = 50;

    public override async Task<PreviewAllocationResponse> PreviewAllocation(PreviewAllocationRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var workerId = reader.OptionalId("worker_id", request.WorkerId);
        var unitId = workerId is null ? reader.Id("unit_id", request.UnitId) : reader.OptionalId("unit_id", request.UnitId);
        var roles = reader.Roles(request.Roles, RoleSet.Census);
        var additional = reader.Counts("additional", request.Additional);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;

        if (request.Additional is not null && additional.Total == 0 && reader.IsValid)
        {
            reader.Reject("additional", "must be at least one case.");
        }

        if (request.MaxCandidates is < 0 or > MaxCandidates)
        {
            reader.Reject("max_candidates", $"must be from 0 to {MaxCandidates}.");
        }

        reader.ThrowIfInvalid();

        var snapshot = await SnapshotOf(unitId, request.Reading, context);
        var worker = workerId is null
            ? null
            : AllocationPreview.Of(snapshot, workerId, additional, day) ?? throw Problem.WorkerNotFound(workerId).ToException();
        var candidates = unitId is null
            ? []
            : AllocationPreview.LeastLoaded(snapshot, new(unitId, roles), additional, day, request.MaxCandidates == 0 ? UsualCandidates : request.MaxCandidates);

        return new()
        {
            Worker = worker?.ToProto(snapshot, day),
            Candidates = { candidates.Select(candidate => candidate.ToProto(snapshot, day)) },
            Revision = snapshot.Revision,
            CaseSystems = Freshness(snapshot, day),
        };
    }

    public override async Task<PreviewThresholdResponse> PreviewThreshold(PreviewThresholdRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var imagined = reader.ImaginedThreshold(request.Threshold, day);
        var page = reader.Page(request, request.PageSize, request.PageToken);
        var threshold = reader.Valid(imagined);

        var snapshot = await SnapshotOf(threshold.UnitId, request.Reading, context);
        var preview = ThresholdPreview.Of(snapshot, threshold, day);
        var (over, next) = page.Take(preview.Then, caseload => caseload.WorkerId, caseload => caseload.ToProto(snapshot, day, withBreach: false));

        return new()
        {
            Over = { over },
            NextPageToken = next,
            OverCount = preview.Then.Count,
            OverNowCount = preview.Now.Count,
            UnmeasuredCount = preview.Unmeasured.Count,
            Revision = snapshot.Revision,
            CaseSystems = Freshness(snapshot, day),
        };
    }
}
