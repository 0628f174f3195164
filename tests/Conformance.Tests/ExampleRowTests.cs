using System.Globalization;
using Workforce.Conformance.Comparing;
using Workforce.V1;

namespace Workforce.Conformance.Tests;

/// <summary>Published rates with their arithmetic: numerator and denominator are those of the row, the rate is theirs.</summary>
public class ExampleRowTests(ExampleRun run) : IClassFixture<ExampleRun>
{
    [Theory]
    [InlineData("Peterborough", "turnover_rate_fte", "42", "127.3", "33")] // 32.993
    [InlineData("Peterborough", "turnover_rate_headcount", "42", "130", "32.3")] // 32.308
    [InlineData("Peterborough", "agency_rate_fte", "10", "137.3", "7.3")] // 10 / (10 + 127.3) = 7.283
    [InlineData("Peterborough", "agency_rate_headcount", "11", "141", "7.8")] // 11 / (11 + 130) = 7.801
    [InlineData("Peterborough", "agency_cover_rate_fte", "10", "10", "100")]
    [InlineData("Peterborough", "vacancy_rate_fte", "45.5", "172.8", "26.3")] // 45.5 / (45.5 + 127.3) = 26.331
    [InlineData("Peterborough", "vacancy_agency_cover_rate_fte", "10", "45.5", "22")] // 21.978
    [InlineData("Isle of Wight", "turnover_rate_headcount", "9", "80", "11.3")] // 11.25: half goes away from zero
    [InlineData("Portsmouth", "turnover_rate_headcount", "9", "144", "6.3")] // 6.25
    [InlineData("Isles of Scilly", "agency_rate_fte", "1", "1", "100")] // 1 / (1 + 0): nobody is employed
    [InlineData("Isles of Scilly", "vacancy_rate_fte", "1", "1", "100")] // 1 / (1 + 0): no error
    [InlineData("City of London", "agency_rate_headcount", "1", "9", "11.1")] // one head of 0.6 FTE
    [InlineData("City of London", "agency_cover_rate_fte", "0.4", "0.6", "66.7")] // of whose FTE 0.4 covers
    [InlineData("Surrey", "agency_rate_fte", "136.8", "592.4", "23.1")] // 136.8 / (136.8 + 455.6) = 23.092
    [InlineData("Surrey", "vacancy_agency_cover_rate_fte", "142.8", "184.7", "77.3")] // 77.315, with more cover than agency
    public void Answer_OfAPublishedRow_IsAsPrinted(string name, string rate, string numerator, string denominator, string printed)
    {
        var result = run.Result(name, rate);

        Assert.Equal(printed, result.Published.Text);
        Assert.Equal(new Answer(Number(printed), default, Number(numerator), Number(denominator)), result.Answer);
        Assert.Equal(Verdict.Exact, result.Verdict);
    }

    /// <summary>28 / 28.9 is 96.886, but 27.95 / 28.95 is 96.55 and 28.05 / 28.85 is 97.23: 96.8 may come of the unrounded.</summary>
    [Fact]
    public void Answer_ThatThePrintedCountsDoNotGiveExactly_IsWithinTheirRounding()
    {
        var result = run.Result("Derby", "agency_cover_rate_fte");

        Assert.Equal(("96.8", 96.9m, Verdict.WithinRounding), (result.Published.Text, result.Answer?.Value, result.Verdict));
    }

    [Theory]
    [InlineData("Leicestershire", "vacancy_agency_cover_rate_fte", "u", NoValueReason.Unreliable)] // cover 51.5, vacancies 22
    [InlineData("Isles of Scilly", "turnover_rate_fte", "z", NoValueReason.NotApplicable)] // 0 / 0, with posts and agency reported
    [InlineData("Isles of Scilly", "turnover_rate_headcount", "z", NoValueReason.NotApplicable)]
    [InlineData("Portsmouth", "turnover_rate_fte", "x", NoValueReason.Missing)] // leavers' FTE could not be returned; their heads could
    public void Answer_OfARowWithASymbol_IsItsReason(string name, string rate, string symbol, NoValueReason reason)
    {
        var result = run.Result(name, rate);

        Assert.Equal(
            (symbol, null, reason, Verdict.Exact),
            (result.Published.Text, result.Answer?.Value, result.Answer?.Reason, result.Verdict));
    }

    [Theory]
    [InlineData("Surrey", "agency_cover_rate_fte", "cover 142.8 exceeds all agency 136.8, of which it is a part in the service: no facts add up to both")]
    public void Rate_WithoutCountsToBuild_IsNotAskedAndSaysWhy(string name, string rate, string reason)
    {
        var result = run.Result(name, rate);

        Assert.Equal((Verdict.NotAsked, reason), (result.Verdict, result.Reason));
    }

    [Fact]
    public void Starters_OfEveryRow_ComeBackAsPushed() => Assert.Empty(run.Report.Miscounted);

    [Fact]
    public void Leavers_OfNoFte_AreHeadsOfTheLeastFteThereIs()
    {
        var (fte, heads) = (run.Result("Derby", "turnover_rate_fte"), run.Result("Derby", "turnover_rate_headcount"));

        Assert.Equal(("0", 0m, 0.000013m, Verdict.Exact), (fte.Published.Text, fte.Answer?.Value, fte.Answer?.Numerator, fte.Verdict));
        Assert.Equal(("8.7", 13m, Verdict.Exact), (heads.Published.Text, heads.Answer?.Numerator, heads.Verdict));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
