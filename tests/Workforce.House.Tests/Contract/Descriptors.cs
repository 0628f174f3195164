using System.Reflection;
using Google.Protobuf.Reflection;
using Workforce.V1;

namespace Workforce.House.Tests.Contract;

/// <summary>Everything that workforce.v1 declares.</summary>
internal static class Descriptors
{
    /// <summary>Every file that was generated into the contract's project, in order of name.</summary>
    public static IReadOnlyList<FileDescriptor> AllFiles { get; } = [.. typeof(StaffingReflection).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
        .Where(property => property?.PropertyType == typeof(FileDescriptor))
        .Select(property => (FileDescriptor)property!.GetValue(null)!)
        .OrderBy(file => file.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<FileDescriptor> Files { get; } = [.. AllFiles.Where(file => file.Package is "workforce.v1")];

    public static IReadOnlyList<MessageDescriptor> Messages { get; } = [.. Files.SelectMany(MessagesOf)];

    public static IReadOnlyList<FieldDescriptor> Fields { get; } = [.. Messages.SelectMany(message => message.Fields.InDeclarationOrder())];

    public static IReadOnlyList<EnumDescriptor> Enums { get; } = [.. Files.SelectMany(EnumsOf)];

    public static IReadOnlyList<MethodDescriptor> Methods { get; } =
        [.. Files.SelectMany(file => file.Services).SelectMany(service => service.Methods)];

    /// <summary>The full names of all that must have a comment.</summary>
    public static IEnumerable<string> NamesIn(FileDescriptor file) =>
    [
        .. file.Services.Select(service => service.FullName),
        .. file.Services.SelectMany(service => service.Methods).Select(method => method.FullName),
        .. MessagesOf(file).Select(message => message.FullName),
        .. MessagesOf(file).SelectMany(message => message.Fields.InDeclarationOrder()).Select(field => field.FullName),
        .. MessagesOf(file).SelectMany(message => message.Oneofs).Where(oneof => !oneof.IsSynthetic).Select(oneof => oneof.FullName),
        .. file.Extensions.UnorderedExtensions.Select(extension => extension.FullName),
        .. EnumsOf(file).Select(type => type.FullName),
        .. EnumsOf(file).SelectMany(type => type.Values.Select(value => $"{type.FullName}.{value.Name}")),
    ];

    public static bool Is(this FieldDescriptor field, string message) =>
        field.FieldType is FieldType.Message && field.MessageType.FullName == message;

    private static IEnumerable<MessageDescriptor> MessagesOf(FileDescriptor file) => file.MessageTypes.SelectMany(WithNested);

    private static IEnumerable<EnumDescriptor> EnumsOf(FileDescriptor file) =>
        file.EnumTypes.Concat(MessagesOf(file).SelectMany(message => message.EnumTypes));

    /// <summary>A message and those within it, but for the entries that a map is made of.</summary>
    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.Where(nested => nested.GetOptions()?.MapEntry is not true).SelectMany(WithNested).Prepend(message);
}
