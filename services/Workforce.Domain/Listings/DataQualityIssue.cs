using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Listings;

/// <summary>What kind of issue. Numbered as in the contract.</summary>
public enum DataQualityKind
{
    ChangeHeld = 1,
    UnitsInALoop = 2,
    FteAboveOne = 3,
    PostOverFilled = 4,
    InPostOutsidePostDates = 5,
    CoverAboveVacancy = 6,
    UnitEndedWithPosts = 7,

    /// <summary>Expected to have started by the day, and has not.</summary>
    PipelineOverdue = 8,

    /// <summary>Notice was given and no last day is known: the leaver is in no projection.</summary>
    NoticeWithoutLastDate = 9,

    /// <summary>Said to have happened before it could: reported on a day before its own.</summary>
    DateInFuture = 10,

    /// <summary>One person's engagements come to more FTE than anybody can work.</summary>
    WorkerAboveFteLimit = 11,

    /// <summary>A person without any work: a leaver whose engagements were never sent, or a wrong id.</summary>
    WorkerWithoutEngagement = 12,

    /// <summary>A unit has more agency cover, in posts and outside them, than vacancies.</summary>
    UnitCoverAboveVacancies = 13,

    /// <summary>A source has sent nothing for too long.</summary>
    SourceStale = 14,

    /// <summary>An engagement goes on in new terms after its last day.</summary>
    TermsAfterLeaving = 15,

    /// <summary>Somebody who is said to have left the council still works for it.</summary>
    WorkingAfterLeaving = 16,

    /// <summary>Figures that could not be returned, or are not to be relied on.</summary>
    FiguresNotReported = 17,

    CasesOfUnknownWorker = 18,
    CasesWhileNotInPost = 19,
    CaseloadNotMeasurable = 20,
    CaseSystemStale = 21,
    CasesInUnknownUnit = 22,
}

/// <summary>A contradiction or a gap in what was reported, at the close of a day.</summary>
public sealed record DataQualityIssue(
    DataQualityKind Kind,
    string Description,
    IReadOnlyList<FactReference> Subjects,
    IReadOnlyList<FactReference> WaitingFor)
{
    /// <summary>After how many days without a change a source is stale: a month, and a few days for whoever runs it by hand.</summary>
    public const int UsualStaleAfterDays = 35;

    /// <summary>The measures that it makes doubtful.</summary>
    public IReadOnlyList<AffectedMeasure> Measures => AffectedMeasures.Of(Kind);

    /// <summary>The issues of a unit and those below it, or of everything; by kind and then by what they are about.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="unitId">The unit; null for everything. Sources, held changes and people without work are in no unit.</param>
    /// <param name="day">The day, at its close.</param>
    /// <param name="staleAfterDays">After how many days without a change a source is stale.</param>
    /// <param name="cancellationToken">Cancels: of everything it goes through everybody.</param>
    public static IEnumerable<DataQualityIssue> List(
        StaffingSnapshot snapshot,
        string? unitId,
        DateOnly day,
        int staleAfterDays = UsualStaleAfterDays,
        CancellationToken cancellationToken = default)
    {
        var within = unitId is null ? null : snapshot.Tree.Subtree(unitId, day.DayNumber).ToHashSet(StringComparer.Ordinal);
        var issues = OfUnits(snapshot, within, day)
            .Concat(OfEndedUnits(snapshot, within, day))
            .Concat(OfPosts(snapshot, within, day))
            .Concat(OfEngagements(snapshot, within, day))
            .Concat(UnitIssues.List(snapshot, within, day))
            .Concat(PeopleIssues.List(snapshot, within, day, cancellationToken))
            .Concat(PipelineIssues.List(snapshot, within, day));

        return (within is null ? issues.Concat(OfHeldChanges(snapshot)).Concat(FeedIssues.List(snapshot, day, staleAfterDays)) : issues)
            .OrderBy(issue => issue.Kind)
            .ThenBy(issue => issue.Subjects[0].Kind)
            .ThenBy(issue => issue.Subjects[0].Id, StringComparer.Ordinal)
            .ThenBy(issue => issue.Description, StringComparer.Ordinal);
    }

    private static IEnumerable<DataQualityIssue> OfHeldChanges(StaffingSnapshot snapshot) =>
        from change in snapshot.Held.Values
        let waitingFor = snapshot.WaitingFor(change)
        select new DataQualityIssue(
            DataQualityKind.ChangeHeld,
            $"Change '{change.ChangeId}' of source '{change.Source}' is held until what it refers to is known.",
            [change.Fact.Subject],
            waitingFor);

    private static IEnumerable<DataQualityIssue> OfUnits(StaffingSnapshot snapshot, HashSet<string>? within, DateOnly day) =>
        from unitId in snapshot.Tree.StandingAlone(day.DayNumber)
        where within?.Contains(unitId) ?? true
        select new DataQualityIssue(
            DataQualityKind.UnitsInALoop,
            $"Unit '{unitId}' is part of itself through the units above it, or lies more than {UnitPaths.MaxLevels} levels deep, "
                + "and counts as standing alone.",
            [FactReference.Unit(unitId)],
            []);

    private static IEnumerable<DataQualityIssue> OfEndedUnits(StaffingSnapshot snapshot, HashSet<string>? within, DateOnly day) =>
        from unit in snapshot.OwnTimelines
        where within?.Contains(unit.Key) ?? true
        where snapshot.Tree.NearestTo(unit.Key, day.DayNumber).LastDate <= day && unit.Value.HoldsAnything(day.DayNumber)
        select new DataQualityIssue(
            DataQualityKind.UnitEndedWithPosts,
            $"Unit '{unit.Key}' has ended and still holds posts or people.",
            [FactReference.Unit(unit.Key)],
            []);

    private static IEnumerable<DataQualityIssue> OfPosts(StaffingSnapshot snapshot, HashSet<string>? within, DateOnly day) =>
        from subject in snapshot.Doubtful
        where subject.Kind is ReferenceKind.Post
        let post = snapshot.Posts[subject.Id]
        where within?.Contains(post.NearestTo(day.DayNumber).UnitId) ?? true
        from issue in OfPost(subject, post.On(day.DayNumber), PostOnDay.OccupancyOf(snapshot, subject.Id, post.On(day.DayNumber), day.DayNumber))
        select issue;

    private static IEnumerable<DataQualityIssue> OfPost(FactReference subject, Post? state, PostOccupancy occupancy)
    {
        if (state is null)
        {
            if (occupancy.InPost + occupancy.Cover + occupancy.Extra > 0)
            {
                yield return new(
                    DataQualityKind.InPostOutsidePostDates,
                    $"Somebody is in post '{subject.Id}', which does not exist on the day.",
                    [subject],
                    []);
            }

            yield break;
        }

        if (occupancy.InPost > occupancy.Funded)
        {
            yield return new(
                DataQualityKind.PostOverFilled,
                $"Post '{subject.Id}' of {Text(occupancy.Funded)} FTE is filled with {Text(occupancy.InPost)} FTE.",
                [subject],
                []);
        }

        if (occupancy.Cover > occupancy.Vacant)
        {
            yield return new(
                DataQualityKind.CoverAboveVacancy,
                $"Post '{subject.Id}' has {Text(occupancy.Vacant)} FTE vacant and {Text(occupancy.Cover)} FTE of agency cover.",
                [subject],
                []);
        }
    }

    private static IEnumerable<DataQualityIssue> OfEngagements(StaffingSnapshot snapshot, HashSet<string>? within, DateOnly day) =>
        from subject in snapshot.Doubtful
        where subject.Kind is ReferenceKind.Engagement
        from stint in snapshot.Engagements[subject.Id].Stints
        where stint.Fte > Fte.One && stint.Days.Contains(day.DayNumber)
        let unitId = stint.Placement.UnitId ?? snapshot.Posts[stint.Placement.PostId!].NearestTo(day.DayNumber).UnitId
        where within?.Contains(unitId) ?? true
        select new DataQualityIssue(
            DataQualityKind.FteAboveOne,
            $"Engagement '{subject.Id}' is of {stint.Fte} FTE.",
            [subject, FactReference.Worker(stint.Engagement.WorkerId)],
            []);

    private static string Text(long millionths) => Fte.FromMillionths(millionths).ToString();
}
