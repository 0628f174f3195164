using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;
using Workforce.Domain.Reconciling;

namespace Workforce.Domain.Tests.Reconciling;

/// <summary>What is held of a unit on a day, as lists and as the extract that an HR system which knows exactly that would make.</summary>
internal static class HeldOn
{
    public const string Source = "itrent";

    private static readonly DateTime Made = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The extract, made after every change of any history.</summary>
    public static StaffingExtract Extract(StaffingSnapshot held, string unitId, DateOnly day, int madeMinute = 0, Random? dates = null)
    {
        var units = Units(held, unitId, day);
        var posts = Posts(held, unitId, day);
        var people = People(held, unitId, day);
        var row = 0;

        return new(Source, unitId, day, new(Made.AddMinutes(madeMinute)), ExtractContents.All)
        {
            Units = [.. units.Select(unit => new ExtractUnit(
                ++row, unit.UnitId, unit.Kind, unit.Name, unit.UnitId == unitId ? null : unit.ParentUnitId, Maybe(unit.FirstDate), unit.LastDate))],
            Posts = [.. posts.Select(post => new ExtractPost(
                ++row, post.PostId, post.UnitId, post.Role, post.Fte, post.Status, post.StatusReason, post.Title, Maybe(post.FirstDate), post.LastDate))],
            Workers = [.. people.DistinctBy(each => each.Worker.WorkerId).Select(each => new ExtractWorker(++row, each.Worker))],
            Engagements = [.. people.Select(each => new ExtractEngagement(
                ++row,
                each.Stint.Engagement.EngagementId,
                each.Worker.WorkerId,
                each.Stint.Engagement.Footing,
                each.Stint.Engagement.FirstDate,
                each.Stint.Placement,
                each.Stint.Fte,
                Maybe(DateOnly.FromDayNumber(each.Stint.Days.From)),
                each.Stint.Engagement.LastDate))],
        };

        DateOnly? Maybe(DateOnly first) => dates is null || dates.Next(2) == 0 ? first : null;
    }

    /// <summary>The same rows in another order, and numbered so.</summary>
    public static StaffingExtract Shuffled(StaffingExtract extract, Random random)
    {
        return extract with
        {
            Units = Mixed(extract.Units),
            Posts = Mixed(extract.Posts),
            Workers = Mixed(extract.Workers),
            Engagements = Mixed(extract.Engagements),
        };

        T[] Mixed<T>(IReadOnlyList<T> rows)
        {
            var mixed = rows.ToArray();
            random.Shuffle(mixed);
            return mixed;
        }
    }

    /// <summary>What is recorded when the differences are.</summary>
    public static IReadOnlyList<Change> Changes(StaffingExtract extract, Reconciliation found, string id = "x") =>
        [.. found.Differences.Select((difference, i) => new Change(extract.Source, ExtractChangeId.Of(id, i + 1), extract.Made, Withdrawn: false, difference.Fact))];

    public static IReadOnlyList<OrganisationUnit> Units(StaffingSnapshot held, string unitId, DateOnly day)
    {
        var units = new List<OrganisationUnit>();

        // One that does not exist takes what lies below it along: an HR system lists no team of a service that is gone.
        foreach (var unit in Organisation.List(held, unitId, day))
        {
            if (unit.UnitId == unitId || units.Exists(above => above.UnitId == Organisation.Path(held, unit.UnitId, day).SkipLast(1).Last()))
            {
                units.Add(unit);
            }
        }

        return units;
    }

    public static IReadOnlyList<Post> Posts(StaffingSnapshot held, string unitId, DateOnly day)
    {
        var units = Units(held, unitId, day).Select(unit => unit.UnitId).ToHashSet();
        return [.. PostOnDay.List(held, new(unitId, RoleSet.All), day).Select(each => each.Post).Where(post => units.Contains(post.UnitId))];
    }

    /// <summary>Who is in post, but for those in a post or unit that does not exist, and those who are from the next day in another engagement.</summary>
    public static IReadOnlyList<WorkerInPost> People(StaffingSnapshot held, string unitId, DateOnly day)
    {
        var units = Units(held, unitId, day).Select(unit => unit.UnitId).ToHashSet();
        var posts = Posts(held, unitId, day).Select(post => post.PostId).ToHashSet();

        return [.. Remaining(held, unitId, day).Where(each =>
            units.Contains(each.UnitId) && (each.Stint.Placement.PostId is not { } postId || posts.Contains(postId)))];
    }

    /// <summary>All that an extract says of its day, a line each, in order.</summary>
    public static IReadOnlyList<string> Lines(StaffingSnapshot held, string unitId, DateOnly day) =>
    [
        .. Organisation.List(held, unitId, day)
            .Select(unit => $"unit {unit.UnitId} {unit.Kind} {unit.Name} under {(unit.UnitId == unitId ? null : unit.ParentUnitId)}")
            .Order(StringComparer.Ordinal),
        .. PostOnDay.List(held, new(unitId, RoleSet.All), day)
            .Select(each => $"post {each.Post.PostId} in {each.Post.UnitId}, {each.Post.Role}, {each.Post.Fte}, {each.Post.Status}"),
        .. Remaining(held, unitId, day).Select(Line),
    ];

    /// <summary>Which engagements last beyond a day: an extract of it says nothing of those that end on it, whoever goes on in another.</summary>
    private static IEnumerable<WorkerInPost> Remaining(StaffingSnapshot held, string unitId, DateOnly day) =>
        WorkerInPost.List(held, new(unitId, RoleSet.All), day).Where(each => each.Stint.Engagement.LastDate != day);

    public static IReadOnlyList<string> Lines(StaffingExtract extract)
    {
        var posts = extract.Posts.ToDictionary(post => post.PostId);

        return
        [
            .. extract.Units
                .Select(unit => $"unit {unit.UnitId} {unit.Kind} {unit.Name} under {unit.ParentUnitId}")
                .Order(StringComparer.Ordinal),
            .. extract.Posts
                .OrderBy(post => post.PostId, StringComparer.Ordinal)
                .Select(post => $"post {post.PostId} in {post.UnitId}, {post.Role}, {post.Fte}, {post.Status}"),
            .. extract.Engagements
                .OrderBy(each => each.WorkerId, StringComparer.Ordinal)
                .ThenBy(each => each.EngagementId, StringComparer.Ordinal)
                .Select(each => Line(each, posts)),
        ];
    }

    private static string Line(WorkerInPost each) => Line(
        each.Stint.Engagement.EngagementId, each.Worker.WorkerId, each.Stint.Engagement.Footing, each.Stint.Placement.PostId, each.UnitId, each.Role, each.Stint.Fte);

    private static string Line(ExtractEngagement row, Dictionary<string, ExtractPost> posts) => row.Placement.PostId is { } postId
        ? Line(row.EngagementId, row.WorkerId, row.Footing, postId, posts[postId].UnitId, posts[postId].Role, row.Fte)
        : Line(row.EngagementId, row.WorkerId, row.Footing, null, row.Placement.UnitId!, row.Placement.Role!.Value, row.Fte);

    private static string Line(string engagementId, string workerId, Footing footing, string? postId, string unitId, Role role, Domain.Amounts.Fte fte) =>
        $"engagement {engagementId} of {workerId}, {footing}, in {postId ?? "no post"} of {unitId} as {role}, {fte}";
}
