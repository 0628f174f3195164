using Google.Protobuf.Collections;
using Workforce.Domain.Caseloads;
using Workforce.Service.Access;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Wire;
using Workforce.V1;
using Change = Workforce.Domain.Facts.Change;
using Status = Google.Rpc.Status;

namespace Workforce.Service.Endpoints;

/// <summary>A push of what a case system holds; a completed snapshot is held against what came before it.</summary>
internal sealed class CaseloadPushFormat(LiveModel model, Readings readings, WorkforceSettings settings)
    : PushFormat<ReportCaseloadsRequest, ReportCaseloadsResponse, CaseloadChange>
{
    public override RightSet Requires { get; } = RightSet.Of(Right.CaseloadWrite);

    public override RepeatedField<CaseloadChange> ChangesOf(ReportCaseloadsRequest request) => request.Changes;

    public override RepeatedField<ChangeAcknowledgement> AcknowledgementsOf(ReportCaseloadsResponse response) => response.Acknowledgements;

    public override (string Source, string ChangeId) IdsOf(CaseloadChange change) => (change.Source, change.ChangeId);

    public override Change? Read(FieldReader reader, CaseloadChange change, DateTime now) =>
        reader.CaseloadChange(change, now, readings.Today);

    public override bool IsGuarded(CaseloadChange change) =>
        change.FactCase is CaseloadChange.FactOneofCase.SnapshotCompleted && !change.Withdrawn;

    public override Status? Refusal(CaseloadChange sent, Change change)
    {
        var caseloads = model.Current.Caseloads;

        // One sent again is a duplicate, whatever it would look like now.
        if (caseloads.Holds(change))
        {
            return null;
        }

        var completed = (Domain.Caseloads.CaseloadSnapshotCompleted)change.Fact;
        var comparison = SnapshotComparison.Of(caseloads, completed, change.Made);

        if (comparison.WorkersReported < completed.WorkerCount)
        {
            return Problem.CaseloadSnapshotIncomplete(completed, comparison.WorkersReported);
        }

        var max = new FieldReader().OptionalNumber("", sent.SnapshotCompleted.MaxShrinkPercent, 0m, 100m) ?? settings.MaxSnapshotShrinkPercent;

        return sent.SnapshotCompleted.ConfirmShrink ? null
            : SnapshotComparison.Falls(comparison.HoldersBefore, comparison.Holders, max)
                ? Problem.CaseloadSnapshotShrinks(completed, "workers", comparison.HoldersBefore, comparison.Holders, max)
            : SnapshotComparison.Falls(comparison.CasesBefore, comparison.Cases, max)
                ? Problem.CaseloadSnapshotShrinks(completed, "cases", comparison.CasesBefore, comparison.Cases, max)
            : null;
    }
}
