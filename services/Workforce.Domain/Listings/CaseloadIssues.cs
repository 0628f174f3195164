using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Listings;

/// <summary>The contradictions and gaps of caseloads at the close of a day.</summary>
public static class CaseloadIssues
{
    /// <summary>The issues of a unit and those below it, or of everything; by kind and then by what they are about.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="unitId">The unit; null for everything, case systems and units unknown to HR included.</param>
    /// <param name="day">The day.</param>
    /// <param name="staleDays">After how many days of silence a case system is stale.</param>
    /// <param name="cancellationToken">Cancels: it goes through everybody in post.</param>
    public static IEnumerable<DataQualityIssue> List(
        WorkforceSnapshot snapshot, string? unitId, DateOnly day, int staleDays, CancellationToken cancellationToken = default)
    {
        var issues = OfWorkersNotInPost(snapshot, unitId, day).Concat(OfWorkersInPost(snapshot, unitId, day));

        if (unitId is null)
        {
            issues = issues.Concat(OfSystems(snapshot, day, staleDays)).Concat(OfUnknownUnits(snapshot, day));
        }

        return issues
            .Select(issue =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return issue;
            })
            .OrderBy(issue => issue.Kind)
            .ThenBy(issue => issue.Subjects[0].Id, StringComparer.Ordinal)
            .ThenBy(issue => issue.Description, StringComparer.Ordinal);
    }

    private static IEnumerable<DataQualityIssue> OfWorkersNotInPost(WorkforceSnapshot snapshot, string? unitId, DateOnly day) =>
        from caseload in CaseloadListing.NotInPost(snapshot, unitId, day)
        let isKnown = snapshot.Staffing.Worker(caseload.WorkerId) is not null
        select new DataQualityIssue(
            isKnown ? DataQualityKind.CasesWhileNotInPost : DataQualityKind.CasesOfUnknownWorker,
            isKnown
                ? $"Worker '{caseload.WorkerId}' is not in post and holds {caseload.Counts.Total} cases."
                : $"Worker '{caseload.WorkerId}' is unknown to HR and holds {caseload.Counts.Total} cases.",
            [FactReference.Worker(caseload.WorkerId)],
            []);

    private static IEnumerable<DataQualityIssue> OfWorkersInPost(WorkforceSnapshot snapshot, string? unitId, DateOnly day) =>
        from root in unitId is null ? snapshot.Staffing.Tree.Roots(day.DayNumber) : [unitId]
        from caseload in CaseloadListing.List(snapshot, new(root, RoleSet.All), day)
        where caseload.Level is CaseloadLevel.NotMeasurable
        select new DataQualityIssue(
            DataQualityKind.CaseloadNotMeasurable,
            $"The load of worker '{caseload.WorkerId}' cannot be compared with threshold '{caseload.Limit!.Threshold.ThresholdId}': "
                + (caseload.Unmeasured is UnmeasuredReason.NoFte ? "there is no FTE." : "there is no weighting."),
            [FactReference.Worker(caseload.WorkerId)],
            []);

    private static IEnumerable<DataQualityIssue> OfSystems(WorkforceSnapshot snapshot, DateOnly day, int staleDays) =>
        from system in snapshot.Caseloads.Freshness(day)
        where system.LastReportDate is not null && system.IsStale(day, staleDays)
        select new DataQualityIssue(
            DataQualityKind.CaseSystemStale,
            $"Case system '{system.CaseSystem}' has last reported for {system.LastReportDate:O}.",
            [FactReference.Source(system.CaseSystem)],
            []);

    private static IEnumerable<DataQualityIssue> OfUnknownUnits(WorkforceSnapshot snapshot, DateOnly day) =>
        from load in CaseloadListing.Unallocated(snapshot, null, day)
        where load.Counts.Total > 0 && !snapshot.Staffing.KnowsUnit(load.UnitId)
        select new DataQualityIssue(
            DataQualityKind.CasesInUnknownUnit,
            $"Case system '{load.CaseSystem}' has {load.Counts.Total} cases without a worker in unit '{load.UnitId}', which HR does not know.",
            [FactReference.Unit(load.UnitId)],
            []);
}
