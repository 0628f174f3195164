using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;
using Workforce.Domain.Reconciling;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Reconciling;

/// <summary>
/// Whatever is held, an extract of whatever a second history holds makes the day as the extract says; and what it may not touch stays.
/// </summary>
public class ReconciliationPropertyTests
{
    private const decimal AnyShare = 100;

    [Fact]
    public void State_OnTheExtractsDay_IsTheExtract() => ForEach((held, extract, found) =>
    {
        var after = held.And(HeldOn.Changes(extract, found));
        var leavesOnDay = found.Doubts.Where(doubt => doubt.Kind is DoubtKind.LeavesOnDay).Select(doubt => $"engagement {doubt.About.Id} of").ToList();

        // Those who are known to work their last day on it are leavers of it, as the contract says.
        Assert.All(leavesOnDay, line => Assert.Equal(extract.Day, held.Engagements[line.Split(' ')[1]].Engagement.LastDate));
        Assert.Equal(
            HeldOn.Lines(extract).Where(line => !leavesOnDay.Exists(each => line.StartsWith(each, StringComparison.Ordinal))),
            HeldOn.Lines(after, extract.UnitId, extract.Day));
    });

    [Fact]
    public void Differences_Recorded_EachApplyAtOnce() => ForEach((held, extract, found) =>
    {
        held.And(out var effects, HeldOn.Changes(extract, found));

        Assert.All(effects, effect => Assert.False(effect.Superseded || effect.IsHeld));
        Assert.Equal(found.Differences.Count, found.Differences.DistinctBy(difference => difference.Fact.Key).Count());
    });

    [Fact]
    public void SameExtract_AfterItself_ChangesNothing() => ForEach((held, extract, found) =>
    {
        var after = held.And(HeldOn.Changes(extract, found));
        var later = extract with { Made = new(extract.Made.Time.AddDays(1)) };

        Assert.Empty(Reconciliation.Of(after, later, AnyShare).Differences);
    });

    [Fact]
    public void Rows_InAnotherOrder_MakeTheSameDifferences() => ForEach((held, extract, found) => Assert.Equal(
        found.Differences,
        Reconciliation.Of(held, HeldOn.Shuffled(extract, new(extract.Day.DayNumber)), AnyShare).Differences));

    [Fact]
    public void ExtractMadeBeforeEverything_LeavesAllThatIsHeldOnTheDay() => ForEach((held, extract, _) =>
    {
        var early = extract with { Made = new(new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc)) };
        var after = held.And(HeldOn.Changes(early, Reconciliation.Of(held, early, AnyShare)));

        // Of all that stands, in the extract's unit or not. Where a unit or post lies that is known only from a later day on, and so what
        // lies below it, is not among it: of that day the extract alone speaks.
        Assert.Empty(Standing(held).Except(Standing(after)));

        IEnumerable<(Fact Fact, Placement? Placement, decimal? Fte)> Standing(StaffingSnapshot snapshot)
        {
            var day = extract.Day.DayNumber;
            var units = snapshot.Tree.Units.Select(unitId => snapshot.Tree.On(unitId, day));
            var posts = snapshot.Posts.Values.Select(post => post.On(day));
            var stints = snapshot.Engagements.Values.SelectMany(each => each.Stints).Where(stint => stint.Days.Contains(day));

            return units.Concat<Fact?>(posts).OfType<Fact>().Select(fact => (fact, default(Placement?), default(decimal?)))
                .Concat(stints.Select(stint => ((Fact)stint.Engagement, (Placement?)stint.Placement, (decimal?)stint.Fte.Value)));
        }
    });

    [Fact]
    public void ExtractOfAnotherSource_EndsNothing() => ForEach((held, extract, _) =>
    {
        var found = Reconciliation.Of(held, extract with { Source = "agency portal" }, AnyShare);

        Assert.DoesNotContain(found.Differences, difference => difference.Row == 0);
        Assert.Equal(0, found.EngagementsHeld);
    });

    [Fact]
    public void KindsThatAreNotCovered_EndNothing() => ForEach((held, extract, _) =>
    {
        var found = Reconciliation.Of(held, extract with { Covers = ExtractContents.Posts }, AnyShare);

        Assert.All(found.Differences.Where(difference => difference.Row == 0), difference => Assert.IsType<Post>(difference.Fact));
    });

    [Fact]
    public void RowThatCannotBeRead_NeverEndsWhatItIsAbout() => ForEach((held, extract, _) =>
    {
        if (extract.Engagements.Count == 0)
        {
            return;
        }

        var lost = extract.Engagements[0];
        var found = Reconciliation.Of(held, extract with { Engagements = [.. extract.Engagements.Skip(1)], Unreadable = new HashSet<FactReference> { lost.Subject } }, AnyShare);
        var foundWithout = Reconciliation.Of(held, extract with { Engagements = [], Unidentified = ExtractContents.Engagements }, AnyShare);

        Assert.DoesNotContain(found.Differences, difference => difference.Fact.Subject == lost.Subject);
        Assert.DoesNotContain(foundWithout.Differences, difference => difference.Kind is DifferenceKind.Leaver);
    });

    [Fact]
    public void Extracts_OfTheHeldStateItself_FindNothing() => ForEach((held, extract, _) =>
    {
        var own = HeldOn.Extract(held, extract.UnitId, extract.Day);
        var found = Reconciliation.Of(held, own, AnyShare);

        // But for what the export leaves out: people in posts, and what lies in units, that do not exist.
        Assert.DoesNotContain(found.Differences, difference => difference.Row > 0);
    });

    /// <summary>As from an HR system that knows its units by id and name alone: whatever the organisation is, it stays.</summary>
    [Fact]
    public void UnitsOfWhichNoKindAndParentAreSaid_StayWhereTheyAreHeld_AndNewOnesAreTeamsOfTheExtracts() => ForEach((held, extract, _) =>
    {
        var found = Reconciliation.Of(held, WithoutStructure(extract), AnyShare);

        Assert.DoesNotContain(found.Excesses, excess => excess.Kind is ExcessKind.UnitMoved);
        Assert.All(found.Differences.Select(difference => difference.Fact).OfType<OrganisationUnit>(), unit => Assert.Equal(
            held.KnowsUnit(unit.UnitId) ? held.Tree.NearestTo(unit.UnitId, extract.Day.DayNumber) is var known ? (known.Kind, known.ParentUnitId) : default
                : unit.UnitId == extract.UnitId ? (UnitKind.Council, null)
                : (UnitKind.Team, extract.UnitId),
            (unit.Kind, unit.ParentUnitId)));
    });

    /// <summary>Each unit that exists and is said to be elsewhere, or of another kind, is to be confirmed; nothing else of a unit is.</summary>
    [Fact]
    public void UnitsThatMove_AreEachAnExcess() => ForEach((held, extract, found) => Assert.Equal(
        found.Differences
            .Where(each => each.Row > 0 && each is { Fact: OrganisationUnit now, Held: OrganisationUnit then }
                && (now.Kind, now.ParentUnitId) != (then.Kind, then.ParentUnitId)
                && !(then.LastDate <= extract.Day) && !(now.LastDate <= extract.Day))
            .Select(each => each.Fact.Subject.Id),
        found.Excesses.Where(excess => excess.Kind is ExcessKind.UnitMoved).Select(excess => excess.UnitId)));

    /// <summary>Else the ones above would show nothing.</summary>
    [Fact]
    public void Differences_OverAllHistories_AreOfEveryKind()
    {
        var kinds = new HashSet<DifferenceKind>();
        var doubts = new HashSet<DoubtKind>();

        ForEach((_, _, found) =>
        {
            lock (kinds)
            {
                kinds.UnionWith(found.Differences.Select(difference => difference.Kind));
                doubts.UnionWith(found.Doubts.Select(doubt => doubt.Kind));
            }
        });

        Assert.Equal(Enum.GetValues<DifferenceKind>().Except([DifferenceKind.WorkerRenamed]), kinds.Except([DifferenceKind.WorkerRenamed]).Order());
        Assert.Superset(
            new HashSet<DoubtKind> { DoubtKind.Returned, DoubtKind.WorkerChanged, DoubtKind.FootingChanged, DoubtKind.FirstDateChanged, DoubtKind.LeavesOnDay },
            doubts);
    }

    /// <summary>The units that one is said to be part of, also where these are said to be part of it in turn.</summary>
    private static HashSet<string> Above(StaffingSnapshot held, string unitId, int day)
    {
        var above = new HashSet<string>();

        for (var next = ParentOf(unitId); next is not null && above.Add(next); next = ParentOf(next))
        {
        }

        return above;

        string? ParentOf(string each) => held.KnowsUnit(each) ? held.Tree.NearestTo(each, day).ParentUnitId : null;
    }

    private static StaffingExtract WithoutStructure(StaffingExtract extract) => extract with
    {
        Covers = ExtractContents.Posts | ExtractContents.Engagements,
        NewUnit = new(0, extract.UnitId, UnitKind.Council, "Council"),
        Units = [.. extract.Units.Where(unit => unit.UnitId != extract.UnitId).Select(unit => new ExtractUnit(unit.Row, unit.UnitId, Name: unit.Name))],
    };

    private static void ForEach(Action<StaffingSnapshot, StaffingExtract, Reconciliation> check) => Parallel.For(0, History.HowMany, seed =>
    {
        var random = new Random(seed);
        var held = Snapshot(seed);
        var other = Snapshot(seed + 100_000);

        foreach (var unitId in Organisation.EverWithin(other, "U0").Take(2))
        {
            // Often one on which somebody leaves.
            var lastDates = held.Engagements.Values.Select(each => each.Engagement.LastDate).OfType<DateOnly>().Order().ToList();
            var day = lastDates.Count > 0 && random.Next(2) == 0 ? random.From(lastDates) : new DateOnly(2020, 1, 1).AddDays(random.Next(1500));

            if (Organisation.List(other, unitId, day).FirstOrDefault()?.UnitId != unitId)
            {
                continue;
            }

            var extract = HeldOn.Extract(other, unitId, day, dates: random);

            // What the unit is part of in one history may be part of it in the other: the rows of such are faults, to which another test sees.
            if (Above(held, unitId, day.DayNumber).Any(above => extract.Units.Any(unit => unit.UnitId == above)))
            {
                continue;
            }

            var found = Reconciliation.Of(held, extract, AnyShare);

            try
            {
                Assert.Empty(found.Faults);
                check(held, extract, found);
            }
            catch (Xunit.Sdk.XunitException exception)
            {
                throw new Xunit.Sdk.XunitException($"Seed {seed}, {unitId} on {day:yyyy-MM-dd}: {exception.Message}", exception);
            }
        }
    });

    /// <summary>
    /// What a history of one source comes to, without what waits for something: an extract may bring that, and what waited would be
    /// in no extract and begin with it, until the next one ends it.
    /// </summary>
    private static StaffingSnapshot Snapshot(int seed)
    {
        var changes = HistoryGenerator.Make(seed).Changes
            .Select(change => new Change(HeldOn.Source, change.ChangeId, change.Made, change.Withdrawn, change.Fact))
            .ToList();
        var snapshot = StaffingSnapshot.Empty.And(changes);

        while (snapshot.Held.Count > 0)
        {
            changes.RemoveAll(change => snapshot.Held.ContainsKey(change.Fact.Key));
            snapshot = StaffingSnapshot.Empty.And(changes);
        }

        return snapshot;
    }
}
