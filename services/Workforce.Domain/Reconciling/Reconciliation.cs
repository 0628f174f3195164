using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;

namespace Workforce.Domain.Reconciling;

/// <summary>What an extract changes of what is held, and what somebody should look at before it does.</summary>
/// <param name="Differences">The facts to record, by kind of thing and id: the same whatever the order of the rows.</param>
/// <param name="Doubts">What somebody should look at.</param>
/// <param name="Faults">The rows that cannot be applied. The differences are those of the others; what a row at fault is about stays as it is.</param>
/// <param name="Excesses">In which ways it changes more than happens in a day.</param>
/// <param name="EngagementsHeld">How many engagements the source holds in post in the unit on the day: those that it may end.</param>
public sealed record Reconciliation(
    IReadOnlyList<Difference> Differences,
    IReadOnlyList<Doubt> Doubts,
    IReadOnlyList<RowFault> Faults,
    IReadOnlyList<Excess> Excesses,
    int EngagementsHeld)
{
    /// <summary>Whether the extract's unit is known, or among its own rows, or said in its header.</summary>
    public static bool KnowsUnit(StaffingSnapshot held, StaffingExtract extract) =>
        held.KnowsUnit(extract.UnitId) || extract.NewUnit is not null || HasRowOfUnit(extract);

    /// <summary>
    /// The latest extract applied of the source whose unit is the extract's, lies within it or holds it; null if there is none. One that
    /// <see cref="AppliedExtract.IsAfter"/> the extract leaves it nothing to say.
    /// </summary>
    public static Change? Latest(StaffingSnapshot held, StaffingExtract extract)
    {
        Change? latest = null;

        foreach (var change in held.Extracts.Values)
        {
            var applied = (AppliedExtract)change.Fact;

            if (applied.Source == extract.Source
                && Overlap(held, applied.UnitId, extract.UnitId, extract.Day.DayNumber)
                && (latest is null || applied.IsAfter((AppliedExtract)latest.Fact, change.Made, latest.Made)))
            {
                latest = change;
            }
        }

        return latest;
    }

    /// <summary>Works out what an extract changes.</summary>
    /// <param name="held">What is known.</param>
    /// <param name="extract">The extract, of a unit that <see cref="KnowsUnit"/>.</param>
    /// <param name="maxEndPercent">How many per cent of the engagements, and of the posts, may end without being an excess.</param>
    /// <param name="mayChange">
    /// Whether its sender may change a unit, post, worker or engagement, known or not; null for all. What it may not change is neither
    /// changed nor told of: rows about it are at fault, and rows that name it beside their own are as if it were not there.
    /// </param>
    public static Reconciliation Of(StaffingSnapshot held, StaffingExtract extract, decimal maxEndPercent, Func<FactReference, bool>? mayChange = null)
    {
        if (extract.NewUnit is { } unit && !held.KnowsUnit(extract.UnitId) && !HasRowOfUnit(extract))
        {
            extract = extract with { Units = [unit, .. extract.Units] };
        }

        var draft = new ReconciliationDraft(held, extract, mayChange);
        var units = draft.Index(extract.Units, "unit.unit_id");
        var posts = draft.Index(extract.Posts, "post.post_id");
        var workers = draft.Index(extract.Workers, "worker.worker_id");
        var engagements = draft.Index(extract.Engagements, "engagement.engagement_id");
        var scope = new ExtractScope(draft, units);

        UnitComparison.Compare(draft, scope, units);
        PostComparison.Compare(draft, scope, posts);

        foreach (var row in workers.Values)
        {
            Compare(draft, row);
        }

        var comparison = new EngagementComparison(draft, scope, posts);

        foreach (var row in engagements.Values)
        {
            comparison.Compare(row);
        }

        var endings = new Endings(draft, maxEndPercent);
        endings.EndEngagements(InPost(draft, scope, posts), engagements, comparison);
        endings.ClosePosts(PostComparison.HeldIn(draft, scope), posts);

        return new(
            draft.Differences,
            draft.Doubts,
            [.. draft.Faults.OrderBy(fault => fault.Row).ThenBy(fault => fault.Field, StringComparer.Ordinal)],
            endings.Excesses(),
            endings.EngagementsHeld);
    }

    private static bool HasRowOfUnit(StaffingExtract extract) => extract.Units.Any(unit => unit.UnitId == extract.UnitId);

    /// <summary>Who is held to be in post on the day in the units, and in the posts that a row moves here; and in which unit. In no order.</summary>
    /// <remarks>Not those whose engagement ends on the day and who go on in another: that one's row is not to be missed yet.</remarks>
    private static IEnumerable<(Engagement Engagement, string UnitId)> InPost(
        ReconciliationDraft draft,
        ExtractScope scope,
        RowIndex<ExtractPost> posts)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);

        foreach (var each in WorkerInPost.Each(draft.Held, scope.HeldUnits, RoleSet.All, draft.Extract.Day))
        {
            if (!draft.HasEnded(each.Stint.Engagement.LastDate))
            {
                met.Add(each.Stint.Engagement.EngagementId);
                yield return (each.Stint.Engagement, each.UnitId);
            }
        }

        foreach (var post in posts.Values)
        {
            foreach (var stint in draft.Held.StintsIn(post.PostId))
            {
                if (stint.Days.Contains(draft.Day) && !draft.HasEnded(stint.Engagement.LastDate) && met.Add(stint.Engagement.EngagementId))
                {
                    yield return (stint.Engagement, post.UnitId);
                }
            }
        }
    }

    private static void Compare(ReconciliationDraft draft, ExtractWorker row)
    {
        var changes = draft.ChangesOf(row.Subject);
        var change = changes.Length > 0 && changes[0].Fact is Worker ? changes[0] : null;
        var before = change is { Withdrawn: false } ? (Worker)change.Fact : null;

        // A name that was erased is not taken in again, and so is none that differs.
        if (before is not null && (row.Worker.Name.Length == 0 || before.Name == row.Worker.Name || before.NameErased))
        {
            return;
        }

        if (change is not null && draft.IsLater(change))
        {
            draft.Doubt(DoubtKind.ChangedLater, row.Subject, row.Row);
            return;
        }

        draft.Add(before is null ? DifferenceKind.WorkerAdded : DifferenceKind.WorkerRenamed, row.Worker, before, row.Row);
    }

    private static bool Overlap(StaffingSnapshot held, string one, string other, int day) =>
        one == other || held.Tree.PathOn(one, day).Contains(other) || held.Tree.PathOn(other, day).Contains(one);
}
