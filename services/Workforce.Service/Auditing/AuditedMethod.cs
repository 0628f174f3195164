using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Workforce.Service.Access;
using Workforce.V1;
using AuditEntry = Workforce.Ledger.Auditing.AuditEntry;

namespace Workforce.Service.Auditing;

/// <summary>What the audit trail keeps of a method's calls, and where in its messages that stands: found out once, from the contract.</summary>
internal sealed class AuditedMethod
{
    /// <summary>How deep within a request the unit or worker may stand that it is about.</summary>
    private const int Depth = 2;

    private readonly Func<IMessage, string?>? _unitId;
    private readonly Func<IMessage, string?>? _workerId;
    private readonly Func<IMessage, int?> _rows;
    private readonly Func<IMessage, long> _revision;

    /// <param name="name">The method's full name.</param>
    /// <param name="contract">The method, where the contract is ours; null for a standard service, of which only refusals are kept.</param>
    public AuditedMethod(string name, MethodDescriptor? contract)
    {
        Name = name;
        (_rows, _revision) = (_ => null, _ => 0);

        if (contract is null)
        {
            return;
        }

        var kinds = contract.GetOptions()?.GetExtension(AuditExtensions.Audited) is { Count: > 0 } said ? [.. said] : new[] { AuditKind.Unspecified };
        KeepsReads = kinds.Contains(AuditKind.Read) || kinds.Contains(AuditKind.Unspecified);
        KeepsWrites = kinds.Contains(AuditKind.Write);
        _unitId = Text(contract.InputType, "unit_id", Depth);
        _workerId = Text(contract.InputType, "worker_id", Depth);
        _rows = Rows(contract);
        _revision = contract.OutputType.FindFieldByName("revision") is { FieldType: FieldType.Int64 } revision
            ? answer => (long)revision.Accessor.GetValue(answer)
            : _ => 0;
    }

    public string Name { get; }

    /// <summary>Whether every answer is kept.</summary>
    public bool KeepsReads { get; }

    /// <summary>Whether what it records is kept, together with it.</summary>
    public bool KeepsWrites { get; }

    /// <summary>A call that ended in a status.</summary>
    /// <param name="request">What was asked; null for a stream.</param>
    /// <param name="context">The call.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="reason">Why, where it did not end well.</param>
    public AuditKey KeyOf(object? request, ServerCallContext context, StatusCode status = StatusCode.OK, string? reason = null)
    {
        // What somebody unknown, or somebody who asks too often, wrote into a request must not fill the trail.
        var message = status is StatusCode.Unauthenticated or StatusCode.ResourceExhausted ? null : request as IMessage;

        return new(NameOf(Caller.Of(context)), Name, Id(_unitId, message), Id(_workerId, message), (int)status, reason);
    }

    public bool KeepsFailure(StatusCode status) => KeepsReads || KeepsWrites || IsRefusal(status);

    /// <summary>How many rows an answer has; null where it has no list, and is one row itself.</summary>
    public int? RowsOf(object answer) => _rows((IMessage)answer);

    public long RevisionOf(object answer) => _revision((IMessage)answer);

    public static bool IsRefusal(StatusCode status) =>
        status is StatusCode.Unauthenticated or StatusCode.PermissionDenied or StatusCode.ResourceExhausted;

    /// <summary>The caller as the trail can hold it.</summary>
    public static string NameOf(Caller caller) => caller.Name.Length <= AuditEntry.MaxText ? caller.Name : caller.Name[..AuditEntry.MaxText];

    private static string? Id(Func<IMessage, string?>? read, IMessage? message) =>
        message is not null && read?.Invoke(message) is { Length: > 0 and <= AuditEntry.MaxId } id && !HasControl(id) ? id : null;

    private static bool HasControl(string id)
    {
        foreach (var each in id)
        {
            if (char.IsControl(each))
            {
                return true;
            }
        }

        return false;
    }

    private static Func<IMessage, string?>? Text(MessageDescriptor message, string name, int depth)
    {
        if (message.FindFieldByName(name) is { FieldType: FieldType.String, IsRepeated: false } field)
        {
            return each => (string)field.Accessor.GetValue(each);
        }

        foreach (var part in depth == 0 ? [] : message.Fields.InDeclarationOrder().Where(each => each is { FieldType: FieldType.Message, IsRepeated: false }))
        {
            if (Text(part.MessageType, name, depth - 1) is { } inner)
            {
                return each => part.Accessor.GetValue(each) is IMessage within ? inner(within) : null;
            }
        }

        return null;
    }

    /// <summary>The answer's own list, or that of whichever part of it is there. What is answered as the thing itself has lists of its own, and is one row.</summary>
    private static Func<IMessage, int?> Rows(MethodDescriptor method)
    {
        var answer = method.OutputType;

        if (!answer.Name.EndsWith("Response", StringComparison.Ordinal))
        {
            return _ => null;
        }

        var lists = answer.Fields.InDeclarationOrder().Where(field => field is { IsRepeated: true, IsMap: false, FieldType: FieldType.Message }).ToArray();

        if (lists is [var first, ..])
        {
            // A page is of one list, and what follows is about it; a stream tells several things one after the other.
            return method.IsServerStreaming
                ? each => lists.Sum(list => ((IList)list.Accessor.GetValue(each)).Count)
                : each => ((IList)first.Accessor.GetValue(each)).Count;
        }

        var parts = answer.Oneofs
            .SelectMany(oneof => oneof.Fields)
            .Where(field => field.FieldType is FieldType.Message)
            .Select(field => (Field: field, List: field.MessageType.Fields.InDeclarationOrder().FirstOrDefault(inner => inner.IsRepeated)))
            .Where(part => part.List is not null)
            .ToList();

        return parts.Count == 0
            ? _ => null
            : each => parts.Sum(part => part.Field.Accessor.GetValue(each) is IMessage within ? ((IList)part.List!.Accessor.GetValue(within)).Count : 0);
    }
}
