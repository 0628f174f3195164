using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Tests.Measures;

/// <summary>Exact ties round away from zero (docs/definitions.md 1.4), also where a month stands for a year (1.7).</summary>
public class AnnualisedTurnoverTests
{
    private static readonly Placement Team = Placement.InUnit(A.Team, Role.CaseHolder);

    /// <summary>
    /// 100 x 365.25 x leavers / (days x in post): 226,455 / 3,100; 153,405 / 2,100; 178,972.5 / 2,450; 204,540 / 2,800. Each is 73.05.
    /// </summary>
    [Theory]
    [InlineData(5, "6.2", "100")]
    [InlineData(2, "4.2", "75")]
    [InlineData(2, "4.9", "87.5")]
    [InlineData(2, "5.6", "100")]
    public void FteRate_OfAMonthThatIsAnExactTie_RoundsAwayFromZero(int month, string leavers, string inPost)
    {
        var rate = Over(Period.Month(new(2011, month, 1)), Number(leavers), Number(inPost)).FteRate;

        Assert.Equal((73.05m, 73.1m), (rate.Unrounded, rate.Rounded(Rounding.Official)));
    }

    /// <summary>31 days: 6.2 x 365.25 / 31 = 6.2 x 11.78... = 73.05 leavers of a whole year.</summary>
    [Fact]
    public void FteRate_OfAMonth_ShowsTheLeaversOfAWholeYear()
    {
        var rate = Over(Period.Month(new(2011, 5, 1)), 6.2m, 100m).FteRate;

        Assert.Equal((73.05m, 100m), (rate.Numerator, rate.Denominator));
    }

    /// <summary>Three months by 4: 100 x 12 x 0.2 / (3 x 160) is 0.5, and of seven months 100 x 12 x 0.7 / (7 x 96) is 1.25.</summary>
    [Theory]
    [InlineData(6, "0.2", "160", "0.5")]
    [InlineData(10, "0.7", "96", "1.25")]
    public void FteRate_OfSeveralMonths_IsExactLikewise(int lastMonth, string leavers, string inPost, string rate)
    {
        var period = new Period(new(2011, 4, 1), new(2011, lastMonth, DateTime.DaysInMonth(2011, lastMonth)));

        Assert.Equal(Number(rate), Over(period, Number(leavers), Number(inPost)).FteRate.Unrounded);
    }

    private static Turnover Over(Period period, decimal leavers, decimal inPost)
    {
        var staffing = Known.Of([
            .. A.People(inPost, Team, Footing.Permanent),
            .. A.People(leavers, Team, Footing.FixedTerm).Select(each => each with { LastDate = period.FirstDate.AddDays(9) }),
        ]);

        return Turnover.Over(StaffFlows.Of(staffing, new(A.Team, RoleSet.Census)), period, TurnoverDefinition.Dfe, annualised: true);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
