using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Tests.Caseloads;
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

    /// <summary>Once a history or more, of the same kind and of another.</summary>
    [Fact]
    public void Make_Over30Seeds_RenewsContractsOften()
    {
        var caseloads = Enumerable.Range(0, 30).Select(CaseloadHistoryGenerator.Make).Select(history =>
            new ReferenceModel(history.Changes.Where(change => change.Fact.Key.Kind.Area() is FactArea.Staffing)));

        foreach (var models in new[] { Known.Select(known => known.Model), caseloads })
        {
            var renewed = models.SelectMany(model =>
                from ended in model.Applied.OfType<Engagement>()
                from next in model.Applied.OfType<Engagement>()
                where ended.WorkerId == next.WorkerId && ended.LastDate?.AddDays(1) == next.FirstDate
                select (ended, next)).ToList();

            var left = renewed.Count(each => each.ended.Footing.IsEmployed() && !each.next.Footing.IsEmployed());
            var takenOn = renewed.Count(each => !each.ended.Footing.IsEmployed() && each.next.Footing.IsEmployed());

            Assert.True(renewed.Count >= 30 && left >= 5 && takenOn >= 5, $"{renewed.Count}, of which {left} and {takenOn}.");
        }
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
