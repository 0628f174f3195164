using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Listings;

/// <summary>In what order the pipeline is listed.</summary>
public enum PipelineEntryKind
{
    /// <summary>A pipeline entry that has neither started nor fallen through.</summary>
    Expected = 1,

    /// <summary>An employee whose recorded engagement is still to begin.</summary>
    Starter = 2,

    /// <summary>An employee in notice.</summary>
    Leaver = 3,
}

/// <summary>Somebody about to join or leave, as seen from the close of a day.</summary>
/// <param name="Fact">A <see cref="PipelineStarter"/> or an <see cref="Engagement"/>.</param>
/// <param name="Kind">Which of the two ways.</param>
/// <param name="Id">The fact's own.</param>
/// <param name="UnitId">The unit: the post's, or the one outside any post.</param>
/// <param name="Role">The role: likewise.</param>
/// <param name="Fte">How much joins or leaves.</param>
/// <param name="DueDate">The day of the start, or the last one worked; null while unknown.</param>
/// <param name="IsOverdue">Whether the start was due by the day and has not been.</param>
public sealed record PipelineEntry(
    Fact Fact,
    PipelineEntryKind Kind,
    string Id,
    string UnitId,
    Role Role,
    Fte Fte,
    DateOnly? DueDate,
    bool IsOverdue = false)
{
    /// <summary>Who is about to join and leave a unit and those below it, after a day and through another; by kind and id.</summary>
    public static IEnumerable<PipelineEntry> List(StaffingSnapshot snapshot, Scope scope, DateOnly day, DateOnly through) =>
        Expected(snapshot, scope, day, through)
            .Where(entry => entry.DueDate is null || entry.DueDate <= through)
            .Concat(Starters(snapshot, scope, day, through))
            .Concat(Leavers(snapshot, scope, day, through))
            .OrderBy(entry => entry.Kind)
            .ThenBy(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>All entries that have neither started nor fallen through, whenever due, where they will be counted.</summary>
    internal static IEnumerable<PipelineEntry> Expected(StaffingSnapshot snapshot, Scope scope, DateOnly day, DateOnly through) =>
        from unitId in snapshot.Tree.Subtree(scope.UnitId, through.DayNumber)
        from place in References(snapshot, unitId, ReferenceKind.PipelineStarter)
        let starter = snapshot.Pipeline.GetValueOrDefault(place)
        where starter is { Stage: not (PipelineStage.Started or PipelineStage.FallenThrough) }
        let at = PlaceOf(snapshot, starter.Placement, through)
        where at.UnitId == unitId && scope.Roles.Contains(at.Role)
        select new PipelineEntry(
            starter,
            PipelineEntryKind.Expected,
            starter.PipelineStarterId,
            at.UnitId,
            at.Role,
            starter.Fte,
            starter.ExpectedStartDate,
            starter.ExpectedStartDate <= day);

    private static IEnumerable<PipelineEntry> Starters(StaffingSnapshot snapshot, Scope scope, DateOnly day, DateOnly through) =>
        from unitId in snapshot.Tree.EverWithin(scope.UnitId)
        from id in References(snapshot, unitId, ReferenceKind.Engagement)
        let history = snapshot.Engagements.GetValueOrDefault(id)
        where history is not null && history.Engagement.Footing.IsEmployed()
        let first = history.Engagement.FirstDate
        where day < first && first <= through && history.Stints.Any()
        let stint = history.Stints.First()
        let at = PlaceOf(snapshot, stint.Placement, first)
        where at.UnitId == unitId
            && scope.Roles.Contains(at.Role)
            && snapshot.Tree.PathOn(unitId, first.DayNumber).Contains(scope.UnitId)
            && !IsRenewal(snapshot, history.Engagement)
        select new PipelineEntry(history.Engagement, PipelineEntryKind.Starter, id, unitId, at.Role, stint.Fte, first);

    private static IEnumerable<PipelineEntry> Leavers(StaffingSnapshot snapshot, Scope scope, DateOnly day, DateOnly through) =>
        from worker in WorkerInPost.List(snapshot, scope, day)
        let engagement = worker.Stint.Engagement
        where engagement.Footing.IsEmployed()
        where engagement.LastDate is { } last ? last <= through && snapshot.Engagements[engagement.EngagementId].Onward is not Onward.InPost : engagement.NoticeGivenDate <= day
        select new PipelineEntry(
            engagement,
            PipelineEntryKind.Leaver,
            engagement.EngagementId,
            worker.UnitId,
            worker.Role,
            worker.Stint.Fte,
            engagement.LastDate);

    /// <summary>Whether somebody who is employed goes on in an engagement: no starter.</summary>
    private static bool IsRenewal(StaffingSnapshot snapshot, Engagement engagement) =>
        snapshot.EngagementsOf(engagement.WorkerId).Any(before =>
            before is { Onward: Onward.InPost, Engagement.LastDate: { } last }
            && before.Engagement.Footing.IsEmployed()
            && last.DayNumber + 1 == engagement.FirstDate.DayNumber);

    /// <summary>The ids of what lies in a unit on some day, in its posts or outside any, each once.</summary>
    private static IEnumerable<string> References(StaffingSnapshot snapshot, string unitId, ReferenceKind kind) =>
        snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Post)
            .SelectMany(postId => snapshot.ReferrersTo(FactReference.Post(postId), kind))
            .Concat(snapshot.ReferrersTo(FactReference.Unit(unitId), kind))
            .Distinct(StringComparer.Ordinal);

    internal static (string UnitId, Role Role) PlaceOf(StaffingSnapshot snapshot, Placement placement, DateOnly day) =>
        placement.PostId is { } postId && snapshot.Posts[postId].NearestTo(day.DayNumber) is var post
            ? (post.UnitId, post.Role)
            : (placement.UnitId!, placement.Role!.Value);
}
