using Grpc.Core;
using Workforce.Domain;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Service.Access.Units;
using Workforce.Service.Auditing;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>Thresholds and weightings.</summary>
internal sealed partial class CaseloadEndpoint
{
    /// <summary>Of one unit, role and worker, ended ones included: each of a worker's runs looks at all of them.</summary>
    private const int MaxThresholds = 50;

    public override async Task<SetCaseloadThresholdResponse> SetCaseloadThreshold(SetCaseloadThresholdRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var requestId = reader.Id("request_id", request.RequestId);
        var threshold = reader.Valid(reader.Threshold(request.Threshold));

        var recorded = await RecordAsync(
            OwnSource.CaseloadThresholds,
            requestId,
            fact => fact == threshold,
            threshold,
            request.Withdrawn,
            snapshot =>
            {
                // What was set for a unit that has been withdrawn since must still be possible to take back.
                if (request.Withdrawn)
                {
                    return;
                }

                snapshot.Require(threshold.UnitId);

                if (ThresholdScope.Others(snapshot.Caseloads, threshold).Count() >= MaxThresholds)
                {
                    throw Problem.TooManyThresholds(MaxThresholds).ToException();
                }

                if (ThresholdScope.Overlapping(snapshot.Caseloads, threshold) is [var other, ..])
                {
                    throw Overlap(threshold, other);
                }
            },
            context);

        return new()
        {
            Threshold = threshold.ToProto(),
            Withdrawn = request.Withdrawn,
            SetTime = recorded.Change.Made.Time.ToProto(),
            Revision = recorded.Revision,
        };
    }

    public override async Task<ListCaseloadThresholdsResponse> ListCaseloadThresholds(ListCaseloadThresholdsRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var unitId = reader.OptionalId("unit_id", request.UnitId);
        var day = reader.Day("in_force_date", request.InForceDate);
        var page = reader.Page(request, request.PageSize, request.PageToken);
        reader.ThrowIfInvalid();

        var snapshot = await SnapshotOf(unitId, request.Reading, context);
        var within = UnitsOf(snapshot, unitId, day ?? readings.Today);
        var visible = Visible.To(context, readings.Latest, day ?? readings.Today);
        var (thresholds, next) = page.Take(
            snapshot.Caseloads.Thresholds.Where(threshold => visible.Has(threshold.UnitId) && (within?.Contains(threshold.UnitId) ?? true)
                && (day is null || (threshold.FirstDate <= day && !(threshold.LastDate < day)))),
            threshold => threshold.ThresholdId,
            threshold => threshold.ToProto());

        return new() { Thresholds = { thresholds }, NextPageToken = next, Revision = snapshot.Revision };
    }

    public override async Task<SetCaseWeightingResponse> SetCaseWeighting(SetCaseWeightingRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var requestId = reader.Id("request_id", request.RequestId);
        var weighting = reader.Valid(reader.Weighting(request.Weighting));

        var recorded = await RecordAsync(
            OwnSource.CaseWeightings,
            requestId,
            fact => fact == weighting,
            weighting,
            request.Withdrawn,
            snapshot =>
            {
                if (!request.Withdrawn)
                {
                    snapshot.Require(weighting.UnitId);
                }
            },
            context);

        return new()
        {
            Weighting = weighting.ToProto(),
            Withdrawn = request.Withdrawn,
            SetTime = recorded.Change.Made.Time.ToProto(),
            Revision = recorded.Revision,
        };
    }

    public override async Task<ListCaseWeightingsResponse> ListCaseWeightings(ListCaseWeightingsRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var unitId = reader.OptionalId("unit_id", request.UnitId);
        var page = reader.Page(request, request.PageSize, request.PageToken);
        reader.ThrowIfInvalid();

        var snapshot = await SnapshotOf(unitId, request.Reading, context);
        var within = UnitsOf(snapshot, unitId, readings.Today);
        var visible = Visible.To(context, readings.Latest, readings.Today);
        var (weightings, next) = page.Take(
            snapshot.Caseloads.Weightings.Where(weighting => visible.Has(weighting.UnitId) && (within?.Contains(weighting.UnitId) ?? true)),
            weighting => $"{weighting.UnitId}\n{weighting.FirstDate:O}",
            weighting => weighting.ToProto());

        return new() { Weightings = { weightings }, NextPageToken = next, Revision = snapshot.Revision };
    }

    /// <summary>Records what is set through the service; what a request sent again has recorded before is found again.</summary>
    /// <param name="source">Whose ids the request's are.</param>
    /// <param name="requestId">The request's id.</param>
    /// <param name="isSame">Whether a fact recorded under the id before is what is asked for now.</param>
    /// <param name="fact">What to record.</param>
    /// <param name="withdrawn">Whether it is to be treated as never true.</param>
    /// <param name="check">Throws what the caller is to be told if it cannot be recorded on what is known.</param>
    /// <param name="context">The call.</param>
    private async Task<OwnChange> RecordAsync(
        string source,
        string requestId,
        Predicate<Fact> isSame,
        Fact fact,
        bool withdrawn,
        Action<WorkforceSnapshot> check,
        ServerCallContext context)
    {
        var recorded = await recorder.RecordAsync(
            source,
            requestId,
            snapshot =>
            {
                var standing = StandingPolicy.Of(snapshot.Caseloads, fact);

                // Sent again it was checked before, and may by now stand in its own way.
                if (standing?.Source != source || standing.ChangeId != requestId)
                {
                    check(snapshot);
                }

                return (fact, standing?.Made);
            },
            withdrawn,
            AuditedCall.Of(context),
            context.CancellationToken);

        return recorded.Change.Withdrawn == withdrawn && isSame(recorded.Change.Fact)
            ? recorded
            : throw Problem.RequestIdReused(requestId, recorded.Revision).ToException();
    }

    /// <summary>Names the field by which the two would no longer overlap.</summary>
    private static RpcException Overlap(Domain.Caseloads.CaseloadThreshold threshold, Domain.Caseloads.CaseloadThreshold other)
    {
        var reader = new FieldReader();
        reader.Reject(
            threshold.FirstDate < other.FirstDate ? "threshold.last_date" : "threshold.first_date",
            "must leave no day on which another threshold of the same unit, role and worker is measured too.");
        return Problem.InvalidFields(reader.Violations).ToException();
    }

    private static HashSet<string>? UnitsOf(WorkforceSnapshot snapshot, string? unitId, DateOnly day) => unitId is null
        ? null
        : Organisation.List(snapshot.Staffing, unitId, day).Select(unit => unit.UnitId).Append(unitId).ToHashSet(StringComparer.Ordinal);
}
