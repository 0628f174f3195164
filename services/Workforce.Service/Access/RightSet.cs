using Workforce.V1;

namespace Workforce.Service.Access;

/// <summary>Some rights.</summary>
internal readonly record struct RightSet
{
    private readonly ulong _bits;

    private RightSet(ulong bits) => _bits = bits;

    /// <summary>Every right there is.</summary>
    public static RightSet All { get; } = Of(Enum.GetValues<Right>());

    public bool IsEmpty => _bits == 0;

    public static RightSet operator |(RightSet one, RightSet other) => new(one._bits | other._bits);

    /// <summary>The rights; what is no right that can be granted is left out.</summary>
    public static RightSet Of(params ReadOnlySpan<Right> rights)
    {
        var bits = 0UL;

        foreach (var right in rights)
        {
            bits |= right is Right.Unspecified ? 0 : 1UL << (int)right;
        }

        return new(bits);
    }

    /// <summary>The right that settings and tokens call so, such as <c>caseload.read</c>; null if there is none.</summary>
    public static Right? Parse(string name)
    {
        foreach (var right in Enum.GetValues<Right>())
        {
            if (right is not Right.Unspecified && string.Equals(NameOf(right), name, StringComparison.OrdinalIgnoreCase))
            {
                return right;
            }
        }

        return null;
    }

    /// <summary>What settings, tokens and errors call a right, such as <c>breach_plan.write</c>.</summary>
    public static string NameOf(Right right)
    {
        const string Prefix = "RIGHT_";
        var name = AccessReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.EnumDescriptor>(nameof(Right))
            .FindValueByNumber((int)right).Name[Prefix.Length..].ToLowerInvariant();
        var last = name.LastIndexOf('_');
        return $"{name[..last]}.{name[(last + 1)..]}";
    }

    public bool Has(Right right) => HasAnyOf(Of(right));

    public bool HasAnyOf(RightSet others) => (_bits & others._bits) != 0;

    /// <summary>Their names, such as <c>caseload.read or measures.read</c>.</summary>
    public override string ToString()
    {
        var set = this;
        return string.Join(" or ", Enum.GetValues<Right>().Where(right => set.Has(right)).Select(NameOf));
    }
}
