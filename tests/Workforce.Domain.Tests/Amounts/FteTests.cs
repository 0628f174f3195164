using Workforce.Domain.Amounts;

namespace Workforce.Domain.Tests.Amounts;

public class FteTests
{
    [Theory]
    [InlineData("0.6")]
    [InlineData("0.333333")]
    [InlineData("0.000001")]
    [InlineData("-13.7")]
    [InlineData("999999999999.999999")]
    public void Of_AtMostSixPlaces_IsHeldWithoutLoss(string text)
    {
        var value = decimal.Parse(text);

        Assert.True(Fte.IsExact(value));
        Assert.Equal(value, Fte.Of(value).Value);
    }

    [Theory]
    [InlineData("0.3333333")]
    [InlineData("0.0000001")]
    [InlineData("-0.1234567")]
    [InlineData("1000000000000")]
    [InlineData("-1000000000000")]
    [InlineData("79228162514264337593543950335")]
    public void Of_MorePlacesOrLargerThanTwelveDigits_IsRefused(string text)
    {
        var value = decimal.Parse(text);

        Assert.False(Fte.IsExact(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fte.Of(value));
    }

    [Fact]
    public void Of_TrailingZeros_AreNoPlaces() => Assert.Equal(Fte.Of(0.5m), Fte.Of(0.50000000m));

    [Fact]
    public void Sum_OfATenthAndTwoTenths_IsThreeTenths() => Assert.Equal(Fte.Of(0.3m), Fte.Of(0.1m) + Fte.Of(0.2m));

    /// <summary>Thirds at six places: 0.333333 x 3 = 0.999999, and not 1.</summary>
    [Fact]
    public void Sum_OfThreeThirds_IsAMillionthShortOfOne() =>
        Assert.Equal(Fte.FromMillionths(1), Fte.One - (Fte.Of(0.333333m) + Fte.Of(0.333333m) + Fte.Of(0.333333m)));

    [Fact]
    public void Sum_BeyondWhatIsHeld_OverflowsAloud()
    {
        var most = Fte.FromMillionths(long.MaxValue);

        Assert.Throws<OverflowException>(() => most + Fte.One);
        Assert.Throws<OverflowException>(() => -most - Fte.One);
    }

    [Fact]
    public void Comparison_GoesByAmount()
    {
        Assert.True(Fte.Zero < Fte.One && Fte.One <= Fte.Of(1.0m) && Fte.Of(1.2m) > Fte.One && Fte.One >= Fte.Of(1.0m));
        Assert.Equal([Fte.Of(-1m), Fte.Zero, Fte.One], new[] { Fte.One, Fte.Of(-1m), Fte.Zero }.Order());
    }

    [Theory]
    [InlineData("0.60", "0.6")]
    [InlineData("13", "13")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("-0.2", "-0.2")]
    [InlineData("0", "0")]
    public void ToString_IsPlainDigitsWithoutTrailingZeros(string value, string text) =>
        Assert.Equal(text, Fte.Of(decimal.Parse(value)).ToString());
}
