using Grpc.Core;
using Workforce.Domain;
using Workforce.Domain.Measures;
using Workforce.Service.Access.Units;
using Workforce.Service.Auditing;
using Workforce.Service.Live;
using Workforce.Service.Wire;
using Workforce.V1;
using Measure = Workforce.Domain.Measures.Measure;
using Rounding = Workforce.Domain.Amounts.Rounding;
using Target = Workforce.Domain.Policies.Target;
using TargetStatus = Workforce.Domain.Policies.TargetStatus;

namespace Workforce.Service.Endpoints;

/// <summary>What figures are to reach, and how they stand against it.</summary>
internal sealed partial class MeasuresEndpoint
{
    /// <summary>For one measure of one unit and roles, ended ones included: what an answer carries is bounded by it.</summary>
    private const int MaxTargets = 20;

    public override async Task<SetTargetResponse> SetTarget(SetTargetRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var requestId = reader.Id("request_id", request.RequestId);
        var target = reader.Valid(reader.Target("target", request.Target));

        var recorded = await policies.RecordAsync(
            OwnSource.Targets,
            requestId,
            snapshot =>
            {
                RequireRoomFor(target, request.Withdrawn, snapshot);
                return (target, snapshot.Policies.TargetMade(target.TargetId));
            },
            request.Withdrawn,
            AuditedCall.Of(context),
            context.CancellationToken);

        if (recorded.Change.Fact is not Target set || set != target || recorded.Change.Withdrawn != request.Withdrawn)
        {
            throw Problem.RequestIdReused(requestId, recorded.Revision).ToException();
        }

        return new()
        {
            Target = set.ToProto(),
            Withdrawn = recorded.Change.Withdrawn,
            SetTime = recorded.Change.Made.Time.ToProto(),
            Revision = recorded.Revision,
        };
    }

    public override async Task<ListTargetsResponse> ListTargets(ListTargetsRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var unitId = reader.OptionalId("unit_id", request.UnitId);
        var day = reader.Day("as_of_date", request.AsOfDate) ?? readings.Today;
        var rounding = reader.Rounding(request.Rounding);
        var page = reader.Page(request, request.PageSize, request.PageToken);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        var units = unitId is null ? null : UnitsWithin(snapshot, unitId, day);
        var visible = Visible.To(context, readings.Latest, day);
        var (targets, next) = page.Take(
            snapshot.Policies.Targets.Where(target => visible.Has(target.UnitId) && units?.Contains(target.UnitId) is not false && (!request.MeasuredOnly || target.IsMeasuredOn(day))),
            target => target.TargetId,
            target => StatusOf(target).ToProto(snapshot.Policies, rounding));

        return new()
        {
            Targets = { targets },
            NextPageToken = next,
            Revision = snapshot.Revision,
        };

        TargetStatus StatusOf(Target target)
        {
            context.CancellationToken.ThrowIfCancellationRequested();

            return request.WithValues
                ? TargetStatus.On(target, snapshot, flows.Of, day, readings.Today)
                : new(target, Value: null, IsDue: target.MustBeMetByDate <= day);
        }
    }

    /// <summary>The targets that an answer carries; none unless asked for.</summary>
    private IEnumerable<V1.TargetStatus> TargetsOf(
        bool isAskedFor,
        WorkforceSnapshot snapshot,
        Scope scope,
        DateOnly day,
        Rounding rounding,
        params IEnumerable<Measure> measures) => isAskedFor
            ? TargetStatus.Of(measures.Where(measure => measure.IsKnowable(day, readings.Today)), snapshot, flows.Of, scope, day)
                .Select(status => status.ToProto(snapshot.Policies, rounding))
            : [];

    private static HashSet<string> UnitsWithin(WorkforceSnapshot snapshot, string unitId, DateOnly day)
    {
        snapshot.Require(unitId);
        return Domain.Listings.Organisation.Within(snapshot.Staffing, unitId, day).ToHashSet(StringComparer.Ordinal);
    }

    private static void RequireRoomFor(Target target, bool withdrawn, WorkforceSnapshot snapshot)
    {
        // What was set for a unit that has since proved an error can still be withdrawn.
        if (withdrawn)
        {
            return;
        }

        snapshot.Require(target.UnitId);

        var others = snapshot.Policies.TargetsOf(target.Scope)
            .Count(other => other.Measure == target.Measure && other.TargetId != target.TargetId);

        if (others >= MaxTargets)
        {
            throw Problem.TooManyTargets(MaxTargets).ToException();
        }
    }
}
