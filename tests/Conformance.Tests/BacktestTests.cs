using Workforce.Backtest;
using Workforce.Conformance.Published;
using Workforce.Domain.Planning;
using Xunit.Abstractions;

namespace Workforce.Conformance.Tests;

/// <summary>Whether the service's projections are any good, on what was published. The program prints the whole table.</summary>
public class BacktestTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Projections_OfEveryAuthority_HoldWhatCameAboutAsOftenAsTheySay()
    {
        if (!PublishedFile.Exists)
        {
            output.WriteLine($"NOT RUN: there is no {PublishedFile.Path}. No projection was held against what came.");
            return;
        }

        // Few simulations each: over a thousand projections their error is nothing.
        var outcomes = BacktestRun.Of(await CswwFile.ReadAsync(PublishedFile.Path), simulations: 200);

        foreach (var line in BacktestTable.Lines(outcomes))
        {
            output.WriteLine(line);
        }

        var judged = outcomes.Where(outcome => outcome.Year > BacktestTable.LastFitted && outcome.Quantity is Quantity.InPost).ToList();
        Assert.InRange(judged.Count, 500, 700);
        Assert.InRange((decimal)judged.Count(outcome => outcome.IsWithin80) / judged.Count, 0.75m, 0.87m);
        Assert.InRange((decimal)judged.Count(outcome => outcome.IsWithin95) / judged.Count, 0.90m, 0.98m);

        // Far better than repeating the last change; about as good as no change, which is hard to beat.
        Assert.True(judged.Sum(outcome => outcome.Error) < 0.8m * judged.Sum(outcome => outcome.ErrorOfLastChange));
        Assert.True(judged.Sum(outcome => outcome.Error) < 1.02m * judged.Sum(outcome => outcome.ErrorOfNoChange));
    }

    /// <summary>Leavers of 2018 to 2022 over the heads halfway between one year's end and the next, a month.</summary>
    [Fact]
    public async Task PublishedLeaverRate_IsThatOfEngland()
    {
        if (!PublishedFile.Exists)
        {
            output.WriteLine($"NOT RUN: there is no {PublishedFile.Path}.");
            return;
        }

        var england = (await CswwFile.ReadAsync(PublishedFile.Path)).Rows.Where(row => row.Level is GeographicLevel.Country).OrderBy(row => row.Year).ToList();
        var leavers = england.Skip(1).Sum(row => row[Column.LeaversHeadcount].Number!.Value);
        var personMonths = england.Zip(england.Skip(1)).Sum(pair => 6m * (Heads(pair.First) + Heads(pair.Second)));

        Assert.Equal(PlanningDefaults.PublishedLeaverRate, decimal.Round(leavers / personMonths, 4, MidpointRounding.AwayFromZero));

        static decimal Heads(CswwRow row) => row[Column.InPostHeadcount].Number!.Value;
    }
}
