using System.Globalization;
using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Reconciling;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Reconciling;

/// <summary>What an extract says of ends, and what it leaves of those that are held: nothing that is recorded ends before it begins.</summary>
public class EndTests
{
    private const decimal AnyShare = 100;

    private static readonly DateOnly Day = new(2026, 11, 30);
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Ahead = new(2026, 12, 31);
    private static readonly DateOnly Later = new(2027, 2, 1);
    private static readonly DateOnly Gone = new(2026, 10, 31);
    private static readonly DateOnly Changed = new(2026, 11, 15);
    private static readonly Placement InP = Placement.InPost("P");

    [Theory]
    [InlineData("2026-12-31")]
    [InlineData("2026-11-30")] // The extract's own day: somebody who begins later does not work it.
    public void EngagementThatBeginsAfterItsHeldLastDay_HasNoEnd(string heldLastDate)
    {
        var held = Held(A.Post("P"), A.Employee("E", InP, from: First, last: DateOnly.Parse(heldLastDate, CultureInfo.InvariantCulture)) with { LeavingReason = LeavingReason.Retired });

        var found = Reconciled(held, Engagement(Later));

        Assert.Equal([A.Employee("E", InP, from: Later)], found.Differences.Select(difference => difference.Fact));
        Assert.Contains(new Doubt(DoubtKind.FirstDateChanged, FactReference.Engagement("E"), 1), found.Doubts);
        Assert.DoesNotContain(found.Doubts, doubt => doubt.Kind is DoubtKind.LeavesOnDay);
    }

    /// <summary>One that begins on its held last day is of that single day, which contradicts nothing.</summary>
    [Fact]
    public void EngagementThatBeginsNoLaterThanItsHeldLastDay_KeepsIt()
    {
        var held = Held(A.Post("P"), A.Employee("E", InP, from: First, last: Ahead));

        Assert.Equal([A.Employee("E", InP, from: Ahead, last: Ahead)], Reconciled(held, Engagement(Ahead)).Differences.Select(difference => difference.Fact));
    }

    [Theory]
    [InlineData(1)] // Another state though nothing else of it is other: between the two there is none.
    [InlineData(2)]
    public void PostThatBeginsAfterItsHeldLastDay_IsAnotherStateWithoutEnd(int fte)
    {
        var held = Held(A.Post("P", from: First, last: Ahead));
        var row = Post(first: Later, fte: fte);

        var after = And(held, row, A.Post("P", fte, from: Later));

        // To the close of 30 December; of its last day it is not counted any more.
        Assert.Equal([1m, 0m, 0m, fte], Established(after, Ahead.AddDays(-1), Ahead, Later.AddDays(-1), Later));
    }

    [Fact]
    public void UnitThatBeginsAfterItsHeldLastDay_IsAnotherStateWithoutEnd()
    {
        var held = Held(A.Unit("U", from: First, last: Ahead));

        And(held, new ExtractUnit(1, "U", FirstDate: Later), A.Unit("U", from: Later));
        And(held, new ExtractUnit(1, "U", Name: "Other", FirstDate: Later), A.Unit("U", from: Later) with { Name = "Other" });
    }

    /// <summary>Nobody knows since when it was so: of a state of one day nothing counts.</summary>
    [Fact]
    public void PostAndUnitThatAreNewAndHaveEnded_BeginOnTheirLastDay()
    {
        And(Held(), Post(last: Gone), A.Post("P", from: Gone, last: Gone));
        And(Held(), new ExtractUnit(1, "U", Name: "Unit U", LastDate: Gone), A.Unit("U", from: Gone, last: Gone));
    }

    /// <summary>It counts until the day before its last, whatever else was other at its end.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void PostThatHasEndedBeforeTheDay_EndsOnItsLastDay(int fte)
    {
        var held = Held(A.Post("P", from: First));
        var recorded = A.Post("P", fte, from: fte == 1 ? First : Gone, last: Gone);

        Assert.Equal([1m, 0m, 0m], Established(And(held, Post(last: Gone, fte: fte), recorded), Gone.AddDays(-1), Gone, Day));
    }

    [Fact]
    public void UnitThatHasEndedBeforeTheDay_EndsOnItsLastDay()
    {
        And(Held(A.Unit("U", from: First)), new ExtractUnit(1, "U", LastDate: Gone), A.Unit("U", from: First, last: Gone));
        And(Held(A.Unit("U", from: First)), new ExtractUnit(1, "U", Name: "Other", LastDate: Gone), A.Unit("U", from: Gone, last: Gone) with { Name = "Other" });
    }

    /// <summary>An extract alters nothing of what was held before: what began after the end that it tells of ends where it began.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void EndBeforeTheHeldStateBegan_IsThatOfTheDayOnWhichItDid(int fte)
    {
        var posts = Held(A.Post("P", from: First), A.Post("P", from: Changed, status: PostStatus.Held));
        var units = Held(A.Unit("U", from: First), A.Unit("U", from: Changed) with { Name = "Other" });

        var after = And(posts, Post(last: Gone, fte: fte), A.Post("P", fte, from: Changed, status: PostStatus.Held, last: Changed));
        And(units, new ExtractUnit(1, "U", LastDate: Gone), A.Unit("U", from: Changed, last: Changed) with { Name = "Other" });

        Assert.Equal([1m, 0m, 0m], Established(after, Changed.AddDays(-1), Changed, Day));
    }

    /// <summary>Many HR systems go on listing what has been closed.</summary>
    [Fact]
    public void EndThatIsHeldAlready_IsNoDifference_AndOneThatIsOtherIsPutRight()
    {
        var held = Held(A.Post("P", from: First, last: Gone), A.Unit("U", from: First, last: Gone));

        Assert.Empty(Reconciled(held, Post(last: Gone), new ExtractUnit(2, "U", LastDate: Gone)).Differences);
        And(held, Post(last: Changed), A.Post("P", from: First, last: Changed));
        And(held, new ExtractUnit(1, "U", LastDate: Gone.AddDays(-1)), A.Unit("U", from: First, last: Gone.AddDays(-1)));
    }

    [Fact]
    public void PostThatBeganAgainAndEndedAgain_IsAnotherState()
    {
        var held = Held(A.Post("P", from: First, last: Gone));

        And(held, Post(first: Gone.AddDays(8), last: Changed), A.Post("P", from: Gone.AddDays(8), last: Changed));
    }

    /// <summary>Whatever is held, and whatever rows say that can be read at all.</summary>
    [Fact]
    public void Differences_OfWhateverRows_EndNoEarlierThanTheyBegin()
    {
        var ends = 0;

        Parallel.For(0, History.HowMany, seed =>
        {
            var random = new Random(seed);
            var day = new DateOnly(2020, 1, 1).AddDays(random.Next(1500));
            var held = StaffingSnapshot.Empty.And(RandomRows.Changes(seed));

            if (!held.KnowsUnit("U0"))
            {
                return;
            }

            var rows = RandomRows.AsHeld(held, day, random).Select(row => Redated(RandomRows.MaybeOther(row, day, random), day, random)).ToArray();
            var found = Reconciliation.Of(held, Extract("U0", day, rows), AnyShare);

            foreach (var difference in found.Differences)
            {
                var (first, last) = Dates(difference.Fact);
                Assert.False(last < first, $"Seed {seed}, {day:O}: {difference}");
                Interlocked.Add(ref ends, last is null ? 0 : 1);
            }
        });

        Assert.True(ends > 0);
    }

    private static (DateOnly First, DateOnly? Last) Dates(Fact fact) => fact switch
    {
        OrganisationUnit unit => (unit.FirstDate, unit.LastDate),
        Post post => (post.FirstDate, post.LastDate),
        Engagement engagement => (engagement.FirstDate, engagement.LastDate),
        _ => default,
    };

    /// <summary>The row with other days now and then, around the extract's: either may be left out where a row may do so, and the last is never before the first.</summary>
    private static ExtractRow Redated(ExtractRow row, DateOnly day, Random random)
    {
        DateOnly? first = random.Next(3) == 0 ? null : day.AddDays(random.Next(-400, 400));
        DateOnly? last = random.Next(3) == 0 ? null : (first ?? day.AddDays(-400)).AddDays(random.Next(600));

        return (row, random.Next(2)) switch
        {
            (ExtractUnit unit, 0) => unit with { FirstDate = first, LastDate = last },
            (ExtractUnit unit, _) when unit.LastDate < unit.FirstDate => unit with { LastDate = null },
            (ExtractPost post, 0) => post with { FirstDate = first, LastDate = last },
            (ExtractPost post, _) when post.LastDate < post.FirstDate => post with { LastDate = null },
            (ExtractEngagement engagement, 0) => engagement with { FirstDate = first ?? day, LastDate = last < (first ?? day) ? null : last },
            (ExtractEngagement engagement, _) when engagement.LastDate < engagement.FirstDate => engagement with { LastDate = null },
            _ => row,
        };
    }

    private static StaffingSnapshot Held(params IEnumerable<Fact> facts) => Known.Of(facts);

    private static ExtractPost Post(DateOnly? first = null, DateOnly? last = null, int fte = 1) =>
        new(1, "P", A.Team, Role.CaseHolder, Fte.Of(fte), FirstDate: first, LastDate: last);

    private static ExtractEngagement Engagement(DateOnly first) => new(1, "E", A.WorkerOf("E"), Footing.Permanent, first, InP, Fte.One);

    /// <summary>What is known once a row has been applied: it must change that one fact, and nothing the next night.</summary>
    private static StaffingSnapshot And(StaffingSnapshot held, ExtractRow row, Fact fact)
    {
        var found = Reconciled(held, row);

        Assert.Equal([fact], found.Differences.Select(difference => difference.Fact));
        Assert.Empty(found.Faults);

        var after = held.And(HeldOn.Changes(Extract(A.Council, Day, row), found));
        Assert.Empty(Reconciliation.Of(after, Extract(A.Council, Day.AddDays(1), row), AnyShare).Differences);
        return after;
    }

    private static Reconciliation Reconciled(StaffingSnapshot held, params ExtractRow[] rows) => Reconciliation.Of(held, Extract(A.Council, Day, rows), AnyShare);

    /// <summary>Made after all that is held.</summary>
    private static StaffingExtract Extract(string unitId, DateOnly day, params ExtractRow[] rows) =>
        new(HeldOn.Source, unitId, day, new(new(2090, 1, 1, 0, 0, 0, DateTimeKind.Utc), day.DayNumber), ExtractContents.None)
        {
            Units = [.. rows.OfType<ExtractUnit>()],
            Posts = [.. rows.OfType<ExtractPost>()],
            Workers = [.. rows.OfType<ExtractWorker>()],
            Engagements = [.. rows.OfType<ExtractEngagement>()],
        };

    private static IEnumerable<decimal> Established(StaffingSnapshot snapshot, params IEnumerable<DateOnly> days) =>
        days.Select(day => snapshot.Figures(day).Establishment.Value);
}
