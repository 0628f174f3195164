namespace Workforce.Domain.Facts;

/// <summary>Where work is done: in a post, whose unit and role it takes, or in a unit outside any post.</summary>
public readonly record struct Placement
{
    private readonly string _id;
    private readonly Role _role;

    private Placement(string id, Role role)
    {
        _id = id;
        _role = role;
    }

    /// <summary>The post; null outside any post.</summary>
    public string? PostId => _role == default ? _id : null;

    /// <summary>The unit; null in a post.</summary>
    public string? UnitId => _role == default ? null : _id;

    /// <summary>The role; null in a post.</summary>
    public Role? Role => _role == default ? null : _role;

    public FactReference Reference => _role == default ? FactReference.Post(_id) : FactReference.Unit(_id);

    public static Placement InPost(string postId) => new(postId, default);

    public static Placement InUnit(string unitId, Role role) => new(unitId, role);
}
