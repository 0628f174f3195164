using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Reference;

/// <summary>Somebody at work on a day.</summary>
internal sealed record ReferencePerson(Engagement Engagement, Placement Placement, decimal Fte);

/// <summary>A post with all who are in it on a day, or somebody outside any post.</summary>
/// <param name="UnitId">The unit that it counts in.</param>
/// <param name="Role">The role that it counts in.</param>
/// <param name="PostId">The post; null outside any.</param>
/// <param name="Post">The post as it is on the day; null if it does not exist then, or outside any.</param>
internal sealed record ReferenceLine(string UnitId, Role Role, string? PostId = null, Post? Post = null)
{
    private ReferenceAmounts? _amounts;

    public List<ReferencePerson> People { get; init; } = [];

    public decimal Expected { get; init; }

    public ReferenceAmounts Amounts => _amounts ??= ReferenceAmounts.Of(this);

    public decimal Sum(Footing footing) => People.Where(person => person.Engagement.Footing == footing).Sum(person => person.Fte);
}
