using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Evidence;

/// <summary>The posts and people of a scope at the close of a day, as rows of one side of a measure.</summary>
internal sealed class StaffingEvidence(StaffingSnapshot snapshot, Scope scope, DateOnly day)
{
    public IEnumerable<EvidenceRow> Funded(EvidenceSide side) => Posts(side, (_, post) => post.Funded);

    public IEnumerable<EvidenceRow> Vacant(EvidenceSide side) => Posts(side, (_, post) => post.Vacant);

    public IEnumerable<EvidenceRow> Vacant(EvidenceSide side, PostStatus status) =>
        Posts(side, (state, post) => state.Status == status ? post.Vacant : 0);

    /// <summary>Posts filled beyond their FTE, and employees outside any post.</summary>
    public IEnumerable<EvidenceRow> OverEstablishment(EvidenceSide side) =>
        Posts(side, (_, post) => post.InPost + post.Vacant - post.Funded)
            .Concat(InPost()
                .Where(each => each.Stint.Engagement.Footing.IsEmployed() && each.Stint.Placement.PostId is null)
                .Select(each => Row(side, each, each.Stint.Fte.Value)));

    /// <param name="side">Which side.</param>
    /// <param name="share">By what each FTE is multiplied: -1 for what is taken off, a half for a mean of two days.</param>
    public IEnumerable<EvidenceRow> Employees(EvidenceSide side, decimal share = 1m) =>
        from each in InPost()
        where each.Stint.Engagement.Footing.IsEmployed()
        select Row(side, each, share * each.Stint.Fte.Value);

    /// <summary>Each employee once, by the first of their engagements.</summary>
    public IEnumerable<EvidenceRow> EmployeeHeads(EvidenceSide side, decimal share = 1m) => InPost()
        .Where(each => each.Stint.Engagement.Footing.IsEmployed())
        .DistinctBy(each => each.Worker.WorkerId)
        .Select(each => Row(side, each, share));

    public IEnumerable<EvidenceRow> Agency(EvidenceSide side) =>
        Agency(Footing.AgencyCover, side).Concat(Agency(Footing.AgencyExtra, side));

    public IEnumerable<EvidenceRow> Agency(Footing footing, EvidenceSide side, decimal share = 1m) =>
        from each in InPost()
        where each.Stint.Engagement.Footing == footing
        select Row(side, each, share * each.Stint.Fte.Value);

    /// <summary>Each agency engagement as one head, as the census counts them.</summary>
    public IEnumerable<EvidenceRow> AgencyHeads(EvidenceSide side) =>
        from each in InPost()
        where !each.Stint.Engagement.Footing.IsEmployed()
        select Row(side, each, 1m);

    /// <summary>The expected starters who are due by the day, each with what they take off the vacancies.</summary>
    /// <remarks>
    /// Of several in one post those due first take theirs first, so that none is counted beyond what is vacant in it; those outside
    /// any post take theirs off what is then vacant in the scope as a whole.
    /// </remarks>
    public IEnumerable<EvidenceRow> Pipeline(EvidenceSide side)
    {
        var left = 0L;

        foreach (var (post, occupancy) in PostsOnDay())
        {
            var vacant = occupancy.Vacant;

            foreach (var starter in InOrder(snapshot.ExpectedIn(post.PostId)))
            {
                var taken = Math.Min(vacant, starter.Fte.Millionths);
                vacant -= taken;
                yield return Row(side, starter, post.UnitId, post.Role, taken);
            }

            left += vacant;
        }

        foreach (var starter in InOrder(ExpectedOutsidePosts()))
        {
            var taken = Math.Min(left, starter.Fte.Millionths);
            left -= taken;
            yield return Row(side, starter, starter.Placement.UnitId!, starter.Placement.Role!.Value, taken);
        }
    }

    private IEnumerable<EvidenceRow> Posts(EvidenceSide side, Func<Post, PostOccupancy, long> millionths) =>
        from each in PostsOnDay()
        select new PostEvidence(side, Fte.FromMillionths(millionths(each.Post, each.Occupancy)).Value, day, each.Post, each.Occupancy);

    /// <summary>The posts that belong to the scope, even on a day on which they do not exist: somebody may be in them.</summary>
    private IEnumerable<(Post Post, PostOccupancy Occupancy)> PostsOnDay() =>
        from unitId in snapshot.Tree.Subtree(scope.UnitId, day.DayNumber)
        from postId in snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Post)
        let post = snapshot.Posts.GetValueOrDefault(postId)
        where post is not null
        let place = post.NearestTo(day.DayNumber)
        where place.UnitId == unitId && scope.Roles.Contains(place.Role)
        select (place, PostOnDay.OccupancyOf(snapshot, postId, post.On(day.DayNumber), day.DayNumber));

    private IEnumerable<PipelineStarter> ExpectedOutsidePosts() =>
        from unitId in snapshot.Tree.Subtree(scope.UnitId, day.DayNumber)
        from id in snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.PipelineStarter)
        let starter = snapshot.Pipeline.GetValueOrDefault(id)
        where starter is { ExpectedStartDate: not null } && starter.Stage.IsExpected() && starter.Placement.UnitId == unitId
        where scope.Roles.Contains(starter.Placement.Role!.Value)
        select starter;

    private IEnumerable<PipelineStarter> InOrder(IEnumerable<PipelineStarter> starters) => starters
        .Where(starter => starter.ExpectedStartDate <= day)
        .OrderBy(starter => starter.ExpectedStartDate)
        .ThenBy(starter => starter.PipelineStarterId, StringComparer.Ordinal);

    private IEnumerable<WorkerInPost> InPost() => WorkerInPost.List(snapshot, scope, day);

    private EngagementEvidence Row(EvidenceSide side, WorkerInPost each, decimal amount) =>
        new(side, amount, day, each.UnitId, each.Role, each.Stint);

    private PipelineEvidence Row(EvidenceSide side, PipelineStarter starter, string unitId, Role role, long taken) =>
        new(side, -Fte.FromMillionths(taken).Value, day, unitId, role, starter);
}
