using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
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

    private const string ReasonPrefix = "ERROR_REASON_";

    public static RpcStatus InvalidFields(IReadOnlyCollection<BadRequest.Types.FieldViolation> violations) => Status(
        StatusCode.InvalidArgument,
        ErrorReason.InvalidFields,
        string.Join(' ', violations.Select(violation => $"{violation.Field}: {violation.Description}")),
        details: new BadRequest { FieldViolations = { violations } });

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
        details: new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });

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

    /// <summary>The exception that ends a call with this status; its details travel in a trailer.</summary>
    public static RpcException ToException(this RpcStatus status) => new(
        new Grpc.Core.Status((StatusCode)status.Code, status.Message),
        new Metadata { { DetailsTrailer, status.ToByteArray() } });

    private static RpcStatus Status(
        StatusCode code,
        ErrorReason reason,
        string message,
        Dictionary<string, string>? metadata = null,
        IMessage? details = null)
    {
        var status = new RpcStatus
        {
            Code = (int)code,
            Message = message,
            Details = { Any.Pack(new ErrorInfo { Domain = Domain, Reason = NameOf(reason), Metadata = { metadata ?? [] } }) },
        };

        if (details is not null)
        {
            status.Details.Add(Any.Pack(details));
        }

        return status;
    }

    private static string NameOf(ErrorReason reason) =>
        ErrorReasonReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)reason).Name[ReasonPrefix.Length..];

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
