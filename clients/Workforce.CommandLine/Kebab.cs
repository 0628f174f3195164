using Google.Protobuf.Reflection;

namespace Workforce.CommandLine;

/// <summary>Names of the contract as they are typed.</summary>
public static class Kebab
{
    /// <summary>A name, such as <c>agency-rate</c> of <c>agency_rate</c>.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Replace('_', '-').ToLowerInvariant();
    }

    /// <summary>The values of an enum in the order of the contract, without the unspecified one: each as its number and its word without the enum's prefix.</summary>
    public static IEnumerable<(string Word, int Number)> ValuesOf(EnumDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var prefix = descriptor.Values[0].Name.Length - "UNSPECIFIED".Length;

        return descriptor.Values.Where(value => value.Number != 0).Select(value => (Of(value.Name[prefix..]), value.Number));
    }
}
