using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Domain.Reconciling;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Reconciling;

/// <summary>Rows gathered against what is held are the rows that came, whatever they say and whatever is recorded meanwhile.</summary>
public class GatheredRowsTests
{
    private const decimal MaxEndPercent = 10;

    /// <summary>How much of a history is recorded while its rows come in: at first, later, and at the end.</summary>
    private static readonly int[] PercentRecorded = [50, 75, 100];

    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void Rows_Gathered_AreTheRowsThatCame() => ForEach((random, changes, day) =>
    {
        var held = StaffingSnapshot.Empty.And(changes);
        var rows = Rows(held, day, random);

        Assert.Equal(rows.OfType<ExtractUnit>(), Gathered<ExtractUnit>(rows, day, held));
        Assert.Equal(rows.OfType<ExtractPost>(), Gathered<ExtractPost>(rows, day, held));
        Assert.Equal(rows.OfType<ExtractWorker>(), Gathered<ExtractWorker>(rows, day, held));
        Assert.Equal(rows.OfType<ExtractEngagement>(), Gathered<ExtractEngagement>(rows, day, held));
    });

    /// <summary>Else it would be right and of no use.</summary>
    [Fact]
    public void RowsThatSayWhatIsHeld_WithFieldsLeftEmptyOrNot_AreNotKept() => ForEach((random, changes, day) =>
    {
        var held = StaffingSnapshot.Empty.And(changes);
        var rows = RandomRows.AsHeld(held, day, random).ToList();

        Assert.Equal(0, Gathering<ExtractUnit>(rows, day, held).OtherCount);
        Assert.Equal(0, Gathering<ExtractPost>(rows, day, held).OtherCount);
        Assert.Equal(0, Gathering<ExtractWorker>(rows, day, held).OtherCount);
        Assert.Equal(0, Gathering<ExtractEngagement>(rows, day, held).OtherCount);
    });

    [Fact]
    public void Reconciliation_OfGatheredRows_IsThatOfTheRows_WhateverIsRecordedMeanwhile()
    {
        var (differences, doubts, faults, excesses, changedMeanwhile) = (0, 0, 0, 0, 0);

        ForEach((random, changes, day) =>
        {
            // What comes last in the end, as feeds do that send while an extract comes in.
            var held = PercentRecorded.Select(percent => StaffingSnapshot.Empty.And(changes.Take(changes.Count * percent / 100))).ToArray();
            var latest = held[^1].WithoutNames(["W0", "W1", "W2"]);
            var rows = Rows(held[0], day, random);
            rows.AddRange(rows.Where(_ => random.Next(20) == 0).ToList().Select((row, i) => row with { Row = rows.Count + 1 + i }));
            var header = new StaffingExtract(HeldOn.Source, "U0", day, random.From(changes).Made, ExtractContents.All);

            if (!Reconciliation.KnowsUnit(latest, header))
            {
                return;
            }

            var (units, posts, workers, engagements) = (
                new GatheredRows<ExtractUnit>(day), new GatheredRows<ExtractPost>(day), new GatheredRows<ExtractWorker>(day), new GatheredRows<ExtractEngagement>(day));

            for (var i = 0; i < rows.Count; i++)
            {
                var now = held[i * held.Length / rows.Count];
                Add(units, rows[i], now);
                Add(posts, rows[i], now);
                Add(workers, rows[i], now);
                Add(engagements, rows[i], now);
            }

            var plain = Reconciliation.Of(
                latest,
                header with
                {
                    Units = [.. rows.OfType<ExtractUnit>()],
                    Posts = [.. rows.OfType<ExtractPost>()],
                    Workers = [.. rows.OfType<ExtractWorker>()],
                    Engagements = [.. rows.OfType<ExtractEngagement>()],
                },
                MaxEndPercent);
            var found = Reconciliation.Of(latest, header with { Units = units, Posts = posts, Workers = workers, Engagements = engagements }, MaxEndPercent);

            Assert.Equal(plain.Differences, found.Differences);
            Assert.Equal(plain.Doubts, found.Doubts);
            Assert.Equal(plain.Faults, found.Faults);
            Assert.Equal(plain.Excesses, found.Excesses);
            Assert.Equal(plain.EngagementsHeld, found.EngagementsHeld);

            Interlocked.Add(ref differences, found.Differences.Count);
            Interlocked.Add(ref doubts, found.Doubts.Count);
            Interlocked.Add(ref faults, found.Faults.Count);
            Interlocked.Add(ref excesses, found.Excesses.Count);
            Interlocked.Add(ref changedMeanwhile, rows.Count(row => latest.History(row.Subject) != held[0].History(row.Subject)));
        });

        // Else it would show nothing.
        Assert.All([differences, doubts, faults, excesses, changedMeanwhile], count => Assert.True(count > 0));
    }

    [Fact]
    public void RowOfWhatIsHeld_MadeAnew_HasTheTextsThatAreHeld()
    {
        var held = StaffingSnapshot.Empty.And(new OrganisationUnit("T", Day, UnitKind.Team, "T"), new Post("P", Day, "T", Role.CaseHolder, Fte.One, PostStatus.Open));
        var came = new ExtractPost(7, new([.. "P"]), new([.. "T"]), Role.CaseHolder, Fte.One);
        var made = Gathering<ExtractPost>([came], Day, held)[0];

        Assert.Equal(came, made);
        Assert.Same(held.Posts["P"].NearestTo(Day.DayNumber).PostId, made.PostId);
        Assert.NotSame(came.PostId, made.PostId);
    }

    [Fact]
    public void RowsAboutTheSame_InWhateverOrder_AreAtFaultButForTheFirstAndNoneCounts()
    {
        var held = StaffingSnapshot.Empty.And(
            new OrganisationUnit("C", Day, UnitKind.Council, "C"),
            new Post("P", Day, "C", Role.CaseHolder, Fte.One, PostStatus.Open),
            new Post("Q", Day, "C", Role.CaseHolder, Fte.One, PostStatus.Open));
        var extract = new StaffingExtract("hr", "C", Day.AddDays(1), new(new(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc)), ExtractContents.Units)
        {
            Units = [new(1, "C", UnitKind.Council, "C", null)],
            Posts = [Post(9, "P", 2), Post(2, "P", 1), Post(4, "Q", 3), Post(5, "P", 3)],
        };

        var found = Reconciliation.Of(held, extract, MaxEndPercent);

        Assert.Equal(
            [
                new(5, "post.post_id", "is the same as in row 2; each may be there once."),
                new(9, "post.post_id", "is the same as in row 2; each may be there once."),
            ],
            found.Faults);
        Assert.Equal("Q", Assert.Single(found.Differences).Fact.Subject.Id);

        static ExtractPost Post(int row, string id, int fte) => new(row, id, "C", Role.CaseHolder, Fte.Of(fte));
    }

    private static void ForEach(Action<Random, IReadOnlyList<Change>, DateOnly> check) => Parallel.For(0, History.HowMany, seed =>
    {
        var random = new Random(seed);

        try
        {
            check(random, RandomRows.Changes(seed), new DateOnly(2020, 1, 1).AddDays(random.Next(1500)));
        }
        catch (Xunit.Sdk.XunitException exception)
        {
            throw new Xunit.Sdk.XunitException($"Seed {seed}: {exception.Message}", exception);
        }
    });

    private static List<ExtractRow> Rows(StaffingSnapshot held, DateOnly day, Random random) =>
        [.. RandomRows.AsHeld(held, day, random).Select(row => RandomRows.MaybeOther(row, day, random))];

    private static IEnumerable<TRow> Gathered<TRow>(IEnumerable<ExtractRow> rows, DateOnly day, StaffingSnapshot held)
        where TRow : ExtractRow => Gathering<TRow>(rows, day, held).OrderBy(row => row.Row);

    private static GatheredRows<TRow> Gathering<TRow>(IEnumerable<ExtractRow> rows, DateOnly day, StaffingSnapshot held)
        where TRow : ExtractRow
    {
        var gathered = new GatheredRows<TRow>(day);

        foreach (var row in rows)
        {
            Add(gathered, row, held);
        }

        return gathered;
    }

    private static void Add<TRow>(GatheredRows<TRow> gathered, ExtractRow row, StaffingSnapshot held)
        where TRow : ExtractRow
    {
        if (row is TRow mine)
        {
            gathered.Add(mine, held);
        }
    }
}
