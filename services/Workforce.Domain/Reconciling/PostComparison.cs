using Workforce.Domain.Facts;

namespace Workforce.Domain.Reconciling;

/// <summary>Holds the posts of an extract against those known.</summary>
internal static class PostComparison
{
    public static void Compare(ReconciliationDraft draft, ExtractScope scope, RowIndex<ExtractPost> rows)
    {
        foreach (var row in rows.Values)
        {
            if (!scope.Covers(row.UnitId))
            {
                draft.Reject(row, "post.unit_id", "must be a unit that is known or in the extract, within the extract's unit.");
            }
            else if (!draft.WillBeKnown(FactReference.Unit(row.UnitId)))
            {
                draft.Doubt(DoubtKind.ChangedLater, row.Subject, row.Row);
            }
            else
            {
                Compare(draft, row);
            }
        }
    }

    /// <summary>The posts that are held to exist in the extract's unit on its day, by id.</summary>
    public static IEnumerable<Post> HeldIn(ReconciliationDraft draft, ExtractScope scope)
    {
        var held =
            from unitId in scope.HeldUnits
            from postId in draft.Held.ReferrersTo(FactReference.Unit(unitId), ReferenceKind.Post)
            let state = draft.Held.Posts.GetValueOrDefault(postId)?.On(draft.Day)
            where state is not null && state.UnitId == unitId
            select state;

        return held.OrderBy(state => state.PostId, StringComparer.Ordinal);
    }

    private static void Compare(ReconciliationDraft draft, ExtractPost row)
    {
        var day = draft.DayOf(row.FirstDate);
        var states = new HeldStates<Post>(draft, row.Subject, FactKind.Post, day);
        var before = states.Standing;
        var last = states.LastDateFor(row.LastDate) ?? draft.LastDateAhead(before?.LastDate, row.FirstDate);
        var stands = before is not null && !states.IsAnyWaiting && draft.IsSameState(before.LastDate, row.FirstDate, last);
        var after = new Post(
            row.PostId,
            states.FirstDateFor(row.FirstDate, last),
            row.UnitId,
            row.Role,
            row.Fte,
            row.Status ?? before?.Status ?? PostStatus.Open,
            row.StatusReason.Length > 0 ? row.StatusReason : before?.StatusReason ?? "",
            row.Title.Length > 0 ? row.Title : before?.Title ?? "",
            last);

        // What no figure depends on, and its end, belong to the state it stands in; another unit, role, FTE or status begins on a day.
        if (stands && (before!.UnitId, before.Role, before.Fte, before.Status) == (after.UnitId, after.Role, after.Fte, after.Status))
        {
            after = after with { FirstDate = before.FirstDate };
        }

        if (stands && after == before)
        {
            return;
        }

        if (states.IsLater)
        {
            draft.Doubt(DoubtKind.ChangedLater, row.Subject, row.Row);
            return;
        }

        if (before is not null && draft.HasEnded(before.LastDate) && !draft.HasEnded(last))
        {
            draft.Doubt(DoubtKind.Returned, row.Subject, row.Row);
        }

        draft.Add(
            before is null ? DifferenceKind.PostAdded : draft.HasEnded(last) ? DifferenceKind.PostClosed : DifferenceKind.PostChanged,
            after,
            before,
            row.Row);
    }
}
