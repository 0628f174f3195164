namespace Workforce.Domain.Facts;

/// <summary>The roles that a question is about.</summary>
public readonly record struct RoleSet
{
    private readonly byte _bits;

    private RoleSet(int bits)
    {
        _bits = (byte)bits;
    }

    /// <summary>The six roles of the workforce census: what is counted where no roles are named.</summary>
    public static RoleSet Census { get; } = Of(Enum.GetValues<Role>().Where(role => role.IsInCensus()));

    public static RoleSet All { get; } = Of(Enum.GetValues<Role>());

    public static RoleSet Of(IEnumerable<Role> roles) => Of([.. roles]);

    public static RoleSet Of(params ReadOnlySpan<Role> roles)
    {
        var bits = 0;

        foreach (var role in roles)
        {
            bits |= 1 << (int)role;
        }

        return new(bits);
    }

    public bool Contains(Role role) => (_bits & (1 << (int)role)) != 0;

    /// <summary>The roles as a number: bit n for the role of code n.</summary>
    public int Bits => _bits;

    public static RoleSet OfBits(int bits) => new(bits);

    /// <summary>The roles, in the order of their codes.</summary>
    public IEnumerable<Role> Roles()
    {
        for (var role = Role.SeniorManager; role <= Role.NotRegistered; role++)
        {
            if (Contains(role))
            {
                yield return role;
            }
        }
    }
}
