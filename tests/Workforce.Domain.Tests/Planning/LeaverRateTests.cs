using Workforce.Domain.Planning;

namespace Workforce.Domain.Tests.Planning;

public class LeaverRateTests
{
    [Fact]
    public void Mean_OfALargeUnit_HardlyFeelsItsCouncil()
    {
        // 90 of 7200 person-months are 0.0125; the council's 0.02 at a weight of 60: (90 + 1.2) / 7260 = 0.012562
        var rate = LeaverRate.Of(new(90, 7200m), new(400, 20_000m), councilWeight: 60m);

        Assert.Equal(0.012562m, decimal.Round(rate.Mean, 6, MidpointRounding.AwayFromZero));
    }

    [Fact]
    public void Mean_OfASmallUnitThatNobodyHasLeft_IsNearItsCouncils()
    {
        // (0 + 600 x 0.02) / (72 + 600) = 12 / 672 = 0.017857
        var rate = LeaverRate.Of(new(0, 72m), new(400, 20_000m), councilWeight: 600m);

        Assert.Equal(12, rate.Shape);
        Assert.Equal(0.017857m, decimal.Round(rate.Mean, 6, MidpointRounding.AwayFromZero));
    }

    [Fact]
    public void Mean_WhereNobodyEverLeft_IsZero()
    {
        var rate = LeaverRate.Of(new(0, 500m), new(0, 900m), councilWeight: 600m);

        Assert.Equal(0m, rate.Mean);
        Assert.Equal(1m, rate.MeanStaying(36));
    }

    [Fact]
    public void MeanStaying_IsTheMeanOverTheRatesThatMayBeTrue()
    {
        var rate = LeaverRate.Of(new(10, 500m), default, councilWeight: 0m);

        // Gamma of shape 10 over 500: E p = 10/500 = 0.02; E p^2 = 10 x 11 / 500^2 = 0.00044.
        Assert.Equal(0.98m, rate.MeanStaying(1));
        Assert.Equal(1m - (2 * 0.02m) + 0.00044m, rate.MeanStaying(2));
    }
}
