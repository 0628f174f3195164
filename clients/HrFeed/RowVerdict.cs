using Workforce.Client;
using Workforce.V1;

namespace Workforce.HrFeed;

/// <summary>Says in the words of the file what became of its rows.</summary>
internal static class RowVerdict
{
    private const string IdReused =
        "was used before for a change that says something else; each change needs an id of its own.";

    /// <summary>The outcome of a row that could not be read.</summary>
    public static RowOutcome Of(StaffingRow row) => new(row.Line, RowResult.Rejected) { Faults = row.Faults };

    /// <summary>The outcome of a row that was pushed.</summary>
    public static RowOutcome Of(StaffingRow row, ChangeAcknowledgement acknowledgement) => acknowledgement.Outcome switch
    {
        ChangeAcknowledgement.Types.Outcome.Rejected => new(row.Line, RowResult.Rejected) { Faults = Faults(row, acknowledgement) },
        ChangeAcknowledgement.Types.Outcome.Duplicate => Recorded(row, RowResult.Duplicate, acknowledgement),
        ChangeAcknowledgement.Types.Outcome.Held => Recorded(row, RowResult.Held, acknowledgement),
        // Outcomes may be added to the contract, and whatever is no rejection is recorded.
        _ => Recorded(row, RowResult.Applied, acknowledgement),
    };

    private static RowOutcome Recorded(StaffingRow row, RowResult result, ChangeAcknowledgement acknowledgement) => new(row.Line, result)
    {
        Revision = acknowledgement.Revision,
        Superseded = acknowledgement.Superseded,
        WaitingFor = [.. acknowledgement.WaitingFor.Select(InWords)],
    };

    private static RowFault[] Faults(StaffingRow row, ChangeAcknowledgement acknowledgement)
    {
        var error = WorkforceError.Of(acknowledgement);

        return error switch
        {
            null => [new("", "was refused without a reason.")],
            { Fields.Count: > 0 } => [.. error.Fields.Select(fault => new RowFault(row.ColumnOf(fault.Field), fault.Description))],
            { Reason: ErrorReason.ChangeIdReused } =>
                [new(row.ColumnOf("change_id"), IdReused)],
            _ => [new("", error.Message)],
        };
    }

    private static string InWords(FactReference reference) => reference.ReferenceCase switch
    {
        FactReference.ReferenceOneofCase.UnitId => $"unit {reference.UnitId}",
        FactReference.ReferenceOneofCase.PostId => $"post {reference.PostId}",
        FactReference.ReferenceOneofCase.WorkerId => $"worker {reference.WorkerId}",
        FactReference.ReferenceOneofCase.EngagementId => $"engagement {reference.EngagementId}",
        FactReference.ReferenceOneofCase.PipelineStarterId => $"pipeline entry {reference.PipelineStarterId}",
        FactReference.ReferenceOneofCase.ReportingGapId => $"reporting gap {reference.ReportingGapId}",
        _ => "something that this program does not know",
    };
}
