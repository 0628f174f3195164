namespace Workforce.Domain.Facts;

/// <summary>Where work is done: in a post, whose unit and role it takes, or in a unit outside any post.</summary>
public readonly record struct Placement
{
    private Placement(string? postId, string? unitId, Role? role)
    {
        PostId = postId;
        UnitId = unitId;
        Role = role;
    }

    /// <summary>The post; null outside any post.</summary>
    public string? PostId { get; }

    /// <summary>The unit; null in a post.</summary>
    public string? UnitId { get; }

    /// <summary>The role; null in a post.</summary>
    public Role? Role { get; }

    public FactReference Reference => PostId is not null ? FactReference.Post(PostId) : FactReference.Unit(UnitId!);

    public static Placement InPost(string postId) => new(postId, null, null);

    public static Placement InUnit(string unitId, Role role) => new(null, unitId, role);
}
