using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Workforce.V1;

namespace Workforce.Service.Access;

/// <summary>What a caller needs for a method.</summary>
/// <param name="AnyOf">The rights of which one is needed.</param>
/// <param name="IsOpen">True if not even an identity is needed.</param>
/// <param name="NeedsNoRight">True if to be known is enough.</param>
internal sealed record Requirement(RightSet AnyOf, bool IsOpen = false, bool NeedsNoRight = false)
{
    /// <summary>Open to whoever can connect: a load balancer must be able to ask for health.</summary>
    public static readonly Requirement None = new(default, IsOpen: true, NeedsNoRight: true);

    /// <summary>Open to whoever is known.</summary>
    public static readonly Requirement Identity = new(default, NeedsNoRight: true);

    private static readonly ConcurrentDictionary<string, Requirement> ByPath = new(StringComparer.Ordinal);

    /// <summary>What the contract says beside the method; a method of which it says nothing can be called by nobody.</summary>
    public static Requirement Of(MethodDescriptor method)
    {
        var rights = method.GetOptions()?.GetExtension(AccessExtensions.Requires);
        return ByPath[$"/{method.Service.FullName}/{method.Name}"] = new(rights is null ? default : RightSet.Of([.. rights]));
    }

    /// <summary>The same of a call's method, once it has been bound.</summary>
    /// <remarks>Not by the call's path, which routing takes in capitals, and with a slash at its end, as well.</remarks>
    public static Requirement Of(ServerCallContext context) =>
        ByPath[context.GetHttpContext().GetEndpoint()!.Metadata.GetRequiredMetadata<GrpcMethodMetadata>().Method.FullName];

    /// <summary>The rights of which one is needed for a request: for the rows behind a figure, those of what the rows are about.</summary>
    public RightSet For(IMessage request) => request is ExplainMeasureRequest explain
        ? RightSet.Of(explain.Measure?.MeasureCase is Measure.MeasureOneofCase.Caseload ? Right.CaseloadRead : Right.StaffingRead)
        : AnyOf;
}
