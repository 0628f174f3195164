using System.Collections.ObjectModel;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Workforce.V1;
using RpcStatus = Google.Rpc.Status;

namespace Workforce.Client;

/// <summary>Why a call failed or a change was rejected, with the details that the service gave.</summary>
public sealed record WorkforceError
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The status code.</summary>
    public required StatusCode Code { get; init; }

    /// <summary>What went wrong, in English, for a developer. Never holds a person's name.</summary>
    public required string Message { get; init; }

    /// <summary>The reason; <see cref="ErrorReason.Unspecified"/> if there is none or this client does not know it.</summary>
    public ErrorReason Reason { get; init; }

    /// <summary>The reason's name as sent, such as <c>UNIT_NOT_FOUND</c>; empty if there is none.</summary>
    public string ReasonName { get; init; } = "";

    /// <summary>The values that the message speaks of; <see cref="ErrorReason"/> says which keys each reason has.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Every field at fault, in the order of the fields.</summary>
    public IReadOnlyList<FieldFault> Fields { get; init; } = [];

    /// <summary>The least time to wait before trying again; null if the service did not say.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>Reads the error that a failed call carries. One without readable details keeps its code and message.</summary>
    public static WorkforceError Of(RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);

        var bare = new WorkforceError { Code = exception.StatusCode, Message = exception.Status.Detail };

        if (exception.Trailers?.GetValueBytes(DetailsTrailer) is not { } bytes)
        {
            return bare;
        }

        try
        {
            return bare.With(RpcStatus.Parser.ParseFrom(bytes).Details);
        }
        catch (InvalidProtocolBufferException)
        {
            return bare;
        }
    }

    /// <summary>Reads why a change was rejected; null if it was not.</summary>
    public static WorkforceError? Of(ChangeAcknowledgement acknowledgement)
    {
        ArgumentNullException.ThrowIfNull(acknowledgement);

        return acknowledgement.Error is { } status
            ? new WorkforceError { Code = (StatusCode)status.Code, Message = status.Message }.With(status.Details)
            : null;
    }

    private WorkforceError With(IEnumerable<Any> details)
    {
        var error = this;

        foreach (var detail in details)
        {
            if (detail.TryUnpack<ErrorInfo>(out var info))
            {
                error = error with
                {
                    Reason = ErrorReasonNames.Parse(info.Reason),
                    ReasonName = info.Reason,
                    Metadata = info.Metadata.AsReadOnly(),
                };
            }
            else if (detail.TryUnpack<BadRequest>(out var request))
            {
                error = error with
                {
                    Fields = [.. request.FieldViolations.Select(violation => new FieldFault(violation.Field, violation.Description))],
                };
            }
            else if (detail.TryUnpack<RetryInfo>(out var retry))
            {
                error = error with { RetryDelay = retry.RetryDelay?.ToTimeSpan() };
            }
        }

        return error;
    }
}
