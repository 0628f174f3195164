using Workforce.Conformance.Comparing;
using Workforce.Conformance.Facts;
using Workforce.V1;

namespace Workforce.Conformance.Tests;

/// <summary>The comparison is worth something only if it can fail.</summary>
public class DifferenceTests
{
    /// <summary>9 leavers of 80; 8.8 FTE of 76.1.</summary>
    private static readonly StaffingCounts IsleOfWight = new(
        InPost: new(76.1m, 80), Starters: new(5m, 5), Leavers: new(8.8m, 9), Cover: new(10m, 10), Extra: new(12m, 12), VacantFte: 11m);

    [Theory]
    [InlineData("11.3", Verdict.Exact)]
    [InlineData("11.2", Verdict.Differs)]
    [InlineData("z", Verdict.Differs)]
    public void Comparison_OfHeads_AllowsForNoRoundingOfCounts(string published, Verdict verdict) =>
        Assert.Equal(verdict, Compare(Measure.TurnoverHeadcount, published, new(11.3m, default, 9m, 80m)));

    [Theory]
    [InlineData("11.6", Verdict.Exact)] // 11.564
    [InlineData("11.5", Verdict.WithinRounding)] // 8.75 / 76.15 = 11.490
    [InlineData("11.4", Verdict.Differs)] // at most 11.45 before rounding
    [InlineData("11.7", Verdict.Differs)] // at least 11.65; 8.85 / 76.05 = 11.637
    public void Comparison_OfFte_AllowsForTheRoundingOfBothCounts(string published, Verdict verdict) =>
        Assert.Equal(verdict, Compare(Measure.TurnoverFte, published, new(11.6m, default, 8.8m, 76.1m)));

    [Fact]
    public void Comparison_OfARateRoundedToEven_Differs() =>
        Assert.Equal(Verdict.Differs, Compare(Measure.TurnoverHeadcount, "11.2", new(11.2m, default, 9m, 80m)));

    [Fact]
    public void Comparison_OfTheRightRateFromOtherCounts_Differs() =>
        Assert.Equal(Verdict.Differs, Compare(Measure.TurnoverHeadcount, "11.3", new(11.3m, default, 18m, 160m)));

    [Fact]
    public void Comparison_OfTheWrongReason_Differs() =>
        Assert.Equal(Verdict.Differs, Compare(Measure.VacanciesCovered, "z", new(null, NoValueReason.Unreliable, 10m, 11m)));

    [Theory]
    [InlineData("Isle of Wight,76.1,80,5,5,8.8,9,11.6,11.3", "Isle of Wight,76.1,80,5,5,8.8,9,11.6,11.5")]
    [InlineData("42,33,32.3,10,11,7.3", "42,33,32.3,10,11,8.3")]
    public async Task Run_OfAFileWithAWrongRate_Fails(string printed, string wrong)
    {
        var text = ExampleRows.Text.Replace(printed, wrong, StringComparison.Ordinal);
        var right = await ExampleRun.RunAsync(ExampleRows.Text);

        var report = await ExampleRun.RunAsync(text);

        Assert.NotEqual(ExampleRows.Text, text);
        Assert.True(report.Fails);
        Assert.Equal(right.AuthorityDifferences.Count() + 1, report.AuthorityDifferences.Count());
    }

    private static Verdict Compare(Measure measure, string published, Answer answer) =>
        Comparison.Of(measure, new(published), IsleOfWight[measure.Numerator], IsleOfWight[measure.Other], answer).Verdict;
}
