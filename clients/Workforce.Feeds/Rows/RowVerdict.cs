using Workforce.Client;
using Workforce.Feeds.Faults;
using Workforce.V1;

namespace Workforce.Feeds.Rows;

/// <summary>Says in the words of the file what became of its rows.</summary>
public static class RowVerdict
{
    private const string IdReused =
        "was used before for a change that says something else; each change needs an id of its own.";

    /// <summary>The outcome of a row that was pushed.</summary>
    /// <param name="line">The line of the file on which it begins.</param>
    /// <param name="columnOf">The column, in the file's own words, that a field of its change was read from.</param>
    /// <param name="acknowledgement">What the service said of its change.</param>
    public static RowOutcome Of(long line, Func<string, string> columnOf, ChangeAcknowledgement acknowledgement) => acknowledgement.Outcome switch
    {
        ChangeAcknowledgement.Types.Outcome.Rejected => new(line, RowResult.Rejected) { Faults = Faults(columnOf, acknowledgement) },
        ChangeAcknowledgement.Types.Outcome.Duplicate => Recorded(line, RowResult.Duplicate, acknowledgement),
        ChangeAcknowledgement.Types.Outcome.Held => Recorded(line, RowResult.Held, acknowledgement),
        // Outcomes may be added to the contract, and whatever is no rejection is recorded.
        _ => Recorded(line, RowResult.Applied, acknowledgement),
    };

    private static RowOutcome Recorded(long line, RowResult result, ChangeAcknowledgement acknowledgement) => new(line, result)
    {
        Revision = acknowledgement.Revision,
        Superseded = acknowledgement.Superseded,
        WaitingFor = [.. acknowledgement.WaitingFor.Select(InWords)],
    };

    private static RowFault[] Faults(Func<string, string> columnOf, ChangeAcknowledgement acknowledgement)
    {
        var error = WorkforceError.Of(acknowledgement);

        return error switch
        {
            null => [new("", "was refused without a reason.")],
            { Fields.Count: > 0 } => [.. error.Fields.Select(fault => new RowFault(columnOf(fault.Field), fault.Description))],
            { Reason: ErrorReason.ChangeIdReused } =>
                [new(columnOf("change_id"), IdReused)],
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
