using Workforce.Domain.Tests.Histories;
using Xunit.Abstractions;

namespace Workforce.Domain.Tests.Properties;

/// <summary>A snapshot is a function of the set of changes: the order and the batches in which they came make no difference.</summary>
public class SnapshotPropertyTests(ITestOutputHelper output)
{
    [Fact]
    public void With_AnyHistoryInAnyDelivery_AnswersAsTheReferenceDoes()
    {
        var checks = Enumerable.Range(0, History.HowMany)
            .AsParallel()
            .Select(seed => new HistoryCheck(HistoryGenerator.Make(seed)))
            .Select(check => (check.History, IsRight: check.FirstDifference() is null, check.Answers))
            .ToList();

        if (checks.Find(check => !check.IsRight).History is { } failing)
        {
            Assert.Fail(Shrink.ToFewestChanges(failing));
        }

        var changes = checks.Sum(check => check.History.Changes.Count);
        output.WriteLine($"{checks.Count} histories, {changes} changes, {checks.Sum(check => check.Answers)} answers compared.");
    }
}
