using Grpc.Core;
using Workforce.Service.Wire;
using Workforce.V1;

namespace Workforce.Service.Endpoints;

/// <summary>The question why there are as many employees as there are.</summary>
internal sealed partial class MeasuresEndpoint
{
    public override async Task<V1.StaffBridge> GetStaffBridge(GetStaffBridgeRequest request, ServerCallContext context)
    {
        var reader = new FieldReader();
        var scope = reader.Scope(request.UnitId, request.Roles);
        var period = reader.Period(request.Period, readings.Today);
        reader.ThrowIfInvalid();

        var snapshot = await readings.OfAsync(request.Reading, context.CancellationToken);
        snapshot.Require(scope.UnitId);

        var then = request.OpeningReading is { } opening
            ? await readings.OfAsync(opening, context.CancellationToken, "opening_reading")
            : snapshot;

        if (then.Revision > snapshot.Revision)
        {
            reader.Reject("opening_reading", "must not be after reading.");
            reader.ThrowIfInvalid();
        }

        var bridge = Domain.Measures.StaffBridge.Over(flows.Of(snapshot.Staffing, scope), period, flows.Of(then.Staffing, scope));

        return new()
        {
            UnitId = scope.UnitId,
            Roles = { scope.Roles.ToProto() },
            FirstDate = period.FirstDate.ToProto(),
            LastDate = period.LastDate.ToProto(),
            Fte = bridge.Fte.ToProto(),
            Headcount = bridge.Headcount.ToProto(),
            Revision = snapshot.Revision,
            Sources = { snapshot.Staffing.SourcesToProto() },
            OpeningRevision = then.Revision,
        };
    }
}
