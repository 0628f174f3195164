using System.Globalization;
using Workforce.Domain.Amounts;

namespace Workforce.Domain.Tests.Measures;

/// <summary>The vectors of docs/definitions.md 9 that concern vacancy and rounding.</summary>
public class MeasureValueTests
{
    [Theory]
    [InlineData("13.5", "78.3", "17.2", "17")] // 17.2414
    [InlineData("16", "76.8", "20.8", "21")] // 20.8333
    [InlineData("15", "79.3", "18.9", "19")] // 18.9155
    [InlineData("14", "77.8", "18.0", "18")] // 17.9949
    [InlineData("-0.2", "78.3", "-0.3", "0")] // 13.5 - 13.7: -0.2554
    [InlineData("19.5", "83", "23.5", "23")] // 23.4940
    [InlineData("9.0", "78.3", "11.5", "11")] // 13.5 - 4.5: 11.4943
    [InlineData("-7.5", "83", "-9.0", "-9")] // 19.5 - 27: -9.0361
    [InlineData("9", "80", "11.3", "11")] // 11.25
    [InlineData("9", "144", "6.3", "6")] // 6.25
    [InlineData("46", "160", "28.8", "29")] // 28.75
    [InlineData("35", "400", "8.8", "9")] // 8.75
    [InlineData("3", "3", "100.0", "100")]
    [InlineData("0", "78.3", "0", "0")]
    public void Rate_PublishedVector_RoundsAsPublished(string numerator, string denominator, string onePlace, string wholePerCent)
    {
        var rate = MeasureValue.Rate(Fte.Of(decimal.Parse(numerator)), Fte.Of(decimal.Parse(denominator)));

        Assert.Equal(decimal.Parse(onePlace), rate.Rounded(Rounding.Official));
        Assert.Equal(decimal.Parse(wholePerCent), rate.Rounded(new Rounding(0)));
    }

    [Fact]
    public void Rate_OverCoveredByAFifth_PrintsZeroAndNotMinusZero()
    {
        var rate = MeasureValue.Rate(Fte.Of(13.5m) - Fte.Of(13.7m), Fte.Of(78.3m));

        Assert.Equal("0", rate.Rounded(new Rounding(0))?.ToString(CultureInfo.InvariantCulture));
        Assert.False(decimal.IsNegative(rate.Rounded(new Rounding(0))!.Value));
        Assert.Equal(-0.2m, rate.Numerator);
    }

    [Fact]
    public void Rate_OfNothing_IsNotApplicableAndSaysWhatWasDivided()
    {
        var rate = MeasureValue.Rate(Fte.Zero, Fte.Zero);

        Assert.Equal(NoValueReason.NotApplicable, rate.Reason);
        Assert.Equal((0m, 0m), (rate.Numerator, rate.Denominator));
        Assert.Null(rate.Unrounded);
        Assert.Null(rate.Rounded(Rounding.Official));
    }

    [Fact]
    public void Rate_WithAValue_KeepsWhatItWasMadeOf()
    {
        var rate = MeasureValue.Rate(Fte.Of(13.5m), Fte.Of(78.3m));

        Assert.Equal((13.5m, 78.3m, null), (rate.Numerator, rate.Denominator, rate.Reason));
        Assert.Equal(17.2413793103m, decimal.Round(rate.Unrounded!.Value, 10));
    }

    [Fact]
    public void Missing_HasAReasonAndNothingElse()
    {
        var missing = MeasureValue.Missing;

        Assert.Equal(NoValueReason.Missing, missing.Reason);
        Assert.Equal((null, null, null), (missing.Numerator, missing.Denominator, missing.Unrounded));
    }

    [Fact]
    public void Amount_OfZero_IsAValueAndNotAReason()
    {
        var amount = MeasureValue.Amount(Fte.Zero);

        Assert.Equal((0m, null, 0m, null), (amount.Numerator, amount.Denominator, amount.Unrounded, amount.Reason));
    }
}
