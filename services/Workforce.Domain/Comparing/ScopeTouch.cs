using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Comparing;

/// <summary>Whether a thing has to do with a scope on any day, and with a measure at all: what has not cannot move it.</summary>
/// <remarks>
/// Rather too often than too seldom. People are followed through all their engagements, since what somebody does in another unit of
/// the council says whether they left it or moved within it.
/// </remarks>
internal static class ScopeTouch
{
    public static bool Touches(this Scope scope, WorkforceSnapshot snapshot, Measure measure, Fact fact)
    {
        var staffing = snapshot.Staffing;

        return fact switch
        {
            // Another unit's place decides what counts below this one, and which council it belongs to.
            OrganisationUnit => true,
            Post post => scope.TouchesPost(staffing, post.PostId),
            Worker worker => scope.TouchesWorker(staffing, worker.WorkerId),
            Engagement engagement => scope.TouchesEngagement(staffing, engagement.EngagementId),
            EngagementTerms terms => scope.TouchesEngagement(staffing, terms.EngagementId),
            PipelineStarter starter => staffing.Pipeline.TryGetValue(starter.PipelineStarterId, out var applied) && scope.Holds(staffing, applied.Placement),
            // A gap takes the value from the units above its own and below it.
            ReportingGap => true,
            // What it found stands beside it, change by change.
            AppliedExtract => false,
            _ => measure is CaseloadMeasure && fact.Key.Kind.Area() is FactArea.Caseloads,
        };
    }

    /// <remarks>Terms that wait for the post count too: once they apply, they may take somebody out of the scope.</remarks>
    private static bool TouchesPost(this Scope scope, StaffingSnapshot snapshot, string postId) =>
        scope.HoldsPost(snapshot, postId)
        || snapshot.ReferrersTo(FactReference.Post(postId), ReferenceKind.Engagement).Any(id => scope.TouchesEngagement(snapshot, id));

    private static bool TouchesEngagement(this Scope scope, StaffingSnapshot snapshot, string engagementId) =>
        snapshot.Engagements.TryGetValue(engagementId, out var history) && scope.TouchesWorker(snapshot, history.Engagement.WorkerId);

    private static bool TouchesWorker(this Scope scope, StaffingSnapshot snapshot, string workerId) =>
        snapshot.EngagementsOf(workerId).SelectMany(history => history.StintsAtWork).Any(stint => scope.Holds(snapshot, stint.Placement));

    private static bool Holds(this Scope scope, StaffingSnapshot snapshot, Placement place) =>
        place.PostId is { } postId ? scope.HoldsPost(snapshot, postId) : scope.HoldsUnit(snapshot, place.UnitId!);

    private static bool HoldsPost(this Scope scope, StaffingSnapshot snapshot, string postId)
    {
        if (!snapshot.Posts.TryGetValue(postId, out var post))
        {
            return false;
        }

        foreach (var state in post.States)
        {
            if (scope.HoldsUnit(snapshot, state.UnitId))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsUnit(this Scope scope, StaffingSnapshot snapshot, string unitId)
    {
        foreach (var path in snapshot.Tree.Paths(unitId))
        {
            if (path.Units.Contains(scope.UnitId))
            {
                return true;
            }
        }

        return false;
    }
}
