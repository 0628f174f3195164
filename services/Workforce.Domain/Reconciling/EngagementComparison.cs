using Workforce.Domain.Facts;

namespace Workforce.Domain.Reconciling;

/// <summary>Holds the engagements of an extract against those known: first the engagement itself, then its place and hours on the day.</summary>
internal sealed class EngagementComparison(ReconciliationDraft draft, ExtractScope scope, RowIndex<ExtractPost> posts)
{
    public void Compare(ExtractEngagement row)
    {
        var change = ChangeOf(row.Subject);
        var before = change is { Withdrawn: false } ? (Engagement)change.Fact : null;

        if (!draft.WillBeKnown(FactReference.Worker(row.WorkerId)) || !draft.MayChange(FactReference.Worker(row.WorkerId)))
        {
            draft.Reject(row, "engagement.worker_id", "must be a worker who is known or in the extract.");
            return;
        }

        if (!(before is not null && draft.HasEnded(row.LastDate)) && RuleBrokenBy(row.Placement) is { } rule)
        {
            draft.Reject(row, row.Placement.PostId is null ? "engagement.placement.unit.unit_id" : "engagement.placement.post_id", rule);
            return;
        }

        if (!draft.WillBeKnown(row.Placement.Reference))
        {
            draft.Doubt(DoubtKind.ChangedLater, row.Subject, row.Row);
            return;
        }

        var standing = Itself(row, change, before);

        if (standing is not null)
        {
            PlaceAndHours(row, change, standing);
        }
    }

    /// <summary>Ends an engagement that is held to be in post and has no row.</summary>
    /// <returns>Whether the extract may end it at all.</returns>
    public bool End(Engagement engagement)
    {
        if (!draft.MayEnd(engagement, ExtractContents.Engagements))
        {
            return false;
        }

        // What is not known is said to be: whoever learns of it sends the engagement again, made later, with the reason and this last day.
        draft.Add(
            DifferenceKind.Leaver,
            engagement with
            {
                LastDate = draft.Extract.Day,
                LeavingReason = engagement.LeavingReason ?? LeavingReason.NotKnown,
                LeavingDestination = engagement.LeavingDestination ?? LeavingDestination.NotKnown,
            },
            engagement,
            row: 0);
        return true;
    }

    /// <returns>The engagement as it will stand; null if it will not.</returns>
    private Engagement? Itself(ExtractEngagement row, Change? change, Engagement? before)
    {
        var after = before is null ? New(row) : Merged(row, change!, before);

        if (after == before)
        {
            return after;
        }

        if (change is not null && draft.IsLater(change))
        {
            draft.Doubt(DoubtKind.ChangedLater, row.Subject, row.Row);
            return before;
        }

        draft.Add(KindOf(before, after), after, before, row.Row);
        NoteDoubts(row, before, after);
        return after;
    }

    private static Engagement New(ExtractEngagement row) => new(
        row.EngagementId,
        row.WorkerId,
        row.Footing,
        row.FirstDate,
        row.Placement,
        row.Fte,
        row.LastDate,
        row.StartOrigin,
        row.NoticeGivenDate,
        row.LeavingReason,
        row.LeavingDestination);

    private Engagement Merged(ExtractEngagement row, Change change, Engagement before)
    {
        var last = row.LastDate
            ?? (WorksLastDay(row, change, before) ? before.LastDate : draft.LastDateAhead(before.LastDate, row.FirstDate));

        return before with
        {
            WorkerId = row.WorkerId,
            Footing = row.Footing,
            FirstDate = row.FirstDate,
            // Else it would wait for a post that only it knows of.
            Placement = draft.WillBeKnown(before.Placement.Reference) ? before.Placement : row.Placement,
            LastDate = last,
            StartOrigin = row.StartOrigin ?? before.StartOrigin,
            NoticeGivenDate = row.NoticeGivenDate ?? before.NoticeGivenDate,
            LeavingReason = last is null ? null : row.LeavingReason ?? before.LeavingReason,
            LeavingDestination = last is null ? null : row.LeavingDestination ?? before.LeavingDestination,
        };
    }

    /// <summary>
    /// Whether somebody who is known to leave on the extract's own day is in it because that day is worked. An end that an extract of
    /// the same day inferred is no knowledge.
    /// </summary>
    private bool WorksLastDay(ExtractEngagement row, Change change, Engagement before)
    {
        if (before.LastDate != draft.Extract.Day || row.FirstDate > draft.Extract.Day || IsInferred(change, before))
        {
            return false;
        }

        draft.Doubt(DoubtKind.LeavesOnDay, row.Subject, row.Row);
        return true;
    }

    private bool IsInferred(Change change, Engagement before) =>
        before.LeavingReason is LeavingReason.NotKnown
        && ExtractChangeId.ExtractOf(change.ChangeId) is { } extractId
        && draft.Held.Knows(FactReference.Extract(change.Source, extractId));

    private DifferenceKind KindOf(Engagement? before, Engagement after) =>
        before is null ? DifferenceKind.Starter
        : draft.HasEnded(after.LastDate) && !draft.HasEnded(before.LastDate) ? DifferenceKind.Leaver
        : draft.HasEnded(before.LastDate) && !draft.HasEnded(after.LastDate) ? DifferenceKind.Returner
        : DifferenceKind.DetailsChanged;

    private void NoteDoubts(ExtractEngagement row, Engagement? before, Engagement after)
    {
        if (before is null)
        {
            return;
        }

        Note(draft.HasEnded(before.LastDate) && !draft.HasEnded(after.LastDate), DoubtKind.Returned);
        Note(before.WorkerId != after.WorkerId, DoubtKind.WorkerChanged);
        Note(before.Footing != after.Footing, DoubtKind.FootingChanged);
        Note(before.FirstDate != after.FirstDate, DoubtKind.FirstDateChanged);

        void Note(bool applies, DoubtKind kind)
        {
            if (applies)
            {
                draft.Doubt(kind, row.Subject, row.Row);
            }
        }
    }

    private void PlaceAndHours(ExtractEngagement row, Change? change, Engagement engagement)
    {
        var day = draft.DayOf(engagement.FirstDate);

        if (engagement.LastDate <= day)
        {
            return;
        }

        var terms = new HeldStates<EngagementTerms>(draft, row.Subject, FactKind.EngagementTerms, day, engagement.FirstDate);
        var (placement, fte) = terms.Standing is { } standing ? (standing.Placement, standing.Fte) : (engagement.Placement, engagement.Fte);

        if (placement == row.Placement && fte == row.Fte && !terms.IsAnyWaiting)
        {
            return;
        }

        if (terms.IsLater || (terms.Standing is null && change is not null && draft.IsLater(change)))
        {
            draft.Doubt(DoubtKind.ChangedLater, row.Subject, row.Row);
            return;
        }

        var first = terms.FirstDateFor(row.TermsFirstDate);
        first = first < engagement.FirstDate ? engagement.FirstDate : first;
        draft.Add(
            placement == row.Placement ? DifferenceKind.HoursChanged : DifferenceKind.Moved,
            new EngagementTerms(row.EngagementId, first, row.Placement, row.Fte),
            new EngagementTerms(row.EngagementId, terms.Standing?.FirstDate ?? engagement.FirstDate, placement, fte),
            row.Row);
    }

    private string? RuleBrokenBy(Placement placement)
    {
        if (placement.UnitId is { } unitId)
        {
            return scope.Covers(unitId) ? null : "must be a unit that is known or in the extract, within the extract's unit.";
        }

        var post = FactReference.Post(placement.PostId!);

        if (draft.IsAtFault(post) && draft.MayChange(post))
        {
            return draft.Held.Knows(post) ? null : "is a post whose own row is at fault.";
        }

        return posts.ContainsKey(post.Id) ? null
            : draft.Extract.Covers.HasFlag(ExtractContents.Posts) ? "must be a post that is in the extract."
            : draft.Held.Posts.GetValueOrDefault(post.Id) is { } known && scope.Covers(known.NearestTo(draft.Day).UnitId) && draft.MayChange(post) ? null
            : "must be a post that is known, within the extract's unit.";
    }

    private Change? ChangeOf(FactReference engagement)
    {
        var changes = draft.ChangesOf(engagement);
        return changes.Length > 0 && changes[0].Fact is Engagement ? changes[0] : null;
    }
}
