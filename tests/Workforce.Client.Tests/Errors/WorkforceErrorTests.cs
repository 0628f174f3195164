using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Workforce.Client.Tests.Fakes;
using Workforce.V1;
using RpcStatus = Google.Rpc.Status;
using Status = Grpc.Core.Status;

namespace Workforce.Client.Tests.Errors;

public class WorkforceErrorTests
{
    [Fact]
    public void Of_ExceptionWithReason_ReadsReasonAndMetadata()
    {
        var info = new ErrorInfo { Domain = "workforce.council", Reason = "UNIT_NOT_FOUND", Metadata = { ["unit_id"] = "FS-9" } };

        var error = WorkforceError.Of(Failure.Of(StatusCode.NotFound, info));

        Assert.Equal((StatusCode.NotFound, "No."), (error.Code, error.Message));
        Assert.Equal((ErrorReason.UnitNotFound, "UNIT_NOT_FOUND"), (error.Reason, error.ReasonName));
        Assert.Equal("FS-9", error.Metadata["unit_id"]);
    }

    [Fact]
    public void Of_ExceptionWithFieldViolations_ReadsThemInOrder()
    {
        var request = new BadRequest
        {
            FieldViolations =
            {
                new BadRequest.Types.FieldViolation { Field = "engagement.fte", Description = "must be above 0." },
                new BadRequest.Types.FieldViolation { Field = "engagement.footing", Description = "is required." },
            },
        };

        var error = WorkforceError.Of(Failure.Of(StatusCode.InvalidArgument, new ErrorInfo { Reason = "INVALID_FIELDS" }, request));

        Assert.Equal(ErrorReason.InvalidFields, error.Reason);
        Assert.Equal([new("engagement.fte", "must be above 0."), new("engagement.footing", "is required.")], error.Fields);
    }

    [Fact]
    public void Of_ExceptionWithRetryInfo_ReadsTheDelay()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), WorkforceError.Of(Failure.Unavailable(TimeSpan.FromSeconds(3))).RetryDelay);
    }

    [Fact]
    public void Of_ReasonThatThisClientDoesNotKnow_KeepsItsName()
    {
        var error = WorkforceError.Of(Failure.Of(StatusCode.FailedPrecondition, new ErrorInfo { Reason = "MOON_NOT_FULL" }));

        Assert.Equal((ErrorReason.Unspecified, "MOON_NOT_FULL"), (error.Reason, error.ReasonName));
    }

    [Fact]
    public void Of_EveryReasonOfTheContract_IsKnown()
    {
        var reasons = System.Enum.GetValues<ErrorReason>().Where(reason => reason is not ErrorReason.Unspecified);

        Assert.All(reasons, reason => Assert.Equal(
            reason,
            WorkforceError.Of(Failure.Of(StatusCode.Unknown, new ErrorInfo { Reason = ScreamingSnakeCase(reason.ToString()) })).Reason));
    }

    [Fact]
    public void Of_ExceptionWithoutDetails_KeepsCodeAndMessage()
    {
        var error = WorkforceError.Of(new RpcException(new Status(StatusCode.Internal, "Oh.")));

        Assert.Equal(new WorkforceError { Code = StatusCode.Internal, Message = "Oh." }, error);
    }

    [Fact]
    public void Of_ExceptionWithUnreadableDetails_KeepsCodeAndMessage()
    {
        var trailers = new Metadata { { "grpc-status-details-bin", [0xFF, 0xFF, 0xFF] } };

        var error = WorkforceError.Of(new RpcException(new Status(StatusCode.Internal, "Oh."), trailers));

        Assert.Equal((StatusCode.Internal, "Oh."), (error.Code, error.Message));
    }

    [Fact]
    public void Of_RejectedChange_ReadsItsError()
    {
        var info = new ErrorInfo { Reason = "CHANGE_ID_REUSED", Metadata = { ["revision"] = "17" } };
        var acknowledgement = new ChangeAcknowledgement
        {
            Error = new RpcStatus { Code = (int)StatusCode.AlreadyExists, Message = "Used.", Details = { Any.Pack(info) } },
        };

        var error = WorkforceError.Of(acknowledgement);

        Assert.Equal((StatusCode.AlreadyExists, "Used.", ErrorReason.ChangeIdReused), (error!.Code, error.Message, error.Reason));
        Assert.Equal("17", error.Metadata["revision"]);
    }

    [Fact]
    public void Of_AppliedChange_IsNull() => Assert.Null(WorkforceError.Of(new ChangeAcknowledgement()));

    private static string ScreamingSnakeCase(string name) =>
        string.Concat(name.Select((letter, i) => (char.IsUpper(letter) && i > 0 ? "_" : "") + char.ToUpperInvariant(letter)));
}
