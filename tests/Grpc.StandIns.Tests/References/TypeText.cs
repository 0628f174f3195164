using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Grpc.StandIns.Tests.References;

/// <summary>Writes a type as a signature spells it: a class that became a struct is another type.</summary>
internal sealed class TypeText : ISignatureTypeProvider<string, object?>
{
    public static readonly TypeText Provider = new();

    public static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);

        return type.ResolutionScope.Kind is HandleKind.TypeReference
            ? $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}/{name}"
            : Qualified(metadata.GetString(type.Namespace), name);
    }

    public static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);

        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{NameOf(metadata, outer)}/{name}"
            : Qualified(metadata.GetString(type.Namespace), name);
    }

    /// <summary>The name of a constructed type without its arguments, or nothing for an array and the like.</summary>
    public static string OpenNameOf(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        var constructed = metadata.GetTypeSpecification(handle).DecodeSignature(Provider, null);

        return constructed.Split('<')[0].Split(' ')[^1];
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        $"{Kind(rawTypeKind)} {NameOf(reader, handle)}";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        $"{Kind(rawTypeKind)} {NameOf(reader, handle)}";

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function pointer";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    private static string Kind(byte rawTypeKind) =>
        (SignatureTypeKind)rawTypeKind is SignatureTypeKind.ValueType ? "valuetype" : "class";

    private static string Qualified(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
