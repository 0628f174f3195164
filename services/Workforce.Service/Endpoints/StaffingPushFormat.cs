using Google.Protobuf.Collections;
using Workforce.Service.Access;
using Workforce.Service.Wire;
using Workforce.V1;
using Change = Workforce.Domain.Facts.Change;

namespace Workforce.Service.Endpoints;

/// <summary>A push of staffing changes.</summary>
internal sealed class StaffingPushFormat : PushFormat<PushStaffingChangesRequest, PushStaffingChangesResponse, StaffingChange>
{
    public static readonly StaffingPushFormat Instance = new();

    public override RightSet Requires { get; } = RightSet.Of(Right.StaffingWrite);

    public override RepeatedField<StaffingChange> ChangesOf(PushStaffingChangesRequest request) => request.Changes;

    public override RepeatedField<ChangeAcknowledgement> AcknowledgementsOf(PushStaffingChangesResponse response) => response.Acknowledgements;

    public override (string Source, string ChangeId) IdsOf(StaffingChange change) => (change.Source, change.ChangeId);

    public override Change? Read(FieldReader reader, StaffingChange change, DateTime now) => reader.StaffingChange(change, now);
}
