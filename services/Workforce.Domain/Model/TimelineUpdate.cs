using System.Collections.Immutable;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>Adds what changed to the timelines: takes away what affected posts and people contributed, and adds what they do now.</summary>
internal sealed class TimelineUpdate : IDisposable
{
    private readonly StaffingSnapshot _old;
    private readonly StaffingSnapshot _new;
    private readonly Contributions _own = new();
    private readonly Contributions _rolledUp = new();
    private readonly PostTimeline _posts = new();
    private readonly List<PostRun> _before = [];
    private readonly List<PostRun> _after = [];

    private TimelineUpdate(StaffingSnapshot old, StaffingSnapshot settled)
    {
        _old = old;
        _new = settled;
    }

    public static StaffingSnapshot Apply(StaffingSnapshot old, StaffingSnapshot settled, AffectedTimelines affected)
    {
        using var update = new TimelineUpdate(old, settled);
        var doubtful = settled.Doubtful.ToBuilder();

        foreach (var postId in affected.Posts)
        {
            Mark(doubtful, FactReference.Post(postId), update.AddPost(postId));
        }

        foreach (var engagementId in affected.Engagements)
        {
            update.AddEngagement(old, engagementId, -1);
            Mark(doubtful, FactReference.Engagement(engagementId), update.AddEngagement(settled, engagementId, 1));
        }

        foreach (var id in affected.PipelineStarters)
        {
            update.AddPipelineStarter(old, id, -1);
            update.AddPipelineStarter(settled, id, 1);
        }

        update.MoveUnits(affected.MovedUnits);
        update.RollUp();

        var own = settled.OwnTimelines.ToBuilder();
        var rolledUp = settled.Timelines.ToBuilder();
        Add(own, update._own, UnitTimelines.Empty);
        Add(rolledUp, update._rolledUp, UnitTimelines.EmptyWithCensus);
        update.ShareOfLeaves(own, rolledUp, affected.MovedUnits);

        return settled.WithTimelines(own.ToImmutable(), rolledUp.ToImmutable(), doubtful.ToImmutable());
    }

    public void Dispose()
    {
        _own.Dispose();
        _rolledUp.Dispose();
    }

    private static void Mark(
        ImmutableHashSet<FactReference>.Builder doubtful,
        FactReference subject,
        bool isDoubtful)
    {
        if (isDoubtful)
        {
            doubtful.Add(subject);
        }
        else
        {
            doubtful.Remove(subject);
        }
    }

    /// <param name="timelines">What there is.</param>
    /// <param name="contributions">What is added.</param>
    /// <param name="empty">What a unit begins with, which says whether the census's roles are also held added up.</param>
    private static void Add(
        ImmutableDictionary<string, UnitTimelines>.Builder timelines,
        Contributions contributions,
        UnitTimelines empty)
    {
        foreach (var (unitId, changes) in contributions.Units)
        {
            var before = timelines.GetValueOrDefault(unitId) ?? empty;
            Set(timelines, unitId, (empty.HasCensus ? before.WithCensus() : before).Plus(changes));
        }
    }

    private static void Set(ImmutableDictionary<string, UnitTimelines>.Builder timelines, string unitId, UnitTimelines changed)
    {
        if (changed.IsEmpty)
        {
            timelines.Remove(unitId);
        }
        else
        {
            timelines[unitId] = changed;
        }
    }

    /// <remarks>What comes to the same before and after is neither taken away nor added: most changes are of a post's last days.</remarks>
    /// <returns>Whether the post contradicts itself on some day.</returns>
    private bool AddPost(string postId)
    {
        _before.Clear();
        _after.Clear();
        _posts.AddRuns(_before, _old, postId);
        _posts.AddRuns(_after, _new, postId);
        var same = 0;

        while (same < _before.Count && same < _after.Count && IsSame(_before[same], _after[same]))
        {
            same++;
        }

        AddRuns(_before, same, -1);
        AddRuns(_after, same, 1);
        return _after.Exists(static run => run.IsDoubtful);
    }

    private static bool IsSame(in PostRun left, in PostRun right) =>
        left.Days == right.Days
        && left.Occupancy == right.Occupancy
        && left.State?.Status == right.State?.Status
        && left.Place.Role == right.Place.Role
        && left.Place.UnitId == right.Place.UnitId;

    private void AddRuns(List<PostRun> runs, int from, int sign)
    {
        for (var i = from; i < runs.Count; i++)
        {
            var run = runs[i];
            AddRun(run.Place.UnitId, run.Place.Role, run.Days, run.Occupancy.Quantities(run.State?.Status), sign);
        }
    }

    /// <returns>Whether the engagement is of more than one FTE on some day.</returns>
    private bool AddEngagement(StaffingSnapshot snapshot, string engagementId, int sign)
    {
        if (!snapshot.Engagements.TryGetValue(engagementId, out var history))
        {
            return false;
        }

        var isDoubtful = false;

        foreach (var stint in history.Stints)
        {
            isDoubtful |= stint.Fte > Fte.One;

            if (stint.Placement is { UnitId: { } unitId, Role: { } role })
            {
                AddRun(unitId, role, stint.Days, OutsidePosts(history.Engagement.Footing, stint.Fte), sign);
            }
        }

        return isDoubtful;
    }

    private void AddPipelineStarter(StaffingSnapshot snapshot, string id, int sign)
    {
        if (snapshot.Pipeline.TryGetValue(id, out var starter)
            && starter is { ExpectedStartDate: { } start, Placement: { UnitId: { } unitId, Role: { } role } }
            && starter.Stage.IsExpected())
        {
            var quantities = default(Quantities);
            quantities[Quantity.PipelineEffect] = -starter.Fte.Millionths;
            AddRun(unitId, role, new(start.DayNumber, int.MaxValue), quantities, sign);
        }
    }

    private static Quantities OutsidePosts(Footing footing, Fte fte)
    {
        var quantities = default(Quantities);
        quantities[footing switch
        {
            Footing.AgencyCover => Quantity.AgencyCover,
            Footing.AgencyExtra => Quantity.AgencyExtra,
            _ => Quantity.InPost,
        }] = fte.Millionths;

        return quantities;
    }

    private void AddRun(string unitId, Role role, DayRange days, in Quantities amounts, int sign) =>
        _own.For(unitId).Add(role, days, amounts, sign);

    /// <summary>A unit that is part of something else takes with it what it held before; what changes now is rolled up after.</summary>
    private void MoveUnits(IEnumerable<string> units)
    {
        foreach (var unitId in units)
        {
            if (!_old.OwnTimelines.TryGetValue(unitId, out var timelines))
            {
                continue;
            }

            for (var index = 0; index < UnitTimelines.Count; index++)
            {
                if (!timelines[index].IsEmpty)
                {
                    AddToPaths(_old.Tree.Paths(unitId), index, timelines[index], -1);
                    AddToPaths(_new.Tree.Paths(unitId), index, timelines[index], 1);
                }
            }
        }
    }

    private void RollUp()
    {
        foreach (var (unitId, changes) in _own.Units)
        {
            var paths = _new.Tree.Paths(unitId);

            for (var index = 0; index < UnitTimelines.Count; index++)
            {
                var steps = changes.InOrder(index);

                if (steps.IsEmpty)
                {
                    continue;
                }

                if (paths.Length != 1)
                {
                    AddToPaths(paths, index, StepSeries.Empty.Plus(steps), 1);
                    continue;
                }

                // Most units never move: what changes in them changes alike in all above them, whatever the day.
                foreach (var above in paths[0].Units)
                {
                    if (!IsLeaf(above))
                    {
                        _rolledUp.For(above).Add(index, steps);

                        if (UnitTimelines.CensusIndexOf(index) is { } census)
                        {
                            _rolledUp.For(above).Add(census, steps);
                        }
                    }
                }
            }
        }
    }

    private void AddToPaths(ReadOnlySpan<UnitPath> paths, int index, StepSeries change, int sign)
    {
        foreach (var path in paths)
        {
            foreach (var step in change.StepsWithin(path.Days))
            {
                foreach (var unitId in path.Units)
                {
                    if (!IsLeaf(unitId))
                    {
                        var signed = step with { Change = sign * step.Change };
                        _rolledUp.For(unitId).Add(index, signed);

                        if (UnitTimelines.CensusIndexOf(index) is { } census)
                        {
                            _rolledUp.For(unitId).Add(census, signed);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Whether nothing ever lies below a unit.</summary>
    private bool IsLeaf(string unitId) => _new.Tree.EverBelow(unitId).IsEmpty;

    /// <summary>
    /// All that lies in a unit with nothing below it lies in itself: its timelines are held once and not twice, which is a good part of
    /// what the timelines take, since most units are teams.
    /// </summary>
    private void ShareOfLeaves(
        ImmutableDictionary<string, UnitTimelines>.Builder own,
        ImmutableDictionary<string, UnitTimelines>.Builder rolledUp,
        IEnumerable<string> movedUnits)
    {
        foreach (var unitId in _own.Units.Select(unit => unit.Key).Concat(movedUnits.SelectMany(UnitsAbove)))
        {
            if (IsLeaf(unitId))
            {
                Set(rolledUp, unitId, own.GetValueOrDefault(unitId) ?? UnitTimelines.Empty);
            }
        }
    }

    /// <summary>All that a unit was part of, itself included.</summary>
    private HashSet<string> UnitsAbove(string unitId)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);

        foreach (var path in _old.Tree.Paths(unitId))
        {
            all.UnionWith(path.Units);
        }

        return all;
    }
}
