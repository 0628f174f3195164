using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Listings;

/// <summary>What is amiss with people and their engagements.</summary>
internal static class PeopleIssues
{
    /// <summary>Nobody works more; one engagement of more is refused.</summary>
    private const decimal MaxFte = 1.5m;

    /// <summary>Nobody knows today why somebody will have left in more than a year.</summary>
    private const int MaxMonthsAhead = 12;

    /// <param name="snapshot">What is known.</param>
    /// <param name="within">The units; null for all, and people without work.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellationToken">Looked at for each engagement and person.</param>
    public static IEnumerable<DataQualityIssue> List(StaffingSnapshot snapshot, HashSet<string>? within, DateOnly day, CancellationToken cancellationToken)
    {
        var engagements = within is null ? snapshot.Engagements.Values : EverIn(snapshot, within);
        var there = new List<EngagementHistory>();

        foreach (var history in engagements)
        {
            cancellationToken.ThrowIfCancellationRequested();

            if (IsWithin(snapshot, within, history, day))
            {
                there.Add(history);
            }
        }

        return there.SelectMany(history => OfEngagement(snapshot, history, day)).Concat(OfWorkers(snapshot, there, within, day, cancellationToken));
    }

    /// <summary>The engagements that were, are or will be in one of the units, found from the units: a team's issues do not cost a council's.</summary>
    private static IEnumerable<EngagementHistory> EverIn(StaffingSnapshot snapshot, HashSet<string> units)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);

        foreach (var unitId in units)
        {
            ids.UnionWith(snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Engagement));

            foreach (var postId in snapshot.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Post))
            {
                ids.UnionWith(snapshot.ReferrersTo(FactReference.Post(postId), ReferenceKind.Engagement));
            }
        }

        return ids.Select(id => snapshot.Engagements.GetValueOrDefault(id)).OfType<EngagementHistory>();
    }

    private static IEnumerable<DataQualityIssue> OfWorkers(
        StaffingSnapshot snapshot,
        IEnumerable<EngagementHistory> there,
        HashSet<string>? within,
        DateOnly day,
        CancellationToken cancellationToken)
    {
        // Of the whole, people without any work too; of some units, those alone who have some there.
        var workers = within is null
            ? snapshot.Histories.Items.Select(history => history.Key).Where(subject => subject.Kind is ReferenceKind.Worker)
            : there.Select(history => history.Engagement.WorkerId).Distinct(StringComparer.Ordinal).Select(FactReference.Worker);

        foreach (var subject in workers)
        {
            cancellationToken.ThrowIfCancellationRequested();

            if (snapshot.Worker(subject.Id) is null)
            {
                continue;
            }

            foreach (var issue in OfWorker(snapshot, subject, [.. snapshot.EngagementsOf(subject.Id)], within, day))
            {
                yield return issue;
            }
        }
    }

    private static IEnumerable<DataQualityIssue> OfEngagement(StaffingSnapshot snapshot, EngagementHistory history, DateOnly day)
    {
        var engagement = history.Engagement;

        if (engagement is { LastDate: null, NoticeGivenDate: { } notice } && notice <= day)
        {
            yield return Issue(DataQualityKind.NoticeWithoutLastDate, $"In engagement '{engagement.EngagementId}' notice was given, and no last date.");
        }

        if (engagement.LastDate <= day && history.Terms.Any(terms => terms.FirstDate >= engagement.LastDate && terms.FirstDate <= day))
        {
            yield return Issue(DataQualityKind.TermsAfterLeaving, $"Engagement '{engagement.EngagementId}' has terms from its last date or later.");
        }

        var reported = ReportedOn(snapshot, engagement);

        if (engagement.NoticeGivenDate > reported)
        {
            yield return Issue(
                DataQualityKind.DateInFuture,
                $"In engagement '{engagement.EngagementId}' notice is dated {engagement.NoticeGivenDate:O} and was reported on {reported:O}.");
        }

        if (engagement.LeavingReason is not null && engagement.LastDate > reported.AddMonths(MaxMonthsAhead))
        {
            yield return Issue(
                DataQualityKind.DateInFuture,
                $"Engagement '{engagement.EngagementId}' has a reason for leaving on {engagement.LastDate:O}, reported on {reported:O}.");
        }

        DataQualityIssue Issue(DataQualityKind kind, FormattableString text) => new(
            kind,
            FormattableString.Invariant(text),
            [engagement.Subject, FactReference.Worker(engagement.WorkerId)],
            []);
    }

    private static IEnumerable<DataQualityIssue> OfWorker(
        StaffingSnapshot snapshot,
        FactReference subject,
        List<EngagementHistory> histories,
        HashSet<string>? within,
        DateOnly day)
    {
        if (histories.Count == 0)
        {
            if (within is null)
            {
                yield return new(DataQualityKind.WorkerWithoutEngagement, $"Worker '{subject.Id}' has no engagement.", [subject], []);
            }

            yield break;
        }

        var working = histories.FindAll(history => history.Stints.Any(stint => stint.Days.Contains(day.DayNumber)));

        if (!working.Exists(history => IsWithin(snapshot, within, history, day)))
        {
            yield break;
        }

        var fte = working.SelectMany(history => history.Stints).Where(stint => stint.Days.Contains(day.DayNumber))
            .Aggregate(Fte.Zero, (sum, stint) => sum + stint.Fte);

        if (fte.Value > MaxFte && working.Count > 1)
        {
            yield return new(
                DataQualityKind.WorkerAboveFteLimit,
                $"Worker '{subject.Id}' has {working.Count} engagements of {fte} FTE together.",
                [subject, .. working.Select(history => history.Engagement.Subject)],
                []);
        }

        foreach (var left in histories.Select(history => history.Engagement).Where(engagement => HasLeft(engagement, day)))
        {
            var stays = working.FindAll(history =>
                history.Engagement.Footing.IsEmployed()
                && history.Engagement.FirstDate <= left.LastDate
                && history.Engagement.EngagementId != left.EngagementId);

            if (stays.Count > 0)
            {
                yield return new(
                    DataQualityKind.WorkingAfterLeaving,
                    $"Worker '{subject.Id}' is said to have left with engagement '{left.EngagementId}', and still works in another.",
                    [subject, left.Subject, .. stays.Select(history => history.Engagement.Subject)],
                    []);
            }
        }
    }

    private static bool HasLeft(Engagement engagement, DateOnly day) =>
        engagement.Footing.IsEmployed()
        && engagement.LeavingReason is not (null or LeavingReason.MovedWithinAuthority or LeavingReason.NotKnown or LeavingReason.NotYetCollected)
        && engagement.LastDate <= day;

    /// <summary>Whether the engagement is, or was last, or will first be, in one of the units.</summary>
    private static bool IsWithin(StaffingSnapshot snapshot, HashSet<string>? within, EngagementHistory history, DateOnly day)
    {
        if (within is null)
        {
            return true;
        }

        var placement = history.Stints.LastOrDefault(stint => stint.Days.From <= day.DayNumber) is { Engagement: not null } stint
            ? stint.Placement
            : history.Engagement.Placement;

        return within.Contains(PipelineEntry.PlaceOf(snapshot, placement, day).UnitId);
    }

    /// <summary>On what day the source said so.</summary>
    private static DateOnly ReportedOn(StaffingSnapshot snapshot, Engagement engagement) =>
        London.DayOf(snapshot.History(engagement.Subject)!.ChangeOf(engagement).Made.Time);
}
