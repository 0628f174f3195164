using Workforce.Client;
using Workforce.V1;

namespace Workforce.CaseFeed.Sending;

/// <summary>What became of saying that a file has all workers of a day.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Words">The same for people, a line to each sentence.</param>
public sealed record SnapshotVerdict(SnapshotResult Result, params IReadOnlyList<string> Words)
{
    /// <summary>Whether it was refused since whoever pushes may not say it, and not for what the file says.</summary>
    public bool IsForbidden { get; private init; }

    private const string StillStands = "What the file says of each worker in it was taken. But whoever is missing from it still has the cases that were reported last.";

    /// <summary>A file that has only some of the workers.</summary>
    internal static SnapshotVerdict Partial { get; } = new(SnapshotResult.NotSaid, "As it is not the whole report, nothing follows for who is not in it.");

    /// <summary>A file of which the service has not taken every row.</summary>
    internal static SnapshotVerdict Withheld { get; } = new(
        SnapshotResult.Withheld,
        "The snapshot was not completed, since some rows were rejected, whose workers would be taken for having no cases.",
        "Correct them in the case system, make the report again and push it: it counts as a whole then.");

    internal static SnapshotVerdict Of(ChangeAcknowledgement acknowledgement, SnapshotTerms terms)
    {
        var isDuplicate = acknowledgement.Outcome is ChangeAcknowledgement.Types.Outcome.Duplicate;

        return acknowledgement.Outcome is ChangeAcknowledgement.Types.Outcome.Rejected
            ? Refused(WorkforceError.Of(acknowledgement), terms)
            : acknowledgement.Superseded
            ? new(
                SnapshotResult.Superseded,
                "A snapshot of the day that was made later, or at the same time, holds in its place.",
                "If this one is right, push it again with --made-time and the time that it is now.")
            : new(isDuplicate ? SnapshotResult.Duplicate : SnapshotResult.Completed, isDuplicate ? "The snapshot had been completed before." : Completed(terms));
    }

    private static string Completed(SnapshotTerms terms) => terms.CoveredUnitIds.Count > 0
        ? $"The snapshot is complete: who works in {string.Join(", ", terms.CoveredUnitIds)} and is not in it has no cases."
        : $"The snapshot is complete: whom {terms.Source} has reported before and is not in it has no cases. Of others it says nothing, since --covers names no units.";

    private static SnapshotVerdict Refused(WorkforceError? error, SnapshotTerms terms) =>
        new(SnapshotResult.Refused, [.. Refusal(error, terms)]) { IsForbidden = error?.Code is Grpc.Core.StatusCode.PermissionDenied };

    private static string[] Refusal(WorkforceError? error, SnapshotTerms terms) => error switch
    {
        { Reason: ErrorReason.CaseloadSnapshotShrinks } =>
        [
            Shrinks(error.Metadata),
            StillStands,
            "See whether the report is whole. If it is right, push it again with --confirm-shrink: of a file of several days, that day as a file of its own.",
        ],
        { Reason: ErrorReason.CaseloadSnapshotIncomplete } =>
        [
            $"The snapshot was refused: of the {Of(error.Metadata, "worker_count")} workers in the file the service holds {Of(error.Metadata, "held")} for the day. Something else has taken the others back.",
            StillStands,
            "Run the same command again with --made-time and the time that it is now.",
        ],
        { Code: Grpc.Core.StatusCode.PermissionDenied } =>
        [
            terms.CoveredUnitIds.Count == 0
                ? "The snapshot was refused: you may not say for the whole organisation who has no cases. Name the units that are yours with --covers."
                : $"The snapshot was refused: you may not say for all of {string.Join(", ", terms.CoveredUnitIds)}, and all that {terms.Source} has reported before, who has no cases.",
            StillStands,
            $"Who runs the Workforce service can give you the right {Of(error.Metadata, "requires", "caseload.write")} there.",
        ],
        { Fields.Count: > 0 } => [$"The snapshot was refused: {string.Join(' ', error.Fields.Select(field => $"{field.Field} {field.Description}"))}", StillStands],
        _ => [$"The snapshot was refused: {error?.Message ?? "without a reason."}", StillStands],
    };

    private static string Shrinks(IReadOnlyDictionary<string, string> said)
    {
        var what = Of(said, "falls") is "workers" ? "workers with cases" : "cases";
        return $"The snapshot was refused: it has {Of(said, "reported")} {what}, and the day before it was {Of(said, "held")}. That is more than {Of(said, "max_percent")} % fewer.";
    }

    private static string Of(IReadOnlyDictionary<string, string> said, string key, string otherwise = "?") => said.GetValueOrDefault(key, otherwise);
}

/// <summary>What became of a snapshot.</summary>
public enum SnapshotResult
{
    /// <summary>It holds: who is not in it has no cases.</summary>
    Completed,

    /// <summary>It had been completed before; nothing was done.</summary>
    Duplicate,

    /// <summary>It is recorded, and another of the same day holds.</summary>
    Superseded,

    /// <summary>The file has only some of the workers, so it was not said to be whole.</summary>
    NotSaid,

    /// <summary>It was not said to be whole, since not every row landed.</summary>
    Withheld,

    /// <summary>The service refused it; the rows before it stand.</summary>
    Refused,
}
