using Workforce.Domain.Timelines;

namespace Workforce.Domain.Tests.Timelines;

public class StepSeriesTests
{
    /// <summary>5 from day 10, 8 from day 20, 0 from day 30.</summary>
    private static readonly StepSeries Series = StepSeries.Empty.Plus([new(10, 5), new(20, 3), new(30, -8)]);

    [Theory]
    [InlineData(int.MinValue, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 5)]
    [InlineData(19, 5)]
    [InlineData(20, 8)]
    [InlineData(29, 8)]
    [InlineData(30, 0)]
    [InlineData(int.MaxValue, 0)]
    public void On_AnyDay_IsTheAmountFromTheLastStepOn(int day, long amount) => Assert.Equal(amount, Series.On(day));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(99, true)]
    public void BeginsBy_IsTrueFromTheFirstStepForEver(int day, bool begins) => Assert.Equal(begins, Series.BeginsBy(day));

    [Fact]
    public void Plus_ChangeThatCancelsAStep_KeepsNoDayWithoutAChange()
    {
        var changed = Series.Plus([new(20, -3), new(30, 3)]);

        Assert.Equal(2, changed.Count);
        Assert.Equal(StepSeries.Empty.Plus([new(10, 5), new(30, -5)]), changed);
    }

    [Fact]
    public void Plus_Nothing_IsTheSeriesItself() => Assert.Same(Series, Series.Plus([]));

    [Fact]
    public void StepsWithin_RangeInside_BeginsWithWhatIsThereAndEndsWithNothing() =>
        Assert.Equal([new(15, 5), new(20, 3), new(25, -8)], Series.StepsWithin(new(15, 25)));

    [Fact]
    public void StepsWithin_Always_IsEveryStep() =>
        Assert.Equal([new(10, 5), new(20, 3), new(30, -8)], Series.StepsWithin(new(int.MinValue, int.MaxValue)));

    [Theory]
    [InlineData(30, int.MaxValue)]
    [InlineData(int.MinValue, 10)]
    [InlineData(25, 25)]
    [InlineData(25, 15)]
    public void StepsWithin_RangeWithNothing_IsEmpty(int from, int until) => Assert.Empty(Series.StepsWithin(new(from, until)));

    [Fact]
    public void InOrder_ChangesOfOneDay_AreAddedUpAndDroppedIfNothing()
    {
        DayChange[] steps = [new(20, 2), new(10, 5), new(20, -2), new(10, 1), new(30, 4)];

        Assert.Equal([new(10, 6), new(30, 4)], StepSeries.InOrder(steps).ToArray());
    }

    [Fact]
    public void Equals_AnotherObject_IsFalse()
    {
        Assert.False(Series.Equals(null));
        Assert.False(Series.Equals((object)"a series"));
        Assert.False(Series.Equals(StepSeries.Empty));
    }
}
