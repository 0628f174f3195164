using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Service.Wire;

/// <summary>Recorded changes of caseloads and of what they are held against, as the contract's messages.</summary>
internal static class CaseloadChangeMapping
{
    public static V1.RecordedCaseloadChange ToCaseloadProto(this RecordedChange recorded)
    {
        var change = recorded.Change;
        var message = new V1.RecordedCaseloadChange
        {
            Source = change.Source,
            ChangeId = change.ChangeId,
            MadeTime = change.Made.Time.ToProto(),
            MadeSequence = change.Made.Sequence,
            Withdrawn = change.Withdrawn,
            Revision = recorded.Revision,
            RecordedTime = recorded.RecordedAt.ToProto(),
        };

        switch (change.Fact)
        {
            case CaseloadReport report:
                message.Caseload = new()
                {
                    WorkerId = report.WorkerId,
                    FirstDate = report.FirstDate.ToProto(),
                    Counts = report.Counts.ToProto(),
                    UnitId = report.UnitId ?? "",
                };
                break;
            case UnallocatedCases cases:
                message.Unallocated = new() { UnitId = cases.UnitId, FirstDate = cases.FirstDate.ToProto(), Counts = cases.Counts.ToProto() };
                break;
            case CaseloadSnapshotCompleted completed:
                message.SnapshotCompleted = new()
                {
                    SnapshotDate = completed.Date.ToProto(),
                    WorkerCount = completed.WorkerCount,
                    CoveredUnitIds = { completed.Covered.UnitIds },
                };
                break;
            case CaseloadThreshold threshold:
                message.Threshold = threshold.ToProto();
                break;
            case CaseWeighting weighting:
                message.Weighting = weighting.ToProto();
                break;
            case BreachPlan plan:
                message.BreachPlan = new() { WorkerId = plan.WorkerId, Plan = plan.ToProto() };
                break;
            default:
                throw new NotSupportedException($"A fact of kind {change.Fact.Key.Kind} is none of caseloads.");
        }

        return message;
    }
}
