using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Model;

/// <summary>Among the changes of one fact the one made last holds, whichever arrives last.</summary>
public class CorrectionTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);
    private static readonly StaffingSnapshot Before = Known.Of(A.Post("P1", fte: 1));

    [Fact]
    public void With_LaterVersion_TakesTheEarlierOnesPlace()
    {
        var after = Before.And(out var effects, Known.Change(A.Post("P1", fte: 3), made: 100));

        Assert.Equal(Fte.Of(3), after.Figures(Day).Establishment);
        Assert.False(effects[0].Superseded);
    }

    [Fact]
    public void With_EarlierVersionThatArrivesLate_IsSupersededAndAltersNothing()
    {
        var after = Before
            .And(Known.Change(A.Post("P1", fte: 3), made: 100))
            .And(out var effects, Known.Change(A.Post("P1", fte: 2), made: 99));

        Assert.Equal(Fte.Of(3), after.Figures(Day).Establishment);
        Assert.True(effects[0].Superseded);
        Assert.False(effects[0].IsHeld);
    }

    [Fact]
    public void With_VersionsInOneBatch_AllButTheOneMadeLastAreSuperseded()
    {
        Before.And(
            out var effects,
            Known.Change(A.Post("P1", fte: 3), made: 100),
            Known.Change(A.Post("P1", fte: 4), made: 102),
            Known.Change(A.Post("P1", fte: 2), made: 101));

        Assert.Equal([true, false, true], effects.Select(effect => effect.Superseded));
    }

    [Fact]
    public void With_SupersededInItsOwnBatch_WaitsForNothing()
    {
        Before.And(
            out var effects,
            Known.Change(A.Post("P2", unit: "no such unit"), made: 100),
            Known.Change(A.Post("P2", unit: "nor this"), made: 101));

        Assert.Equal([(true, 0), (false, 1)], effects.Select(effect => (effect.Superseded, effect.WaitingFor.Count)));
    }

    [Fact]
    public void With_StateOfAnotherFirstDate_IsAFactOfItsOwn()
    {
        var after = Before.And(A.Post("P1", fte: 3, from: Day));

        Assert.Equal(Fte.One, after.Figures(Day.AddDays(-1)).Establishment);
        Assert.Equal(Fte.Of(3), after.Figures(Day).Establishment);
    }

    [Fact]
    public void With_Withdrawal_TheFactWasNeverTrue()
    {
        var after = Before.And(A.Post("P2", fte: 2)).And(Known.Change(A.Post("P2", fte: 2), made: 20_000, withdrawn: true));

        Assert.Equal(Fte.One, after.Figures(Day).Establishment);
        Assert.False(after.Knows(FactReference.Post("P2")));
        Assert.Empty(after.Held);
    }

    [Fact]
    public void With_WithdrawalThatArrivesBeforeTheFact_BarsIt()
    {
        var after = Before
            .And(Known.Change(A.Post("P2"), made: 200, withdrawn: true))
            .And(out var effects, Known.Change(A.Post("P2"), made: 100));

        Assert.Equal(Fte.One, after.Figures(Day).Establishment);
        Assert.True(effects[0].Superseded);
    }

    [Fact]
    public void With_FactMadeAnewAfterItsWithdrawal_IsTrueAgain()
    {
        var after = Before
            .And(Known.Change(A.Post("P2"), made: 100, withdrawn: true))
            .And(Known.Change(A.Post("P2", fte: 0.5m), made: 101));

        Assert.Equal(Fte.Of(1.5m), after.Figures(Day).Establishment);
    }

    [Fact]
    public void With_ChangeAlreadyRecorded_AltersNothing()
    {
        var change = Known.Change(A.Post("P1", fte: 3), made: 100);
        var once = Before.And(change);

        Assert.Equal(once.Figures(Day), once.And(change, change).Figures(Day));
    }

    [Fact]
    public void With_LeaverSentAgainWithALastDate_ReplacesTheEngagement()
    {
        var staffing = Before.And(new Worker("W-E1"), A.Employee("E1", Placement.InPost("P1")));
        var left = staffing.And(Known.Change(A.Employee("E1", Placement.InPost("P1"), last: Day), made: 20_000));

        Assert.Equal((Fte.One, Fte.Zero), (staffing.Figures(Day).InPost, left.Figures(Day).InPost));
        Assert.Equal(Day, Assert.Single(left.EngagementsOf("W-E1")).Engagement.LastDate);
    }

    /// <summary>It was P2 all along: 1 of 1 vacant in the one team, 0 of 1 in the other.</summary>
    [Fact]
    public void With_PlaceCorrected_TheFirstPlaceWasNeverFilled()
    {
        var (p1, p2) = (Placement.InPost("P1"), Placement.InPost("P2"));
        var staffing = Before
            .And(A.Unit("FS"), A.Post("P2", unit: "FS"), new Worker("W-E1"), A.Employee("E1", p1))
            .And(Known.Change(A.Employee("E1", p2), made: 20_000));

        Assert.Equal((Fte.One, Fte.Zero), (staffing.Figures(Day).Vacant, staffing.Figures(Day, "FS").Vacant));
    }

    [Fact]
    public void With_PipelinePlaceCorrected_IsExpectedThereAlone()
    {
        var staffing = Before
            .And(A.Unit("FS"), A.Post("P2", unit: "FS"), A.Starter("S1", Placement.InPost("P1"), expected: Day))
            .And(Known.Change(A.Starter("S1", Placement.InPost("P2"), expected: Day), made: 20_000));

        Assert.Equal(1m, staffing.Rate(Day, VacancyDefinition.EstablishmentWithPipeline, Day).Numerator);
        Assert.Equal(0m, staffing.Rate(Day, VacancyDefinition.EstablishmentWithPipeline, Day, unit: "FS").Numerator);
    }

    [Fact]
    public void With_FurtherChanges_LeavesTheSnapshotBeforeAsItWas()
    {
        var figures = Before.Figures(Day);

        _ = Before.And(A.Post("P2"), A.Unit("FS"), A.Unit(A.Team, under: "FS", from: A.Start.AddDays(1)));

        Assert.Equal(figures, Before.Figures(Day));
        Assert.Equal(figures, Before.Figures(Day, A.Council));
    }

    [Fact]
    public void Sources_EachSource_SaysWhenItLastSpoke()
    {
        var late = Known.Change(A.Post("P1", fte: 2), made: -60);
        var after = Before.And(late with { Source = "payroll" }).And(late);

        Assert.Equal(["itrent", "payroll"], after.Sources.Keys);
        Assert.Equal((Before.Sources["itrent"].LastMade, 3), (after.Sources["itrent"].LastMade, after.Sources["itrent"].LastRevision));
        Assert.Equal((late.Made, 2), (after.Sources["payroll"].LastMade, after.Sources["payroll"].LastRevision));
        Assert.Equal(3, after.Revision);
    }
}
