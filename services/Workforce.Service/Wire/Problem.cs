using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Workforce.Domain.Reconciling;
using Workforce.Service.Access;
using Workforce.V1;
using CaseloadSnapshotCompleted = Workforce.Domain.Caseloads.CaseloadSnapshotCompleted;
using RpcStatus = Google.Rpc.Status;

namespace Workforce.Service.Wire;

/// <summary>Every error that the service sends: one factory each, so that the list is read in one place.</summary>
/// <remarks>
/// Mirrors <c>error_reason.proto</c>. What a caller sent stands in the metadata alone: gRPC logs each message, and an id may be
/// anything, even a name.
/// </remarks>
internal static class Problem
{
    public const string Domain = "workforce.council";
    public const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The reason of <see cref="AuditUnavailable"/>.</summary>
    public const string AuditUnavailableReason = "AUDIT_UNAVAILABLE";

    private const string ReasonPrefix = "ERROR_REASON_";
    private const string ExcessPrefix = "EXTRACT_EXCESS_";

    public static RpcStatus InvalidFields(IReadOnlyCollection<BadRequest.Types.FieldViolation> violations) => Status(
        StatusCode.InvalidArgument,
        ErrorReason.InvalidFields,
        string.Join(' ', violations.Select(violation => $"{violation.Field}: {violation.Description}")),
        metadata: null,
        new BadRequest { FieldViolations = { violations } });

    /// <summary>The same of one field.</summary>
    public static RpcStatus InvalidField(string field, string rule) =>
        InvalidFields([new BadRequest.Types.FieldViolation { Field = field, Description = rule }]);

    public static RpcStatus ChangeIdReused(string source, string changeId, long revision) => Status(
        StatusCode.AlreadyExists,
        ErrorReason.ChangeIdReused,
        "The change id was used before by the same source, for other content.",
        new() { ["source"] = source, ["change_id"] = changeId, ["revision"] = Text(revision) });

    public static RpcStatus UnitNotFound(string unitId) => Status(
        StatusCode.NotFound,
        ErrorReason.UnitNotFound,
        "There is no unit of that id.",
        new() { ["unit_id"] = unitId });

    public static RpcStatus WorkerNotFound(string workerId) => Status(
        StatusCode.NotFound,
        ErrorReason.WorkerNotFound,
        "There is no worker of that id.",
        new() { ["worker_id"] = workerId });

    public static RpcStatus RevisionNotReached(long minRevision, long revision) => Status(
        StatusCode.Unavailable,
        ErrorReason.RevisionNotReached,
        $"Revision {minRevision} is not reached yet; this replica is at {revision}.",
        new() { ["min_revision"] = Text(minRevision), ["revision"] = Text(revision) });

    public static RpcStatus MomentNotSettled() => Status(
        StatusCode.Unavailable,
        ErrorReason.MomentNotSettled,
        "It is not known yet what will have been recorded by that moment; try again shortly.",
        details: new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });

    public static RpcStatus LedgerUnavailable() => Status(
        StatusCode.Unavailable,
        ErrorReason.LedgerUnavailable,
        "The ledger cannot be reached now; send again what was not acknowledged.");

    public static RpcStatus TooManySources(int maxSources) => Status(
        StatusCode.FailedPrecondition,
        ErrorReason.TooManySources,
        "The source is not known, and no more are taken.",
        new() { ["max_sources"] = Text(maxSources) });

    public static RpcStatus RequestIdReused(string requestId, long revision) => Status(
        StatusCode.AlreadyExists,
        ErrorReason.RequestIdReused,
        "The request id was used before, for other content.",
        new() { ["request_id"] = requestId, ["revision"] = Text(revision) });

    public static RpcStatus FigureIdReused(string figureId) => Status(
        StatusCode.AlreadyExists,
        ErrorReason.FigureIdReused,
        "Another figure is frozen under the id.",
        new() { ["figure_id"] = figureId });

    public static RpcStatus TooManyTargets(int maxTargets) => Status(
        StatusCode.FailedPrecondition,
        ErrorReason.TooManyTargets,
        "No more targets are taken for the measure, unit and roles.",
        new() { ["max_targets"] = Text(maxTargets) });

    public static RpcStatus CaseloadSnapshotShrinks(CaseloadSnapshotCompleted completed, string falls, int held, int reported, decimal maxPercent) => Status(
        StatusCode.FailedPrecondition,
        ErrorReason.CaseloadSnapshotShrinks,
        "By the snapshot the case system holds far less than for the day before; confirm it if that is right.",
        new()
        {
            ["source"] = completed.CaseSystem,
            ["snapshot_date"] = Text(completed.Date),
            ["falls"] = falls,
            ["held"] = Text(held),
            ["reported"] = Text(reported),
            ["max_percent"] = maxPercent.ToString("0.######", CultureInfo.InvariantCulture),
        });

    public static RpcStatus CaseloadSnapshotIncomplete(CaseloadSnapshotCompleted completed, int held) => Status(
        StatusCode.FailedPrecondition,
        ErrorReason.CaseloadSnapshotIncomplete,
        "Fewer workers are held for the day than the snapshot says were reported.",
        new()
        {
            ["source"] = completed.CaseSystem,
            ["snapshot_date"] = Text(completed.Date),
            ["worker_count"] = Text(completed.WorkerCount),
            ["held"] = Text(held),
        });

    public static RpcStatus BreachNotFound(string workerId, DateOnly day) => Status(
        StatusCode.NotFound,
        ErrorReason.BreachNotFound,
        "The worker is not above the limit on that day.",
        new() { ["worker_id"] = workerId, ["breach_date"] = Text(day) });

    public static RpcStatus TargetNotFound(string targetId) => Status(
        StatusCode.NotFound,
        ErrorReason.TargetNotFound,
        "The unit has no target of that id.",
        new() { ["target_id"] = targetId });

    public static RpcStatus ExtractAtFault(int faultCount) => Status(
        StatusCode.InvalidArgument,
        ErrorReason.ExtractAtFault,
        "Rows of the extract are at fault; nothing was changed.",
        new() { ["fault_count"] = Text(faultCount) });

    public static RpcStatus ExtractExceeds(Reconciliation reconciliation, decimal maxPercent) => Status(
        StatusCode.FailedPrecondition,
        ErrorReason.ExtractExceeds,
        "The extract changes more than happens in a day; confirm it if it is right.",
        new()
        {
            ["excesses"] = string.Join(',', reconciliation.Excesses.Select(excess => excess.Kind).Distinct().Order().Select(NameOf)),
            ["ended"] = Text(reconciliation.Differences.Count(difference => difference.Kind is DifferenceKind.Leaver)),
            ["held"] = Text(reconciliation.EngagementsHeld),
            ["max_percent"] = maxPercent.ToString("0.######", CultureInfo.InvariantCulture),
            ["unit_id"] = reconciliation.Excesses.Select(excess => excess.UnitId).FirstOrDefault(unitId => unitId is not null) ?? "",
        });

    public static RpcStatus ExtractIdReused(string source, string extractId, long revision) => Status(
        StatusCode.AlreadyExists,
        ErrorReason.ExtractIdReused,
        "The extract id was used before by the same source, for an extract that says something else.",
        new() { ["source"] = source, ["extract_id"] = extractId, ["revision"] = Text(revision) });

    public static RpcStatus ExtractTooLarge(int maxRows) => Status(
        StatusCode.ResourceExhausted,
        ErrorReason.ExtractTooLarge,
        $"The extract has more than {maxRows} rows.",
        new() { ["max_rows"] = Text(maxRows) });

    public static RpcStatus MessageTooLarge(int maxBytes) => Status(
        StatusCode.ResourceExhausted,
        ErrorReason.MessageTooLarge,
        $"A message of the stream is larger than {maxBytes} bytes; send fewer changes in each.",
        new() { ["max_bytes"] = Text(maxBytes) });

    public static RpcStatus MessageNotReadable() => Status(
        StatusCode.InvalidArgument,
        ErrorReason.MessageNotReadable,
        "A message is cut off, or is not what the method takes.");

    public static RpcStatus NotReady() => Status(
        StatusCode.Unavailable,
        ErrorReason.NotReady,
        "The service is starting, stopping or busy; try again shortly.",
        metadata: null,
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });

    public static RpcStatus TooManyCalls(int callsPerSecond) => Quota(
        ErrorReason.TooManyCalls,
        "More calls begun than the caller may begin; try again shortly.",
        "calls_per_second",
        callsPerSecond,
        TimeSpan.FromMilliseconds(500));

    public static RpcStatus TooManyStreams(int maxStreams) => Quota(
        ErrorReason.TooManyStreams,
        "The caller has as many calls under way as it may have.",
        "max_streams",
        maxStreams,
        TimeSpan.FromSeconds(1));

    public static RpcStatus TooManyWatches(int maxWatches) => Quota(
        ErrorReason.TooManyWatches,
        "No more watches may be open.",
        "max_watches",
        maxWatches,
        TimeSpan.FromSeconds(30));

    public static RpcStatus StreamTimeOver(TimeSpan maxTime) => Status(
        StatusCode.Unavailable,
        ErrorReason.StreamTimeOver,
        "The stream has lasted, or been silent, for as long as it may; open another.",
        new() { ["max_seconds"] = Text((long)maxTime.TotalSeconds) });

    public static RpcStatus TooManyThresholds(int maxThresholds) => Status(
        StatusCode.FailedPrecondition,
        ErrorReason.TooManyThresholds,
        "No more thresholds are taken for the unit, role and worker.",
        new() { ["max_thresholds"] = Text(maxThresholds) });

    /// <param name="cause">Why the caller is not believed to be anybody, as a constant in capitals.</param>
    public static RpcStatus Unauthenticated(string cause) => Status(
        StatusCode.Unauthenticated,
        ErrorReason.Unauthenticated,
        "The caller has not said who it is, or is not believed.",
        new() { ["cause"] = cause });

    /// <param name="requires">The rights of which one is needed.</param>
    public static RpcStatus PermissionDenied(RightSet requires) => Status(
        StatusCode.PermissionDenied,
        ErrorReason.PermissionDenied,
        "The caller has no right to this, whether it exists or not.",
        new() { ["requires"] = requires.ToString() });

    /// <param name="requires">The rights of which the caller has one, but not as this source.</param>
    public static RpcStatus SourceNotPermitted(RightSet requires) => Status(
        StatusCode.PermissionDenied,
        ErrorReason.PermissionDenied,
        "source: the caller may not send as this source.",
        new() { ["requires"] = requires.ToString(), ["field"] = "source" });

    public static RpcStatus AuditUnavailable() => Status(
        StatusCode.Unavailable,
        ErrorReason.AuditUnavailable,
        "The audit trail cannot be written now, and this must stand in it; try again shortly.",
        details: new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });

    /// <summary>The exception that ends a call with this status; its details travel in a trailer.</summary>
    public static RpcException ToException(this RpcStatus status) => new(
        new Grpc.Core.Status((StatusCode)status.Code, status.Message),
        new Metadata { { DetailsTrailer, status.ToByteArray() } });

    /// <summary>The reason of an error, of the list; null where it has none.</summary>
    public static string? ReasonOf(RpcStatus status) =>
        status.Details.FirstOrDefault(detail => detail.Is(ErrorInfo.Descriptor))?.Unpack<ErrorInfo>().Reason;

    /// <summary>The same of an exception that ends a call.</summary>
    public static string? ReasonOf(RpcException exception) =>
        exception.Trailers.GetValueBytes(DetailsTrailer) is { } details ? ReasonOf(RpcStatus.Parser.ParseFrom(details)) : null;

    /// <summary>A reason as it is sent.</summary>
    public static string NameOf(ErrorReason reason) =>
        ErrorReasonReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)reason).Name[ReasonPrefix.Length..];

    private static RpcStatus Quota(ErrorReason reason, string message, string key, int most, TimeSpan delay) => Status(
        StatusCode.ResourceExhausted,
        reason,
        message,
        new() { [key] = Text(most) },
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) },
        new QuotaFailure { Violations = { new QuotaFailure.Types.Violation { Subject = "caller", Description = $"{key}: at most {Text(most)}." } } });

    private static RpcStatus Status(
        StatusCode code,
        ErrorReason reason,
        string message,
        Dictionary<string, string>? metadata = null,
        params ReadOnlySpan<IMessage> details)
    {
        var status = new RpcStatus
        {
            Code = (int)code,
            Message = message,
            Details = { Any.Pack(new ErrorInfo { Domain = Domain, Reason = NameOf(reason), Metadata = { metadata ?? [] } }) },
        };

        foreach (var detail in details)
        {
            status.Details.Add(Any.Pack(detail));
        }

        return status;
    }

    private static string NameOf(ExcessKind kind) =>
        ReconcilingReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.EnumDescriptor>(nameof(ExtractExcess))
            .FindValueByNumber((int)kind).Name[ExcessPrefix.Length..];

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
