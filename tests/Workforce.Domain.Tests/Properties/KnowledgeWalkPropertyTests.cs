using Workforce.Domain.Comparing;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Domain.Tests.Histories;

namespace Workforce.Domain.Tests.Properties;

/// <summary>Which changes moved a figure: held against working the figure out anew before and after every single change.</summary>
public class KnowledgeWalkPropertyTests
{
    private const int Seeds = 6;

    [Fact]
    public void Steps_OfAnyMeasure_AreTheChangesThatMovedIt_AndLeadFromTheFirstAnswerToTheLast() => ForEachWalk((measure, scope, day, recorded, from) =>
    {
        var before = AllMeasures.Snapshot([.. recorded.Take(from)]);
        var walk = new KnowledgeWalk(before, measure, scope, day);
        var answer = measure.Answer(before, StaffFlows.Of, scope, day);
        var snapshot = before;

        foreach (var change in recorded.Skip(from))
        {
            snapshot = snapshot.With([change], change.Revision, out _);
            var next = measure.Answer(snapshot, StaffFlows.Of, scope, day);

            Assert.Equal(answer == next ? null : new KnowledgeStep(change, answer, next), walk.Take(change));
            answer = next;
        }

        Assert.Equal(measure.Answer(AllMeasures.Snapshot(recorded), StaffFlows.Of, scope, day), walk.Value);
    });

    [Fact]
    public void Steps_AfterSomeWereSkipped_AreThoseOfAWholeWalk() => ForEachWalk((measure, scope, day, recorded, from) =>
    {
        var whole = new KnowledgeWalk(WorkforceSnapshot.Empty, measure, scope, day);
        var resumed = new KnowledgeWalk(WorkforceSnapshot.Empty, measure, scope, day);
        resumed.Skip([.. recorded.Take(from)]);

        // Each change is taken once and in order, which no lazy sequence promises.
        var all = new List<KnowledgeStep?>();
        var rest = new List<KnowledgeStep?>();

        for (var i = 0; i < recorded.Count; i++)
        {
            all.Add(whole.Take(recorded[i]));

            if (i >= from)
            {
                rest.Add(resumed.Take(recorded[i]));
            }
        }

        Assert.Equal(all[from..], rest);
    });

    /// <summary>Else nothing above would be put to the test.</summary>
    [Fact]
    public void Steps_OverAllHistories_MoveEachMeasure_AndNotAtEachChange()
    {
        var moved = new HashSet<Measure>();
        var (steps, changes) = (0, 0);
        var gate = new Lock();

        ForEachWalk((measure, scope, day, recorded, _) =>
        {
            var walk = new KnowledgeWalk(WorkforceSnapshot.Empty, measure, scope, day);
            var count = recorded.Count(change => walk.Take(change) is not null);

            lock (gate)
            {
                steps += count;
                changes += recorded.Count;

                if (count > 1)
                {
                    moved.Add(measure);
                }
            }
        });

        Assert.Equal(AllMeasures.List.Count, moved.Count);
        Assert.InRange(steps, 1, changes / 2);
    }

    private static void ForEachWalk(Action<Measure, Scope, DateOnly, IReadOnlyList<RecordedChange>, int> check) =>
        Parallel.For(0, Seeds, seed =>
        {
            var history = HistoryGenerator.Make(seed);
            var recorded = AllMeasures.Recorded(history);
            var random = new Random(seed);
            var days = new Knowledge(history.Changes).Model.Staffing.ChangeDays.ToList();

            foreach (var measure in AllMeasures.List)
            {
                var roles = random.From(RoleSet.Census, RoleSet.All);
                check(measure, new($"U{random.Next(3)}", roles), random.From(days), recorded, random.Next(recorded.Count));
            }
        });
}
