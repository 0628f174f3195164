using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Workforce.V1;

namespace Workforce.CommandLine;

/// <summary>The words by which the values of an enum of the contract are typed: its names in kebab case and without their prefix, such as <c>case-holder</c>.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class OptionWords<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _codes;
    private readonly FrozenDictionary<T, string> _words;

    internal OptionWords(EnumDescriptor descriptor)
    {
        var values = Kebab.ValuesOf(descriptor).Select(value => (value.Word, Code: (T)Enum.ToObject(typeof(T), value.Number))).ToList();

        All = [.. values.Select(value => value.Word)];
        _codes = values.ToFrozenDictionary(value => value.Word, value => value.Code, StringComparer.OrdinalIgnoreCase);
        _words = values.ToFrozenDictionary(value => value.Code, value => value.Word);
    }

    /// <summary>Every word, in the order of the contract.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>What is meant, in capitals or not; null if it is none of the words.</summary>
    public T? CodeOf(string word) => _codes.TryGetValue(word, out var code) ? code : null;

    /// <summary>The word; empty for a value that is unspecified, or that this program does not know.</summary>
    public string WordOf(T code) => _words.GetValueOrDefault(code, "");
}

/// <summary>The words of each enum that is typed.</summary>
public static class OptionWords
{
    /// <summary>Roles.</summary>
    public static OptionWords<Role> Role { get; } = new(StaffingReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(V1.Role)));

    /// <summary>What of a caseload is compared with a limit.</summary>
    public static OptionWords<CaseloadBasis> CaseloadBasis { get; } =
        new(CaseloadsReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(V1.CaseloadBasis)));

    /// <summary>What becomes of a protected limit that is not whole.</summary>
    public static OptionWords<LimitRounding> LimitRounding { get; } =
        new(CaseloadsReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(V1.LimitRounding)));
}
