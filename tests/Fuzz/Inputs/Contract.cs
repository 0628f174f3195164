using System.Reflection;
using Google.Protobuf.Reflection;

namespace Workforce.Fuzz.Inputs;

/// <summary>Every method that the contract's assembly has: a service that is added to it is sent to as well, without a word here.</summary>
internal static class Contract
{
    public static IReadOnlyList<MethodDescriptor> Methods { get; } = [.. typeof(Workforce.V1.Reading).Assembly
        .GetTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
        .Where(property => property?.PropertyType == typeof(FileDescriptor))
        .SelectMany(property => ((FileDescriptor)property!.GetValue(null)!).Services)
        .OrderBy(service => service.FullName, StringComparer.Ordinal)
        .SelectMany(service => service.Methods)];

    public static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";

    /// <summary>Whether a call of it is recorded for good, which costs the disk's time and not the processor's.</summary>
    public static bool Writes(MethodDescriptor method) =>
        method.IsClientStreaming || method.InputType.FindFieldByName("request_id") is not null;

    /// <summary>Whether its answers go on until their reader leaves.</summary>
    public static bool IsWatch(MethodDescriptor method) => method.IsServerStreaming && !method.IsClientStreaming;
}
