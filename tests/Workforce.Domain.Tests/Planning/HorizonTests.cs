using Workforce.Domain.Planning;

namespace Workforce.Domain.Tests.Planning;

public class HorizonTests
{
    [Fact]
    public void MonthEnds_AfterTheLastDayOfAMonth_AreWholeMonths()
    {
        var horizon = new Horizon(new(2010, 11, 30), 12);

        Assert.Equal([new(2010, 12, 31), new(2011, 1, 31), new DateOnly(2011, 2, 28)], horizon.MonthEnds.Take(3));
        Assert.Equal((1m, 0), (horizon.FirstShare, horizon.FirstWhole));
    }

    [Fact]
    public void FirstShare_WithinAMonth_IsTheRestOfIt()
    {
        var horizon = new Horizon(new(2010, 11, 24), 12);

        // Six of November's thirty days are left.
        Assert.Equal((new DateOnly(2010, 11, 30), 0.2m, 1), (horizon.MonthEnds[0], horizon.FirstShare, horizon.FirstWhole));
    }

    [Theory]
    [InlineData("2010-12-01", 0)]
    [InlineData("2010-12-31", 0)]
    [InlineData("2011-01-01", 1)]
    [InlineData("2011-11-30", 11)]
    [InlineData("2011-12-01", null)]
    public void MonthOf_ADay_IsTheOneItLiesIn(string day, int? month) =>
        Assert.Equal(month, new Horizon(new(2010, 11, 30), 12).MonthOf(Day(day)));

    [Theory]
    [InlineData("2010-12-30", null)]
    [InlineData("2010-12-31", 0)]
    [InlineData("2011-03-30", 2)]
    [InlineData("2011-03-31", 3)]
    [InlineData("2013-01-01", 11)]
    public void LastEndedBy_ADay_IsTheLastWhoseEndIsNotAfterIt(string day, int? month) =>
        Assert.Equal(month, new Horizon(new(2010, 11, 30), 12).LastEndedBy(Day(day)));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
