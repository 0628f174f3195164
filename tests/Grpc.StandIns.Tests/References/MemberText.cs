using System.Reflection.Metadata;

namespace Grpc.StandIns.Tests.References;

/// <summary>Writes a member with its whole signature, since that is how the runtime looks it up.</summary>
internal static class MemberText
{
    public static string Of(MetadataReader metadata, string owner, MemberReference member) =>
        member.GetKind() is MemberReferenceKind.Field
            ? Field(owner, metadata.GetString(member.Name), member.DecodeFieldSignature(TypeText.Provider, null))
            : Method(owner, metadata.GetString(member.Name), member.DecodeMethodSignature(TypeText.Provider, null));

    public static string Of(MetadataReader metadata, string owner, MethodDefinition method) =>
        Method(owner, metadata.GetString(method.Name), method.DecodeSignature(TypeText.Provider, null));

    public static string Of(MetadataReader metadata, string owner, FieldDefinition field) =>
        Field(owner, metadata.GetString(field.Name), field.DecodeSignature(TypeText.Provider, null));

    private static string Field(string owner, string name, string type) => $"{type} {owner}::{name}";

    private static string Method(string owner, string name, MethodSignature<string> signature)
    {
        var kind = signature.Header.IsInstance ? "instance" : "static";
        var arity = signature.GenericParameterCount is 0 ? "" : $"`{signature.GenericParameterCount}";
        var parameters = string.Join(", ", signature.ParameterTypes);

        return $"{kind} {signature.ReturnType} {owner}::{name}{arity}({parameters})";
    }
}
