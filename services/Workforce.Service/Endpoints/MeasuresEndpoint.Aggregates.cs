using Grpc.Core;
using Workforce.Domain;
using Workforce.Domain.Listings;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>The question about several units together.</summary>
internal sealed partial class MeasuresEndpoint
{
    public override async Task<Aggregate> GetAggregate(GetAggregateRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var unitIds = reader.UnitIds("unit_ids", request.UnitIds);
        var roles = reader.Roles(request.Roles, Domain.Facts.RoleSet.Census);
        var asked = reader.Measure("measure", request.Measure);

        if (asked is { AddsUp: false })
        {
            reader.Reject("measure", "must be one that adds up over units: not a median or a maximum.");
        }

        var day = reader.DayOf(asked, "as_of_date", request.AsOfDate, readings.Today);
        var rounding = reader.Rounding(request.Rounding);
        var measure = reader.Valid(asked);

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);

        foreach (var unitId in unitIds)
        {
            snapshot.Require(unitId);
        }

        RefuseOverlaps(reader, snapshot, unitIds, measure.CountsLeavers, day);
        reader.ThrowIfInvalid();

        var aggregate = Domain.Measures.Aggregate.Over(measure, snapshot, FlowsWhileWaitedFor, unitIds, roles, day);

        return new()
        {
            Roles = { roles.ToProto() },
            AsOfDate = day.ToProto(),
            Measure = request.Measure,
            Value = aggregate.Value.ToProto(measure.Round(rounding)),
            CountedUnitIds = { aggregate.Counted },
            LeftOut = { aggregate.LeftOut.Select(each => new LeftOutUnit { UnitId = each.UnitId, Reason = (NoValueReason)each.Reason }) },
            Revision = snapshot.Revision,
            Sources = { snapshot.Staffing.SourcesToProto() },
        };

        Domain.Flows.StaffFlows FlowsWhileWaitedFor(Domain.Model.StaffingSnapshot staffing, Domain.Measures.Scope scope)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            return flows.Of(staffing, scope);
        }
    }

    /// <summary>Inner London lies within London: adding both up counts it twice (docs/definitions.md 1.8).</summary>
    private static void RefuseOverlaps(
        FieldReader reader,
        WorkforceSnapshot snapshot,
        IReadOnlyList<string> unitIds,
        bool countsLeavers,
        DateOnly day)
    {
        var asked = unitIds.ToHashSet(StringComparer.Ordinal);

        for (var i = 0; i < unitIds.Count; i++)
        {
            // Who left a unit before it moved out of another would be counted in both.
            var overlaps = countsLeavers
                ? Organisation.EverWithin(snapshot.Staffing, unitIds[i]).Any(below => below != unitIds[i] && asked.Contains(below))
                : Organisation.Path(snapshot.Staffing, unitIds[i], day).SkipLast(1).Any(asked.Contains);

            if (overlaps)
            {
                reader.Reject($"unit_ids[{i}]", "must not lie within another of the units on the day.");
            }
        }
    }
}
