using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Measures;

/// <summary>What is vacant once the starters and leavers known have started and left.</summary>
public class PipelineTests
{
    private static readonly DateOnly Today = new(2010, 11, 30);
    private static readonly DateOnly Expected = new(2011, 1, 4);
    private static readonly DateOnly Through = new(2011, 2, 28);
    private static readonly Placement P1 = Placement.InPost("P1");
    private static readonly Placement OutsidePosts = Placement.InUnit(A.Team, Role.CaseHolder);

    [Theory]
    [InlineData(PipelineStage.Advertised, 2)]
    [InlineData(PipelineStage.Shortlisted, 2)]
    [InlineData(PipelineStage.Offered, 1)]
    [InlineData(PipelineStage.Checks, 1)]
    [InlineData(PipelineStage.StartDateSet, 1)]
    [InlineData(PipelineStage.Started, 2)]
    [InlineData(PipelineStage.FallenThrough, 2)]
    public void Vacant_OfTwoPostsWithOneExpected_DependsOnTheStage(PipelineStage stage, int vacant) =>
        Assert.Equal(vacant, VacantThrough(Through, A.Starter("S1", P1, expected: Expected, stage: stage)));

    [Fact]
    public void Vacant_StartDueOnTheDayItself_Counts()
    {
        var starter = A.Starter("S1", P1, expected: Expected);

        Assert.Equal(2m, VacantThrough(Expected.AddDays(-1), starter));
        Assert.Equal(1m, VacantThrough(Expected, starter));
    }

    [Fact]
    public void Vacant_StartWithoutADay_IsNotCounted() => Assert.Equal(2m, VacantThrough(Through, A.Starter("S1", P1)));

    /// <summary>P1 can take 1 of the 3 expected; P2 stays vacant.</summary>
    [Fact]
    public void Vacant_MoreExpectedThanThePostTakes_HidesNoVacancyElsewhere() =>
        Assert.Equal(1m, VacantThrough(Through, A.Starter("S1", P1, fte: 3, expected: Expected)));

    /// <summary>Who is to come to the team outside any post takes from the team's vacancies: 2 - 1.5.</summary>
    [Fact]
    public void Vacant_ExpectedOutsideAnyPost_IsTakenOff() =>
        Assert.Equal(0.5m, VacantThrough(Through, A.Starter("S1", OutsidePosts, fte: 1.5m, expected: Expected)));

    /// <summary>A cohort of 5 for a team with 1 FTE vacant: 0 per cent of 2, and not -200.</summary>
    [Fact]
    public void Rate_CohortBeyondTheVacancies_IsZeroAndNotBelow()
    {
        var rate = Staffing(A.Employee("E1", P1), A.Starter("S1", OutsidePosts, fte: 5, expected: Expected))
            .Rate(Today, VacancyDefinition.EstablishmentWithPipeline, Through);

        Assert.Equal((0m, 2m, 0m), (rate.Numerator, rate.Denominator, rate.Unrounded));
    }

    /// <summary>Over the council the cohort fills the other team's vacancies too: 2 + 4 - 5.</summary>
    [Fact]
    public void Rate_CohortOfOneTeam_IsTakenOffTheVacanciesOfTheUnitAbove()
    {
        var staffing = Staffing(A.Unit("FS"), A.Post("P3", fte: 4, unit: "FS"), A.Starter("S1", OutsidePosts, fte: 5, expected: Expected));

        Assert.Equal(1m, staffing.Rate(Today, VacancyDefinition.EstablishmentWithPipeline, Through, A.Council).Numerator);
    }

    [Fact]
    public void Vacant_EmployeeUnderNotice_IsAVacancyFromTheLastDay()
    {
        var leaver = A.Employee("E1", P1, last: Expected);

        Assert.Equal(1m, VacantThrough(Expected.AddDays(-1), leaver));
        Assert.Equal(2m, VacantThrough(Expected, leaver));
    }

    /// <summary>2 posts, one filled and its holder leaving, one expected in each: 0.</summary>
    [Fact]
    public void Vacant_LeaverReplaced_IsFilled() => Assert.Equal(0m, VacantThrough(
        Through,
        A.Employee("E1", P1, last: new(2010, 12, 31)),
        A.Starter("S1", P1, expected: Expected),
        A.Starter("S2", Placement.InPost("P2"), expected: Expected)));

    [Fact]
    public void Vacant_PostEndsBeforeTheStart_IsNoLongerOfTheEstablishment()
    {
        var rate = Staffing(A.Post("P3", last: new(2010, 12, 31)))
            .Rate(Today, VacancyDefinition.EstablishmentWithPipeline, Through);

        Assert.Equal((2m, 2m), (rate.Numerator, rate.Denominator));
    }

    /// <summary>The pipeline alters no other definition, and nothing before the day.</summary>
    [Fact]
    public void OtherDefinitions_DoNotLookAhead()
    {
        var staffing = Staffing(A.Starter("S1", P1, expected: Today));

        Assert.Equal(2m, staffing.Rate(Today).Numerator);
        Assert.Equal(2m, staffing.Rate(Today, VacancyDefinition.Dfe).Numerator);
        Assert.Equal(1m, staffing.Rate(Today, VacancyDefinition.EstablishmentWithPipeline, Today).Numerator);
    }

    private static decimal? VacantThrough(DateOnly through, params Fact[] facts) =>
        Staffing(facts).Rate(Today, VacancyDefinition.EstablishmentWithPipeline, through).Numerator;

    private static StaffingSnapshot Staffing(params Fact[] facts) => Known.Of([A.Post("P1"), A.Post("P2"), .. facts]);
}
