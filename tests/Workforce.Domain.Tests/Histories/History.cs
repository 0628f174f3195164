using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Histories;

/// <summary>Changes in the order in which a council might send them, and the seed that they come from.</summary>
internal sealed record History(int Seed, IReadOnlyList<Change> Changes)
{
    /// <summary>How many histories a run goes through: as many as all of <c>dotnet test</c> has time for; raise it for a long night.</summary>
    public static int HowMany { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("WORKFORCE_HISTORIES"), out var wanted) ? wanted : 100;

    /// <summary>The changes, a line each.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Changes.Select(Line));

    private static string Line(Change change) =>
        $"{change.Source} {change.ChangeId} made {change.Made.Time:HH:mm}/{change.Made.Sequence}: {(change.Withdrawn ? "NOT " : "")}"
        + Text(change.Fact);

    private static string Text(Fact fact) => fact switch
    {
        OrganisationUnit unit => $"unit {unit.UnitId} {Days(unit.FirstDate, unit.LastDate)} under {unit.ParentUnitId ?? "none"}",
        Post post => $"post {post.PostId} {Days(post.FirstDate, post.LastDate)} in {post.UnitId}, {post.Role}, {post.Fte}, {post.Status}",
        Engagement spell => $"engagement {spell.EngagementId} {Days(spell.FirstDate, spell.LastDate)} of {spell.WorkerId}, "
            + $"{spell.Footing}, {Text(spell.Placement)}, {spell.Fte}",
        EngagementTerms terms => $"terms of {terms.EngagementId} {Days(terms.FirstDate, null)} {Text(terms.Placement)}, {terms.Fte}",
        PipelineStarter starter => $"starter {starter.PipelineStarterId}, {starter.Stage}, {starter.ExpectedStartDate:O}, "
            + $"{Text(starter.Placement)}, {starter.Fte}",
        _ => fact.ToString(),
    };

    private static string Text(Placement place) => place.PostId is { } postId ? $"in {postId}" : $"in {place.UnitId} as {place.Role}";

    private static string Days(DateOnly first, DateOnly? last) => $"{first:O}..{last:O}";
}
