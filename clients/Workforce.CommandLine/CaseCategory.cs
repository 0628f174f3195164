using Google.Protobuf.Reflection;
using Workforce.V1;

namespace Workforce.CommandLine;

/// <summary>A category by which cases are counted: a field of the contract's <see cref="CaseCounts"/>.</summary>
public sealed class CaseCategory
{
    private const string Suffix = "_count";

    private readonly FieldDescriptor _field;

    private CaseCategory(FieldDescriptor field)
    {
        _field = field;
        Name = field.Name[..^Suffix.Length];
    }

    /// <summary>Those of the contract, in its order.</summary>
    public static IReadOnlyList<CaseCategory> All { get; } = [.. CaseCounts.Descriptor.Fields.InFieldNumberOrder().Select(field => new CaseCategory(field))];

    /// <summary>All names as people write them, to choose from.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(category => category.InWords));

    /// <summary>The name, such as <c>child_in_need</c>.</summary>
    public string Name { get; }

    /// <summary>The name as people write it.</summary>
    public string InWords => Name.Replace('_', ' ');

    /// <summary>The name as it is typed.</summary>
    public string AsTyped => Kebab.Of(Name);

    /// <summary>The category of a name, with spaces, hyphens or underscores and in capitals or not; null if there is none.</summary>
    public static CaseCategory? Find(string name) => All.FirstOrDefault(category => category.Name == Word.Plain(name));

    /// <summary>All cases, of whatever category.</summary>
    public static int Total(CaseCounts counts) => All.Sum(category => category.Of(counts));

    /// <summary>How many there are.</summary>
    public int Of(CaseCounts counts) => (int)_field.Accessor.GetValue(counts);

    /// <summary>Writes how many there are.</summary>
    public void Set(CaseCounts counts, int count) => _field.Accessor.SetValue(counts, count);
}
