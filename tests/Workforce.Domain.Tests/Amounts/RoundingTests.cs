using System.Globalization;
using Workforce.Domain.Amounts;

namespace Workforce.Domain.Tests.Amounts;

public class RoundingTests
{
    /// <summary>Exact ties that the Department published (docs/definitions.md 1.4); to even, each would be a tenth less.</summary>
    [Theory]
    [InlineData("11.25", "11.3")] // 100 x 9 / 80, Isle of Wight 2021; and 90 / 8, City of London 2022
    [InlineData("6.25", "6.3")] // 100 x 9 / 144, Portsmouth 2021
    [InlineData("18.65", "18.7")] // 1492 / 80, Slough 2022
    [InlineData("28.75", "28.8")] // 100 x 46 / 160
    [InlineData("8.75", "8.8")] // 100 x 35 / 400
    [InlineData("-11.25", "-11.3")]
    [InlineData("11.2499", "11.2")]
    public void Apply_OfficialTie_GoesAwayFromZero(string value, string rounded) =>
        Assert.Equal(decimal.Parse(rounded), Rounding.Official.Apply(decimal.Parse(value)));

    [Theory]
    [InlineData("20.8333", "21")]
    [InlineData("17.9949", "18")]
    [InlineData("17.2414", "17")]
    [InlineData("0.5", "1")]
    [InlineData("-0.5", "-1")]
    [InlineData("-0.2554", "0")]
    public void Apply_WholePerCent_IsToTheNearest(string value, string rounded) =>
        Assert.Equal(decimal.Parse(rounded), new Rounding(0).Apply(decimal.Parse(value)));

    /// <summary>A decimal zero can carry a sign: none is printed, but it would live on as a binary fraction in JSON or a chart.</summary>
    [Theory]
    [InlineData("-0.2554", false)]
    [InlineData("-0.9", true)]
    [InlineData("-0.0", false)]
    public void Apply_ToZeroFromBelow_HasNoSign(string value, bool truncates)
    {
        var rounded = new Rounding(0, truncates).Apply(decimal.Parse(value));

        Assert.Equal("0", rounded.ToString(CultureInfo.InvariantCulture));
        Assert.False(decimal.IsNegative(rounded));
    }

    /// <summary>Figures that the 2010 paper cut off (docs/definitions.md 6.1, side finding).</summary>
    [Theory]
    [InlineData(57, 124, 1, "45.9")] // 45.97
    [InlineData(90, 96, 1, "93.7")] // 93.75
    [InlineData(427, 494, 2, "86.43")] // 86.437
    [InlineData(38, 39, 2, "97.43")] // 97.436
    [InlineData(-57, 124, 1, "-45.9")]
    public void Apply_Truncated_DropsFurtherDigits(int numerator, int denominator, int places, string shown) =>
        Assert.Equal(decimal.Parse(shown), new Rounding(places, Truncates: true).Apply(100m * numerator / denominator));

    /// <summary>312 / 357 = 87.39496 per cent: once through four places it would become 87.40.</summary>
    [Fact]
    public void Apply_FromTheUnrounded_IsNotRoundedTwice()
    {
        const decimal Unrounded = 100m * 312 / 357;

        Assert.Equal(87.39m, new Rounding(2).Apply(Unrounded));
        Assert.Equal(87.4m, new Rounding(2).Apply(new Rounding(3).Apply(Unrounded)));
    }
}
