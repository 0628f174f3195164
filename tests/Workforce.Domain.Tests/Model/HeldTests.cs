using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Model;

/// <summary>A change that refers to something not known waits for it, and is applied by itself when that arrives.</summary>
public class HeldTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);
    private static readonly Placement P1 = Placement.InPost("P1");

    [Fact]
    public void With_ReferenceNotKnown_IsHeldAndNamesWhatItWaitsFor()
    {
        var change = Known.Change(A.Employee("E1", P1), made: 1);

        var staffing = Known.Of().And(out var effects, change);

        Assert.True(effects[0].IsHeld);
        Assert.Equal([FactReference.Worker("W-E1"), FactReference.Post("P1")], effects[0].WaitingFor);
        Assert.Equal([change], staffing.Held.Values);
        Assert.Equal([FactReference.Post("P1")], staffing.And(new Worker("W-E1")).WaitingFor(change));
        Assert.Equal([FactReference.Worker("W-E1")], staffing.And(A.Post("P1")).WaitingFor(change));
    }

    [Fact]
    public void With_WhatItWaitedFor_IsApplied()
    {
        var change = Known.Change(A.Employee("E1", P1), made: 1);

        var staffing = Known.Of().And(change).And(A.Post("P1")).And(new Worker("W-E1"));

        Assert.Empty(staffing.Held);
        Assert.Empty(staffing.WaitingFor(change));
        Assert.Equal(Fte.One, staffing.Figures(Day).InPost);
    }

    /// <summary>Terms, engagement, worker, post, team, council: each waits for the next, and the last brings all.</summary>
    [Fact]
    public void With_WholeChainBackwards_WaitsForTheRoot()
    {
        var council = A.Unit(A.Council, under: null);
        var waiting = Known.From(
            A.Terms("E1", Day, P1, fte: 0.5m),
            A.Employee("E1", P1),
            A.Starter("S1", P1),
            A.Post("P1"),
            A.Unit(A.Team),
            new Worker("W-E1"));

        Assert.Equal(5, waiting.Held.Count);
        Assert.False(waiting.Knows(FactReference.Engagement("E1")) || waiting.Knows(FactReference.Post("P1")) || waiting.KnowsUnit(A.Team));

        var known = waiting.And(council);

        Assert.Empty(known.Held);
        Assert.Equal((Fte.Of(0.5m), Fte.One), (known.Figures(Day).InPost, known.Figures(Day, A.Council).Establishment));
    }

    [Fact]
    public void With_ReferenceWithdrawn_TakesAllThatRestedOnItBack()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1), A.Starter("S1", P1), A.Terms("E1", Day, P1));

        var withdrawn = staffing.And(Known.Change(A.Post("P1"), made: 20_000, withdrawn: true));

        Assert.Equal(
            [FactKind.Engagement, FactKind.EngagementTerms, FactKind.PipelineStarter],
            withdrawn.Held.Keys.Select(key => key.Kind).Order());
        Assert.Empty(withdrawn.EngagementsOf("W-E1"));
    }

    /// <summary>A and B refer to each other; what made A known is withdrawn, so neither rests on anything.</summary>
    [Fact]
    public void With_UnitsThatRestOnEachOtherOnly_AreHeld()
    {
        var staffing = Known.From(A.Unit("A", under: null), A.Unit("B", under: "A"), A.Unit("A", under: "B", from: Day));

        var withdrawn = staffing.And(Known.Change(A.Unit("A", under: null), made: 20_000, withdrawn: true));

        Assert.True(staffing.KnowsUnit("A") && staffing.KnowsUnit("B"));
        Assert.False(withdrawn.KnowsUnit("A") || withdrawn.KnowsUnit("B"));
        Assert.Equal(2, withdrawn.Held.Count);
    }

    /// <summary>Terms in a post that is not known wait; until then those before them go on.</summary>
    [Fact]
    public void With_TermsInAnUnknownPost_TheTermsBeforeGoOn()
    {
        var staffing = Known.Of(A.Post("P1"), A.Employee("E1", P1), A.Terms("E1", A.Start.AddDays(1), Placement.InPost("P2"), fte: 0.5m));

        Assert.Equal(Fte.One, staffing.Figures(Day).InPost);
        Assert.Equal(Fte.Of(0.5m), staffing.And(A.Post("P2")).Figures(Day).InPost);
    }

    [Fact]
    public void WaitingFor_ChangeThatNoLongerHolds_IsNothing()
    {
        var held = Known.Change(A.Employee("E1", P1), made: 1);

        var staffing = Known.Of().And(held).And(Known.Change(A.Employee("E1", Placement.InPost("P2")), made: 2));

        Assert.Empty(staffing.WaitingFor(held));
        Assert.Single(staffing.Held);
    }

    [Fact]
    public void Empty_KnowsNothing()
    {
        Assert.Equal(0, StaffingSnapshot.Empty.Revision);
        Assert.False(StaffingSnapshot.Empty.KnowsUnit(A.Council));
        Assert.Null(StaffingSnapshot.Empty.Worker("W1"));
        Assert.Empty(StaffingSnapshot.Empty.EngagementsOf("W1"));
    }
}
