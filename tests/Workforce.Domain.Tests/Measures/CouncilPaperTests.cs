using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Measures;

/// <summary>Figures that the council printed (docs/definitions.md 6 and 9), each from facts that add up to what it printed beside them.</summary>
public class CouncilPaperTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);
    private static readonly Placement P1 = Placement.InPost("P1");

    /// <summary>6.1, item 5: all six months reproduce in whole per cent, half away from zero.</summary>
    [Theory]
    [InlineData("76.8", "16", "21")] // 20.83, June and July
    [InlineData("79.3", "15", "19")] // 18.92, August and September
    [InlineData("77.8", "14", "18")] // 17.9949, October
    [InlineData("78.3", "13.5", "17")] // 17.24, November
    public void VacancyRate_OfEachMonthOf2010_IsAsPrinted(string establishment, string vacant, string printed)
    {
        var (posts, open) = (Number(establishment), Number(vacant));
        var staffing = Known.Of([A.Post("P1", fte: posts), .. A.People(posts - open, P1, Footing.Permanent)]);

        Assert.Equal(Number(printed), staffing.Rate(Day).Rounded(new(0)));
    }

    /// <summary>
    /// 6.1: of 14 agency workers five over six months, six more over three; so three under. Three months before 30 November are whole
    /// from 31 August on.
    /// </summary>
    [Fact]
    public void AgencyUse_Of2010_IsThreeSixAndFive()
    {
        var staffing = Known.Of(
        [
            A.Post("P1", fte: 14),
            .. Enumerable.Range(0, 5).Select(i => A.AgencyCover($"over six {i}", P1, from: Day.AddMonths(-6 - i))),
            .. Enumerable.Range(0, 6).Select(i => A.AgencyCover($"over three {i}", P1, from: Day.AddMonths(-3).AddDays(-i))),
            .. Enumerable.Range(0, 3).Select(i => A.AgencyCover($"under three {i}", P1, from: Day.AddMonths(-3).AddDays(2 + i))),
        ]);

        var use = AgencyUse.On(staffing, new(A.Team, RoleSet.Census), Day, AgencyUse.UsualBandMonths);

        Assert.Equal([3, 6, 5], use.Bands.Select(band => band.Cover.Heads));
    }

    /// <summary>5: 4.5 of 13.5 FTE are appointed: 9 / 78.3 = 11.4943; 8 per cent is 6.264, still 2.736 short.</summary>
    [Fact]
    public void VacancyRate_WithThoseAppointed_IsStillAboveTheTarget()
    {
        var staffing = Known.Of(
        [
            A.Post("P1", fte: 78.3m),
            .. A.People(64.8m, P1, Footing.Permanent),
            A.Starter("appointed", P1, fte: 4.5m, expected: new(2011, 3, 1)),
            A.Starter("bursary students and trainees", P1, fte: 7m, expected: new(2011, 6, 1)),
        ]);

        var rate = staffing.Rate(Day, VacancyDefinition.EstablishmentWithPipeline, through: new(2011, 3, 31));

        Assert.Equal((9m, 11.5m), (rate.Numerator, rate.Rounded(Rounding.Official)));
        Assert.Equal(2.736m, rate.Numerator - (0.08m * rate.Denominator));
    }

    /// <summary>6.3: twenty locums cover 19.5 vacant FTE, and a team of seven is extra: (19.5 - 20) / 83 = -0.60, and not -9.0.</summary>
    [Fact]
    public void VacancyRate_NetOfAgencyOf2014_LeavesTheExtraTeamOut()
    {
        var staffing = Known.Of(
        [
            A.Post("P1", fte: 83),
            .. A.People(63.5m, P1, Footing.Permanent),
            .. A.People(20m, P1, Footing.AgencyCover),
            .. A.People(7m, Placement.InUnit(A.Team, Role.CaseHolder), Footing.AgencyExtra),
        ]);

        Assert.Equal(-0.6m, staffing.Rate(Day, VacancyDefinition.EstablishmentNetOfAgency).Rounded(Rounding.Official));
        Assert.Equal(
            (20m, 7m),
            AgencyUse.On(staffing, new(A.Team, RoleSet.Census), Day, []) is var use ? (use.Cover.Fte.Value, use.Extra.Fte.Value) : default);
    }

    /// <summary>9: nobody in post and three vacant is 100.0; no vacancy is 0.0, and its cover not applicable.</summary>
    [Fact]
    public void Zero_OnEitherSide_IsAValueOrNotApplicable()
    {
        var scope = new Scope(A.Team, RoleSet.Census);
        var empty = Known.Of(A.Post("P1", fte: 3));
        var full = Known.Of(A.Post("P1"), A.Employee("E1", P1));

        Assert.Equal(100.0m, empty.Rate(Day, VacancyDefinition.Dfe).Rounded(Rounding.Official));
        Assert.Equal(0.0m, full.Rate(Day, VacancyDefinition.Dfe).Rounded(Rounding.Official));
        Assert.Equal(
            NoValueReason.NotApplicable,
            Turnover.Over(Domain.Flows.StaffFlows.Of(empty, scope), Domain.Flows.Period.TwelveMonthsTo(Day), TurnoverDefinition.Dfe).FteRate.Reason);
        Assert.Equal(
            (NoValueReason.NotApplicable, NoValueReason.NotApplicable),
            AgencyUse.On(full, scope, Day, []) is var use ? (use.CoverRate.Reason!.Value, use.VacanciesCovered.Reason!.Value) : default);
    }

    /// <summary>9: Leicestershire 2019, cover 51.5 of 22 vacancies, is printed u.</summary>
    [Fact]
    public void VacanciesCovered_BeyondWhatIsVacant_IsUnreliable()
    {
        var staffing = Known.Of([A.Post("P1", fte: 22), .. A.People(51.5m, P1, Footing.AgencyCover)]);
        var covered = AgencyUse.On(staffing, new(A.Team, RoleSet.Census), Day, []).VacanciesCovered;

        Assert.Equal((51.5m, 22m, NoValueReason.Unreliable), (covered.Numerator, covered.Denominator, covered.Reason));
    }

    /// <summary>A gap in a team is a gap in the council above it, in each measure that needs the figure and in no other.</summary>
    [Theory]
    [InlineData(ReportedFigure.Vacancies, NoValueReason.Missing, null)]
    [InlineData(ReportedFigure.AgencyCoverFte, null, null)]
    [InlineData(ReportedFigure.InPostFte, null, NoValueReason.Missing)]
    public void Gap_OfATeam_IsOneOfTheCouncil(ReportedFigure figure, NoValueReason? ofVacancy, NoValueReason? ofInPost)
    {
        StaffingSnapshot staffing = Known.Of(
            A.Post("P1"),
            new ReportingGap("G1", A.Team, Day, Day, FigureSet.Of(figure), ReportingGapReason.NotReturned));
        var council = new Scope(A.Council, RoleSet.Census);

        Assert.Equal(ofVacancy, staffing.Rate(Day, unit: A.Council).Reason);
        Assert.Equal(ofInPost, EstablishmentFigures.On(staffing, council, Day, StaffingFigure.InPost).Reason);
        Assert.Null(staffing.Rate(Day.AddDays(1), unit: A.Council).Reason);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
