using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Workforce.V1;

namespace Workforce.Client;

/// <summary>The names under which the reasons travel: those of the contract without their prefix.</summary>
internal static class ErrorReasonNames
{
    private const string Prefix = "ERROR_REASON_";

    private static readonly FrozenDictionary<string, ErrorReason> ByName = ErrorReasonReflection.Descriptor
        .FindTypeByName<EnumDescriptor>(nameof(ErrorReason))
        .Values
        .ToFrozenDictionary(value => value.Name[Prefix.Length..], value => (ErrorReason)value.Number, StringComparer.Ordinal);

    public static ErrorReason Parse(string name) => ByName.GetValueOrDefault(name);
}
