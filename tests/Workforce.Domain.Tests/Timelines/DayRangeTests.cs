using Workforce.Domain.Timelines;

namespace Workforce.Domain.Tests.Timelines;

public class DayRangeTests
{
    private static readonly DateOnly First = new(2010, 9, 1);
    private static readonly DateOnly Last = new(2010, 9, 30);

    [Fact]
    public void Counted_FirstAndLastDay_IsAtTheCloseOfTheFirstAndNoLongerOfTheLast()
    {
        var counted = DayRange.Counted(First, Last, goesOn: false);

        Assert.False(counted.Contains(First.DayNumber - 1));
        Assert.True(counted.Contains(First.DayNumber));
        Assert.True(counted.Contains(Last.DayNumber - 1));
        Assert.False(counted.Contains(Last.DayNumber));
    }

    [Fact]
    public void Counted_NoLastDay_NeverEnds() => Assert.True(DayRange.Counted(First, null, goesOn: false).Contains(DateOnly.MaxValue.DayNumber));

    [Fact]
    public void Counted_OneDay_IsEmpty() => Assert.True(DayRange.Counted(First, First, goesOn: false).IsEmpty);

    [Fact]
    public void Counted_AnotherFromTheNextDay_IsAtTheCloseOfTheLastToo()
    {
        var counted = DayRange.Counted(First, Last, goesOn: true);

        Assert.True(counted.Contains(Last.DayNumber));
        Assert.False(counted.Contains(Last.DayNumber + 1));
        Assert.True(DayRange.Counted(First, First, goesOn: true).Contains(First.DayNumber));
    }

    [Fact]
    public void Overlap_IsTheDaysOfBoth()
    {
        Assert.Equal(new(5, 10), new DayRange(0, 10).Overlap(new(5, 20)));
        Assert.Equal(new(5, 10), new DayRange(int.MinValue, int.MaxValue).Overlap(new(5, 10)));
        Assert.True(new DayRange(0, 5).Overlap(new(5, 10)).IsEmpty);
    }
}
