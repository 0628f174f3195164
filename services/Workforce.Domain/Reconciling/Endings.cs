using Workforce.Domain.Facts;

namespace Workforce.Domain.Reconciling;

/// <summary>Ends what the extract's source holds in its unit and the extract does not have, and counts whether that is too much.</summary>
/// <remarks>
/// Too much is a share of what the source may end. Up to a handful is never too much, since in a small service two leavers in a day
/// are a large share and an ordinary day; but everything is, and a whole team.
/// </remarks>
internal sealed class Endings(ReconciliationDraft draft, decimal maxEndPercent)
{
    /// <summary>Up to so many endings are an ordinary day in any unit.</summary>
    private const int NeverTooMany = 3;

    /// <summary>From so many on a team whose people all end was more than one or two who left.</summary>
    private const int WholeTeam = 2;

    private readonly SortedDictionary<string, Tally> _teams = new(StringComparer.Ordinal);
    private Tally _engagements;
    private Tally _posts;

    public int EngagementsHeld => _engagements.Held;

    /// <param name="inPost">Who is held to be in post, in any order.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="comparison">Ends an engagement.</param>
    public void EndEngagements(
        IEnumerable<(Engagement Engagement, string UnitId)> inPost,
        RowIndex<ExtractEngagement> rows,
        EngagementComparison comparison)
    {
        if (!draft.Extract.Covers.HasFlag(ExtractContents.Engagements))
        {
            return;
        }

        var byRow = draft.Differences.Where(each => each.Kind is DifferenceKind.Leaver).Select(each => each.Fact.Subject.Id).ToHashSet(StringComparer.Ordinal);

        var missing = new List<(Engagement Engagement, string UnitId)>();

        foreach (var (engagement, unitId) in inPost)
        {
            if (rows.ContainsKey(engagement.EngagementId))
            {
                // One that ends by its own row is told of, not missed; it counts all the same, since a whole file may be wrong.
                Count(engagement, unitId, byRow.Contains(engagement.EngagementId));
            }
            else
            {
                missing.Add((engagement, unitId));
            }
        }

        foreach (var (engagement, unitId) in missing
            .OrderBy(each => each.Engagement.WorkerId, StringComparer.Ordinal)
            .ThenBy(each => each.Engagement.EngagementId, StringComparer.Ordinal))
        {
            Count(engagement, unitId, comparison.End(engagement));
        }
    }

    public void ClosePosts(IEnumerable<Post> held, RowIndex<ExtractPost> rows)
    {
        if (!draft.Extract.Covers.HasFlag(ExtractContents.Posts))
        {
            return;
        }

        foreach (var state in held)
        {
            var ends = !rows.ContainsKey(state.PostId) && draft.MayEnd(state, ExtractContents.Posts);

            if (ends)
            {
                draft.Add(DifferenceKind.PostClosed, state with { LastDate = draft.Extract.Day }, state, row: 0);
            }

            if (ends || draft.IsOwn(state))
            {
                _posts = _posts.With(ends);
            }
        }
    }

    public IReadOnlyList<Excess> Excesses()
    {
        var excesses = new List<Excess>();

        if (IsTooMany(_engagements))
        {
            excesses.Add(new(ExcessKind.EngagementsEnded, UnitId: null, _engagements.Ended, _engagements.Held));
        }

        if (IsTooMany(_posts))
        {
            excesses.Add(new(ExcessKind.PostsClosed, UnitId: null, _posts.Ended, _posts.Held));
        }

        var closedUnits = draft.Differences
            .Where(each => each is { Kind: DifferenceKind.UnitClosed, Row: 0 })
            .Select(each => each.Fact.Subject.Id)
            .ToHashSet(StringComparer.Ordinal);

        excesses.AddRange(
            from unitId in _teams.Keys.Union(closedUnits, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            let team = _teams.GetValueOrDefault(unitId)
            where closedUnits.Contains(unitId) || (team.Ended == team.Held && team.Held >= WholeTeam)
            select new Excess(ExcessKind.TeamRemoved, unitId, team.Ended, team.Held));

        // One that had ended is where it is said to be as a new one is.
        excesses.AddRange(draft.Differences
            .Where(each => each is { Kind: DifferenceKind.UnitMoved, Held: OrganisationUnit held } && !draft.HasEnded(held.LastDate))
            .Select(each => new Excess(ExcessKind.UnitMoved, each.Fact.Subject.Id, Ended: 0, Held: 0)));

        return excesses;
    }

    private void Count(Engagement engagement, string unitId, bool ends)
    {
        if (ends || draft.IsOwn(engagement))
        {
            _engagements = _engagements.With(ends);
            _teams[unitId] = _teams.GetValueOrDefault(unitId).With(ends);
        }
    }

    private bool IsTooMany(Tally tally) =>
        tally.Ended > 0
        && (tally.Ended == tally.Held || (tally.Ended > NeverTooMany && tally.Ended * 100m > tally.Held * maxEndPercent));

    private readonly record struct Tally(int Ended, int Held)
    {
        public Tally With(bool ends) => new(Ended + (ends ? 1 : 0), Held + 1);
    }
}
