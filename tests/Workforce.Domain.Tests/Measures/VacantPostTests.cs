using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Tests.Measures;

/// <summary>Vacant is what no employee fills, post by post.</summary>
public class VacantPostTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);
    private static readonly Placement P1 = Placement.InPost("P1");
    private static readonly Placement OutsidePosts = Placement.InUnit(A.Team, Role.CaseHolder);

    /// <summary>P1 of 0.5 with 1.0 in it is 0.5 over; P2 of 1 stays vacant: 1.5 = 1 - 0.5 + 1.</summary>
    [Fact]
    public void Vacant_OverFilledPost_DoesNotHideAVacancyElsewhere()
    {
        var figures = Known.Of(A.Post("P1", fte: 0.5m), A.Post("P2"), A.Employee("E1", P1)).Figures(Day);

        Assert.Equal(
            (Fte.Of(1.5m), Fte.One, Fte.One, Fte.Of(0.5m)),
            (figures.Establishment, figures.InPost, figures.Vacant, figures.OverEstablishment));
    }

    /// <summary>A line of 4 with 1 + 0.6 + 1.2 in it: 4 - 2.8 = 1.2 vacant, and no one over, whatever each is paid for.</summary>
    [Fact]
    public void Vacant_LineOfSeveralFte_NetsWithinItself()
    {
        var figures = Known.Of(
            A.Post("P1", fte: 4),
            A.Employee("E1", P1),
            A.Employee("E2", P1, fte: 0.6m),
            A.Employee("E3", P1, fte: 1.2m)).Figures(Day);

        Assert.Equal((Fte.Of(1.2m), Fte.Zero), (figures.Vacant, figures.OverEstablishment));
    }

    /// <summary>A part-timer leaves the rest of the post vacant: 1 - 0.6.</summary>
    [Fact]
    public void Vacant_PartTimerInAFullPost_IsTheRest() =>
        Assert.Equal(Fte.Of(0.4m), Known.Of(A.Post("P1"), A.Employee("E1", P1, fte: 0.6m)).Figures(Day).Vacant);

    [Theory]
    [InlineData(PostStatus.Open, StaffingFigure.VacantOpen)]
    [InlineData(PostStatus.Recruiting, StaffingFigure.VacantRecruiting)]
    [InlineData(PostStatus.Held, StaffingFigure.VacantHeld)]
    [InlineData(PostStatus.CoveredOtherwise, StaffingFigure.VacantCoveredOtherwise)]
    public void Vacant_OfAnyStatus_CountsAndIsTold(PostStatus status, StaffingFigure figure)
    {
        var figures = Known.Of(A.Post("P1", status: status), A.Post("P2"), A.Employee("E2", Placement.InPost("P2"))).Figures(Day);

        Assert.Equal(Fte.One, figures.Vacant);
        Assert.All(
            [StaffingFigure.VacantOpen, StaffingFigure.VacantRecruiting, StaffingFigure.VacantHeld, StaffingFigure.VacantCoveredOtherwise],
            each => Assert.Equal(each == figure ? Fte.One : Fte.Zero, figures.Figure(each)));
    }

    [Fact]
    public void Vacant_PostCoveredByAgency_StaysVacant()
    {
        var figures = Known.Of(A.Post("P1"), A.AgencyCover("E1", P1)).Figures(Day);

        Assert.Equal((Fte.One, Fte.One, Fte.Zero), (figures.Vacant, figures.AgencyCover, figures.InPost));
    }

    [Fact]
    public void AgencyExtra_IsKeptApartFromCover()
    {
        var staffing = Known.Of(A.Post("P1"), A.Person("E1", OutsidePosts, Footing.AgencyExtra));

        Assert.Equal((Fte.One, Fte.Zero), (staffing.Figures(Day).AgencyExtra, staffing.Figures(Day).AgencyCover));
        Assert.Equal(100m, staffing.Rate(Day, VacancyDefinition.EstablishmentNetOfAgency).Unrounded);
    }

    /// <summary>Somebody in the team outside any post is in post and over establishment: 1 = 1 - 1 + 1.</summary>
    [Fact]
    public void Vacant_EmployeeOutsideAnyPost_FillsNone()
    {
        var figures = Known.Of(A.Post("P1"), A.Employee("E1", OutsidePosts)).Figures(Day);

        Assert.Equal((Fte.One, Fte.One, Fte.One), (figures.InPost, figures.Vacant, figures.OverEstablishment));
    }

    [Fact]
    public void InPost_FixedTerm_IsEmployedLikePermanent() =>
        Assert.Equal(Fte.Zero, Known.Of(A.Post("P1"), A.Person("E1", P1, Footing.FixedTerm)).Figures(Day).Vacant);
}
