using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Tests.Measures;

/// <summary>A confirmed zero, not applicable and missing are three different answers.</summary>
public class MissingTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);
    private static readonly DateOnly DayBefore = A.Start.AddDays(-1);

    public static TheoryData<VacancyDefinition> Definitions => [.. Enum.GetValues<VacancyDefinition>()];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Rate_AllPostsFilled_IsAConfirmedZero(VacancyDefinition definition)
    {
        var rate = Known.Of(A.Post("P1"), A.Employee("E1", Placement.InPost("P1"))).Rate(Day, definition, Day);

        Assert.Equal((0m, null), (rate.Rounded(Rounding.Official), rate.Reason));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Rate_PostsGoneAndNobodyLeft_IsNotApplicable(VacancyDefinition definition)
    {
        var staffing = Known.Of(A.Post("P1", last: new(2010, 6, 30)));

        Assert.Equal(NoValueReason.NotApplicable, staffing.Rate(Day, definition, Day).Reason);
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Rate_NoPostReportedYet_IsMissing(VacancyDefinition definition)
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", Placement.InPost("P1")));

        Assert.Equal(NoValueReason.Missing, staffing.Rate(DayBefore, definition, DayBefore).Reason);
        Assert.Null(staffing.Rate(DayBefore, definition, DayBefore).Numerator);
    }

    /// <summary>With people and no posts there is no telling what is vacant, though what is in post is known.</summary>
    [Fact]
    public void Rate_OnlyPeopleReported_IsMissingWhileInPostIsKnown()
    {
        var staffing = Known.Of(A.Employee("E1", Placement.InUnit(A.Team, Role.CaseHolder)));
        var scope = new Scope(A.Team, RoleSet.Census);

        Assert.Equal(NoValueReason.Missing, staffing.Rate(Day, VacancyDefinition.Dfe).Reason);
        Assert.Equal(NoValueReason.Missing, EstablishmentFigures.On(staffing, scope, Day, StaffingFigure.Vacant).Reason);
        Assert.Equal(1m, EstablishmentFigures.On(staffing, scope, Day, StaffingFigure.InPost).Numerator);
        Assert.Equal(0m, EstablishmentFigures.On(staffing, scope, Day, StaffingFigure.AgencyCover).Numerator);
    }

    /// <summary>Once something was reported, a figure that has gone is zero and no longer missing.</summary>
    [Fact]
    public void Figure_EverReported_IsAConfirmedZeroLater()
    {
        var staffing = Known.Of(A.Post("P1", last: new(2010, 6, 30)));
        var scope = new Scope(A.Team, RoleSet.Census);

        Assert.Equal(0m, EstablishmentFigures.On(staffing, scope, Day, StaffingFigure.Establishment).Unrounded);
        Assert.True(EstablishmentFigures.On(staffing, scope, Day)?.IsZero);
        Assert.Null(EstablishmentFigures.On(staffing, scope, DayBefore));
    }

    [Fact]
    public void Figure_OtherRoleOrUnknownUnit_IsMissing()
    {
        var staffing = Known.Of(A.Post("P1"));
        var managers = new Scope(A.Team, RoleSet.Of(Role.SeniorManager));

        Assert.Equal(NoValueReason.Missing, VacancyRate.On(staffing, managers, Day, VacancyDefinition.Dfe).Rate.Reason);
        Assert.Null(EstablishmentFigures.On(staffing, new("no such unit", RoleSet.All), Day));
    }

    /// <summary>Asked for the future, the pipeline's rate rests on what will have been reported by then.</summary>
    [Fact]
    public void Rate_WithPipelineThroughADayWithPosts_IsThere()
    {
        var staffing = Known.Of(A.Post("P1"));

        Assert.Equal(100m, staffing.Rate(DayBefore, VacancyDefinition.EstablishmentWithPipeline, Day).Unrounded);
    }
}
