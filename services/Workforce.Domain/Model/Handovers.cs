using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>Settles how the workers of a batch's engagements, and of those that end on their eve, go on: the one place that says so.</summary>
/// <remarks>
/// The convention for days says that who works the last day has left at its close. Who works on the next day has not: a contract that
/// is renewed is one employment (docs/design.md), and counts as it would had the first engagement been given new terms. So it does not
/// with what the census takes for leaving: another council, agency work after employment, work that asks for no registration.
/// Kept with each engagement and not found anew, since every one that was ever in a post is read whenever the post changes.
/// </remarks>
/// <param name="old">What was known before.</param>
/// <param name="drafts">What is known now, settled.</param>
/// <param name="tree">The units as they are now.</param>
/// <param name="affected">Whose timelines may be otherwise.</param>
internal sealed class Handovers(StaffingSnapshot old, HistoryDrafts drafts, OrganisationTree tree, AffectedTimelines affected)
{
    private readonly Dictionary<string, List<Engagement>> _several = new(StringComparer.Ordinal);

    /// <param name="touched">The things that changed.</param>
    public void Settle(IEnumerable<FactReference> touched)
    {
        foreach (var subject in touched)
        {
            if (subject.Kind is ReferenceKind.Engagement)
            {
                SettleEngagement(subject);
            }
            else if (subject.Kind is ReferenceKind.Post && IsPlacedElsewhere(subject))
            {
                SettleEngagementsOf(subject);
            }
        }

        foreach (var unit in affected.MovedUnits.Select(FactReference.Unit).Where(IsInAnotherCouncil))
        {
            SettleEngagementsOf(unit);

            foreach (var post in drafts.Find(unit)!.Referrers(ReferenceKind.Post))
            {
                SettleEngagementsOf(post);
            }
        }
    }

    private void SettleEngagementsOf(FactReference place)
    {
        foreach (var engagementId in drafts.Find(place)!.Engagements)
        {
            SettleEngagement(FactReference.Engagement(engagementId));
        }
    }

    private void SettleEngagement(FactReference subject)
    {
        var before = old.History(subject)?.FirstApplied<Engagement>();
        var now = drafts.Find(subject)!.FirstApplied<Engagement>();
        Mark(subject);
        MarkThoseBefore(now);

        if (before is not null && (before.WorkerId != now?.WorkerId || before.FirstDate != now.FirstDate))
        {
            MarkThoseBefore(before);
        }
    }

    private void MarkThoseBefore(Engagement? engagement)
    {
        if (engagement is null)
        {
            return;
        }

        foreach (var other in EngagementsOf(engagement.WorkerId))
        {
            if (AreWithoutADayBetween(other, engagement))
            {
                Mark(other.Subject);
            }
        }
    }

    private void Mark(FactReference subject)
    {
        var history = drafts.Find(subject)!;
        var onward = OnwardOf(history);

        if (onward != history.Onward)
        {
            drafts.Edit(subject).Onward = onward;
            affected.Add(history.Engagement());
        }
    }

    private Onward OnwardOf(FactHistory history)
    {
        var onward = Onward.Gone;

        if (history.FirstApplied<Engagement>() is { LastDate: not null } ended)
        {
            foreach (var next in EngagementsOf(ended.WorkerId))
            {
                if (AreWithoutADayBetween(ended, next) && OnwardTo(next, history, ended) is var way && way > onward)
                {
                    onward = way;
                }
            }
        }

        return onward;
    }

    private Onward OnwardTo(Engagement next, FactHistory history, Engagement ended)
    {
        var day = ended.LastDate!.Value.DayNumber;
        var (unit, role) = PlaceOf(history.Engagement()!.LastPlacement, day);
        var (nextUnit, nextRole) = PlaceOf(drafts.Find(next.Subject)!.Engagement()!.FirstPlacement, day + 1);

        // On the same day: who goes over to another council together with their team has left none.
        if (CouncilOf(unit, day) != CouncilOf(nextUnit, day))
        {
            return Onward.Gone;
        }

        return (next.Footing.IsEmployed() || !ended.Footing.IsEmployed()) && (nextRole.IsInCensus() || !role.IsInCensus())
            ? Onward.InPost
            : Onward.AtWork;
    }

    /// <summary>The applied engagements of a worker who has had several; none of one with a single one, as nearly all are.</summary>
    private List<Engagement> EngagementsOf(string workerId)
    {
        if (drafts.Find(FactReference.Worker(workerId)) is not { Engagements.Count: > 1 } worker)
        {
            return [];
        }

        if (!_several.TryGetValue(workerId, out var engagements))
        {
            _several.Add(workerId, engagements = []);

            foreach (var engagementId in worker.Engagements)
            {
                if (drafts.Find(FactReference.Engagement(engagementId))?.FirstApplied<Engagement>() is { } engagement && engagement.WorkerId == workerId)
                {
                    engagements.Add(engagement);
                }
            }
        }

        return engagements;
    }

    private static bool AreWithoutADayBetween(Engagement ended, Engagement next) =>
        ended.LastDate is { } last && last.DayNumber + 1 == next.FirstDate.DayNumber;

    private (string UnitId, Role Role) PlaceOf(Placement placement, int day) =>
        placement.PostId is { } postId && drafts.Find(FactReference.Post(postId))!.Post()!.NearestTo(day) is var post
            ? (post.UnitId, post.Role)
            : (placement.UnitId!, placement.Role!.Value);

    private string CouncilOf(string unitId, int day)
    {
        var paths = tree.Paths(unitId);
        return paths[UnitPath.IndexOn(paths, day)].Units[^1];
    }

    /// <summary>Whether a post that was known lies, on some day, in another unit or in a role that counts otherwise.</summary>
    private bool IsPlacedElsewhere(FactReference post)
    {
        return old.Posts.TryGetValue(post.Id, out var before)
            && drafts.Find(post)!.Post() is { } now
            && !Places(before).SequenceEqual(Places(now));

        static IEnumerable<(DateOnly FirstDate, string UnitId, bool IsInCensus)> Places(PostHistory post) =>
            post.States.Select(state => (state.FirstDate, state.UnitId, state.Role.IsInCensus()));
    }

    /// <summary>Whether a unit that was known is part, on some day, of another council than before.</summary>
    private bool IsInAnotherCouncil(FactReference unit)
    {
        HashSet<string> councils = new(StringComparer.Ordinal);

        foreach (var path in old.Tree.Paths(unit.Id))
        {
            councils.Add(path.Units[^1]);
        }

        var isKnown = councils.Count > 0 && tree.Knows(unit.Id);

        foreach (var path in tree.Paths(unit.Id))
        {
            councils.Add(path.Units[^1]);
        }

        return isKnown && councils.Count > 1;
    }
}
