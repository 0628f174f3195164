using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Grpc.StandIns.Tests.References;

/// <summary>What an assembly offers and what it asks of others, as text that is equal where the two meet.</summary>
internal sealed class AssemblyImage : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public AssemblyImage(Assembly assembly)
    {
        _file = new PEReader(File.OpenRead(assembly.Location));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>Every type and member that another assembly may use.</summary>
    public IEnumerable<string> Offers() => _metadata.TypeDefinitions.Where(IsVisible).SelectMany(OffersOf);

    /// <summary>Every type of the named assemblies, and every member of those types, that this one refers to.</summary>
    public IEnumerable<string> AsksOf(params string[] assemblies)
    {
        var types = _metadata.TypeReferences
            .Where(handle => assemblies.Contains(AssemblyOf(handle)))
            .Select(handle => TypeText.NameOf(_metadata, handle))
            .ToHashSet(StringComparer.Ordinal);

        var members = _metadata.MemberReferences
            .Select(_metadata.GetMemberReference)
            .Select(member => (Owner: OwnerOf(member), Member: member))
            .Where(pair => types.Contains(pair.Owner))
            .Select(pair => MemberText.Of(_metadata, pair.Owner, pair.Member));

        return types.Concat(members).Order(StringComparer.Ordinal);
    }

    public void Dispose() => _file.Dispose();

    private IEnumerable<string> OffersOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var owner = TypeText.NameOf(_metadata, handle);
        var methods = type.GetMethods().Select(_metadata.GetMethodDefinition)
            .Where(method => IsVisible((int)(method.Attributes & MethodAttributes.MemberAccessMask)))
            .Select(method => MemberText.Of(_metadata, owner, method));
        var fields = type.GetFields().Select(_metadata.GetFieldDefinition)
            .Where(field => IsVisible((int)(field.Attributes & FieldAttributes.FieldAccessMask)))
            .Select(field => MemberText.Of(_metadata, owner, field));

        return [owner, .. methods, .. fields];
    }

    private bool IsVisible(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);

        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(type.GetDeclaringType()),
            _ => false,
        };
    }

    /// <summary>Methods and fields number their access alike: public, or protected, with or without internal.</summary>
    private static bool IsVisible(int access) => (MethodAttributes)access
        is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private string? AssemblyOf(TypeReferenceHandle handle)
    {
        var scope = _metadata.GetTypeReference(handle).ResolutionScope;

        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference =>
                _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => null,
        };
    }

    private string OwnerOf(MemberReference member) => member.Parent.Kind switch
    {
        HandleKind.TypeReference => TypeText.NameOf(_metadata, (TypeReferenceHandle)member.Parent),
        HandleKind.TypeSpecification => TypeText.OpenNameOf(_metadata, (TypeSpecificationHandle)member.Parent),
        _ => "",
    };
}
