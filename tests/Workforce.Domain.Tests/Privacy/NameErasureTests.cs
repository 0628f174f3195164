using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Tests.Histories;
using Workforce.Domain.Tests.Properties;

namespace Workforce.Domain.Tests.Privacy;

public class NameErasureTests
{
    private const int Seeds = 24;

    private static readonly DateTime Noon = new(2025, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void With_Erasure_TakesTheNameAndNothingElse()
    {
        var known = Snapshot(Recorded(1, new Worker("W1", "Ann")), Recorded(2, new Worker("W2", "Bob")));

        var after = known.With([Recorded(3, new NameErasure("W1"))], 3, out var effects);

        Assert.Equal((new Worker("W1", NameErased: true), new Worker("W2", "Bob")), (after.Staffing.Worker("W1"), after.Staffing.Worker("W2")));
        Assert.Equal((false, false), (effects[0].Superseded, effects[0].IsHeld));
        Assert.Equal((0, 1), (known.NameErasures.Count, after.NameErasures.Count));
    }

    [Fact]
    public void With_ErasureAndNamesInOneBatch_TakesOnlyThoseBeforeIt()
    {
        var after = Snapshot(
            Recorded(1, new Worker("W1", "Ann")),
            Recorded(2, new NameErasure("W1")),
            Recorded(3, new NameErasure("W1"), withdrawn: true),
            Recorded(4, new Worker("W1", "Ann Smith")),
            Recorded(5, new Worker("W2", "Bob")),
            Recorded(6, new NameErasure("W2")));

        Assert.Equal((new Worker("W1", "Ann Smith"), new Worker("W2", NameErased: true)), (after.Staffing.Worker("W1"), after.Staffing.Worker("W2")));
    }

    [Fact]
    public void With_WithdrawalOfAnErasure_ErasesNothing()
    {
        var after = Snapshot(Recorded(1, new Worker("W1", "Ann")), Recorded(2, new NameErasure("W1"), withdrawn: true));

        Assert.Equal("Ann", after.Staffing.Worker("W1")?.Name);
    }

    /// <summary>Else whoever waits for the worker would be counted, and erasing a name would move figures.</summary>
    [Fact]
    public void With_ErasureOfAWorkerNotKnown_MakesNobodyKnown()
    {
        var after = Snapshot(
            Recorded(1, A.Unit(A.Council, under: null)),
            Recorded(2, A.Post("P1", unit: A.Council)),
            Recorded(3, A.Employee("E1", Placement.InPost("P1"))),
            Recorded(4, new NameErasure(A.WorkerOf("E1"))));

        Assert.Single(after.Staffing.Held);
        Assert.False(after.Staffing.Knows(FactReference.Worker(A.WorkerOf("E1"))));
    }

    /// <summary>Every measure of every unit on several days, over generated histories in which everybody's name is erased somewhere on the way.</summary>
    [Fact]
    public void With_ErasuresAnywhereInAHistory_NoFigureIsAnother()
    {
        Parallel.For(0, Seeds, seed =>
        {
            var plain = AllMeasures.Recorded(HistoryGenerator.Make(seed));
            var named = plain.Select(change => change with { Change = Named(change.Change) }).ToList();
            var workers = named.Select(change => change.Change.Fact).OfType<Worker>().Select(worker => worker.WorkerId).Distinct().ToList();
            var erased = WorkforceSnapshot.Empty;
            var next = 0;

            // A few changes at a time, and between them the erasure of one more name; at the end of all.
            foreach (var batch in named.Chunk(Math.Max(1, named.Count / (workers.Count + 1))))
            {
                erased = erased.With(batch, batch[^1].Revision, out _);

                if (next < workers.Count)
                {
                    erased = erased.With([Recorded(0, new NameErasure(workers[next++]))], erased.Revision, out _);
                }
            }

            erased = erased.With([.. workers.Select(worker => Recorded(0, new NameErasure(worker)))], erased.Revision, out _);

            Assert.All(workers.Select(erased.Staffing.Worker), worker => Assert.Equal("", worker?.Name ?? ""));
            AssertSameFigures(AllMeasures.Snapshot(plain), erased, seed);
        });
    }

    private static void AssertSameFigures(WorkforceSnapshot plain, WorkforceSnapshot erased, int seed)
    {
        var (before, after) = (AllMeasures.KeptFlows(), AllMeasures.KeptFlows());
        var answers = 0;

        foreach (var unitId in plain.Staffing.Tree.Units)
        {
            foreach (var day in Enumerable.Range(0, 4).Select(year => new DateOnly(2019, 1, 1).AddDays((seed * 37 % 365) + (500 * year))))
            {
                foreach (var measure in AllMeasures.List)
                {
                    var scope = new Scope(unitId, RoleSet.All);
                    Assert.Equal(measure.Answer(plain, before, scope, day), measure.Answer(erased, after, scope, day));
                    answers++;
                }
            }
        }

        Assert.True(answers > 0);
        Assert.Equal(plain.Staffing.Held.Count, erased.Staffing.Held.Count);
    }

    private static Change Named(Change change) => change.Fact is Worker worker ? change with { Fact = worker with { Name = $"Name of {worker.WorkerId}" } } : change;

    private static RecordedChange Recorded(long number, Fact fact, bool withdrawn = false) =>
        new(number, number, Noon, Known.Change(fact, (int)number, withdrawn));

    private static WorkforceSnapshot Snapshot(params RecordedChange[] changes) => WorkforceSnapshot.Empty.With(changes, changes.Length, out _);
}
