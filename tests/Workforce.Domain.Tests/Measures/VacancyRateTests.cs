using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Tests.Measures;

/// <summary>The four named definitions side by side.</summary>
public class VacancyRateTests
{
    private static readonly Placement Line = Placement.InPost("line");
    private static readonly DateOnly EndOfNovember = new(2010, 11, 30);
    private static readonly DateOnly EndOfFebruary = new(2011, 2, 28);

    /// <summary>docs/definitions.md 6.1: establishment 78.3, vacant 13.5, so 64.8 in post; cover 13.7; 4.5 appointed.</summary>
    [Theory]
    [InlineData(VacancyDefinition.Establishment, "13.5", "78.3", "17.2")]
    [InlineData(VacancyDefinition.EstablishmentNetOfAgency, "-0.2", "78.3", "-0.3")] // 13.5 - 13.7
    [InlineData(VacancyDefinition.EstablishmentWithPipeline, "9", "78.3", "11.5")] // 13.5 - 4.5
    [InlineData(VacancyDefinition.Dfe, "13.5", "78.3", "17.2")] // 13.5 + 64.8
    public void On_NovemberOf2010_IsWhatTheCouncilPublished(
        VacancyDefinition definition,
        string numerator,
        string denominator,
        string shown)
    {
        var staffing = Known.Of([
            A.Post("line", fte: 78.3m),
            .. A.People(64.8m, Line, Footing.Permanent),
            .. A.People(13.7m, Line, Footing.AgencyCover),
            A.Starter("appointed", Line, fte: 4.5m, expected: new(2011, 1, 4)),
        ]);

        var rate = VacancyRate.On(staffing, new(A.Team, RoleSet.Census), EndOfNovember, definition, EndOfFebruary);

        Assert.Equal((decimal.Parse(numerator), decimal.Parse(denominator)), (rate.Rate.Numerator, rate.Rate.Denominator));
        Assert.Equal(decimal.Parse(shown), rate.Rate.Rounded(Rounding.Official));
        Assert.Equal(
            (Fte.Of(78.3m), Fte.Of(64.8m), Fte.Of(13.5m), Fte.Of(13.7m)),
            (rate.Establishment, rate.InPost, rate.Vacant, rate.AgencyCover));
    }

    /// <summary>docs/definitions.md 6.3: a gap of 19.5 of 83, pipeline leavers and starters included; here 65 + 2 - 3.5 = 63.5 in post.</summary>
    [Fact]
    public void On_PipelineOf2014_CountsKnownLeaversAndStarters()
    {
        var staffing = Known.Of([
            A.Post("line", fte: 83),
            .. A.People(61.5m, Line, Footing.Permanent),
            .. A.People(3.5m, Line, Footing.FixedTerm).Select(leaver => leaver with { LastDate = new(2014, 9, 30) }),
            A.Starter("cohort", Line, fte: 2, expected: new(2014, 9, 1), PipelineStage.Checks),
        ]);
        var day = new DateOnly(2014, 8, 14);

        // Now 83 - 65 = 18 vacant; by the end of September 83 - 61.5 - 2 = 19.5.
        Assert.Equal(18m, staffing.Rate(day).Numerator);
        Assert.Equal(19.5m, staffing.Rate(day, VacancyDefinition.EstablishmentWithPipeline, new(2014, 9, 30)).Numerator);
        Assert.Equal(23.5m, staffing.Rate(day, VacancyDefinition.EstablishmentWithPipeline, new(2014, 9, 30)).Rounded(Rounding.Official));
    }

    /// <summary>A post of 1 with 1.5 in it beside an empty one: 1 / 2 of the establishment, but 1 / (1 + 1.5) by the DfE.</summary>
    [Fact]
    public void On_OverFilledPost_TheDfeAndTheEstablishmentDiffer()
    {
        var staffing = Known.Of(
            A.Post("P1"),
            A.Post("P2"),
            A.Employee("E1", Placement.InPost("P1")),
            A.Employee("E2", Placement.InPost("P1"), fte: 0.5m));

        Assert.Equal(50.0m, staffing.Rate(EndOfNovember).Rounded(Rounding.Official));
        Assert.Equal(40.0m, staffing.Rate(EndOfNovember, VacancyDefinition.Dfe).Rounded(Rounding.Official));
    }

    /// <summary>Isles of Scilly 2021: nobody in post and vacancies, 3 / (3 + 0).</summary>
    [Theory]
    [InlineData(VacancyDefinition.Establishment)]
    [InlineData(VacancyDefinition.Dfe)]
    public void On_NobodyInPost_IsAHundred(VacancyDefinition definition)
    {
        var staffing = Known.Of(A.Post("P1", fte: 3));

        Assert.Equal(100.0m, staffing.Rate(EndOfNovember, definition).Rounded(Rounding.Official));
    }

    [Fact]
    public void On_NoRoleNamed_LeavesOutThoseNotRegistered()
    {
        var staffing = Known.Of(A.Post("P1", role: Role.NotRegistered), A.Post("P2"), A.Employee("E2", Placement.InPost("P2")));

        Assert.Equal(0m, staffing.Rate(EndOfNovember).Unrounded);
        Assert.Equal(
            50m,
            VacancyRate.On(staffing, new(A.Team, RoleSet.All), EndOfNovember, VacancyDefinition.Establishment).Rate.Unrounded);
    }
}
