using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Tests.Properties;
using Workforce.Domain.Tests.Reference;

namespace Workforce.Domain.Tests.Histories;

/// <summary>The property tests show nothing about what no history contains.</summary>
public class HistoryGeneratorTests
{
    private static readonly List<History> Histories = [.. Enumerable.Range(0, 30).Select(HistoryGenerator.Make)];
    private static readonly List<Knowledge> Known = Histories.ConvertAll(history => new Knowledge(history.Changes));

    [Fact]
    public void Make_SameSeedTwice_MakesTheSameHistory() =>
        Assert.Equal(HistoryGenerator.Make(7).ToString(), HistoryGenerator.Make(7).ToString());

    [Theory]
    [InlineData(DataQualityKind.ChangeHeld)]
    [InlineData(DataQualityKind.UnitsInALoop)]
    [InlineData(DataQualityKind.FteAboveOne)]
    [InlineData(DataQualityKind.PostOverFilled)]
    [InlineData(DataQualityKind.InPostOutsidePostDates)]
    [InlineData(DataQualityKind.CoverAboveVacancy)]
    [InlineData(DataQualityKind.UnitEndedWithPosts)]
    public void Make_Over30Seeds_ReachesEveryKindOfIssue(DataQualityKind kind) =>
        Assert.Contains(Known, known => known.Model.Staffing.ChangeDays
            .SelectMany(new ReferenceListings(known.Model, known.Measures).AllIssues)
            .Any(issue => issue.Kind == kind));

    [Fact]
    public void Make_Over30Seeds_ReachesEveryOutcomeOfARate()
    {
        var answers = (
            from known in Known
            from day in known.Model.Staffing.ChangeDays
            from rate in known.Measures.Rates("U0", RoleSet.Census, day, day.AddDays(90))
            select rate).ToList();

        Assert.Contains(answers, answer => answer.Reason is NoValueReason.Missing);
        Assert.Contains(answers, answer => answer.Reason is NoValueReason.NotApplicable);
        Assert.Contains(answers, answer => answer is { ToOnePlace: 0, Denominator: > 0 });
        Assert.Contains(answers, answer => answer.ToOnePlace is > 0 and < 100);
        Assert.Contains(answers, answer => answer.ToOnePlace is 100);
        Assert.Contains(answers, answer => answer.ToOnePlace < 0);
    }

    [Fact]
    public void Make_Over30Seeds_ReachesEveryWayOfChanging()
    {
        var changes = Histories.SelectMany(history => history.Changes.GroupBy(change => change.Fact.Key)).ToList();

        Assert.Contains(changes, fact => fact.Any(change => change.Withdrawn) && !fact.Last().Withdrawn);
        Assert.Contains(changes, fact => fact.Count() > 2);
        Assert.Contains(changes, fact => fact.Zip(fact.Skip(1)).Any(pair => pair.First.HoldsOver(pair.Second)));
        Assert.Contains(changes, fact => fact.Zip(fact.Skip(1)).Any(pair => pair.First.Made == pair.Second.Made));
    }
}
