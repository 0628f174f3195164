using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Caseloads;

/// <summary>What a worker carries: reported, confirmed to be nothing, or never reported; and how fresh the source is.</summary>
public class LoadTests
{
    private static readonly DateOnly Monday = new(2010, 9, 6);
    private static readonly DateOnly Tuesday = Monday.AddDays(1);

    [Fact]
    public void State_ZeroGapAndStaleSource_AreThreeThings()
    {
        var known = Cases.Known(Cases.Holder("W1"), Cases.Holder("W2"), Cases.Report("W1", 12, Monday));
        var completed = known.And(Cases.Report("W2", 3, Tuesday), Cases.Completed(Tuesday));

        Assert.Equal(LoadState.NeverReported, known.On("W2", Monday).State);
        Assert.Equal((LoadState.Reported, 12), (completed.On("W1", Monday).State, completed.On("W1", Monday).Counts.Total));
        Assert.Equal((LoadState.ConfirmedZero, 0), (completed.On("W1", Tuesday).State, completed.On("W1", Tuesday).Counts.Total));

        var fresh = Assert.Single(completed.Caseloads.Freshness(Tuesday.AddDays(3)));
        Assert.Equal((Cases.System, Tuesday, Tuesday), (fresh.CaseSystem, fresh.LastReportDate, fresh.LastSnapshotDate));
        Assert.False(fresh.IsStale(Tuesday.AddDays(3), days: 3));
        Assert.True(fresh.IsStale(Tuesday.AddDays(4), days: 3));
        Assert.True(Assert.Single(completed.Caseloads.Freshness(Monday.AddDays(-1))).IsStale(Monday.AddDays(-1), days: 3));
    }

    /// <summary>A ledger of two councils, of which one has a case system: it says nothing of the other, nor of whom it does not cover.</summary>
    [Fact]
    public void Completed_NamingWhatItCovers_IsAZeroThereAndNothingElsewhere()
    {
        var known = Cases.Known(
            A.Unit("Other council", under: null),
            A.Unit("Their team", under: "Other council"),
            A.Unit("Fostering"),
            Cases.Holder("in team"),
            Cases.Holder("in fostering", unit: "Fostering"),
            Cases.Holder("elsewhere", unit: "Their team"),
            Cases.Completed(Tuesday, covering: [A.Team]));

        Assert.Equal(LoadState.NeverReported, known.On("in team", Monday).State);
        Assert.Equal(LoadState.ConfirmedZero, known.On("in team", Tuesday).State);
        Assert.Equal(LoadState.NeverReported, known.On("in fostering", Tuesday).State);
        Assert.Equal(LoadState.NeverReported, known.On("elsewhere", Tuesday).State);
        Assert.Equal(LoadState.ConfirmedZero, known.And(Cases.Completed(Tuesday, covering: [A.Council])).On("in fostering", Tuesday).State);
    }

    [Fact]
    public void Completed_NamingNothing_IsAZeroOfThoseReportedBeforeForAsLongAsTheyStayInTheirCouncil()
    {
        var known = Cases.Known(
            A.Unit("Other council", under: null),
            Cases.Holder("stays"),
            Cases.Holder("moves", last: Monday),
            Cases.Holder("moved", from: Tuesday.AddDays(1), unit: "Other council", of: "moves"),
            Cases.Holder("not reported"),
            Cases.Report("stays", 5, A.Start),
            Cases.Report("moves", 5, A.Start),
            Cases.Completed(Tuesday));

        Assert.Equal(LoadState.ConfirmedZero, known.On("stays", Tuesday.AddDays(9)).State);
        Assert.Equal(LoadState.ConfirmedZero, known.On("moves", Tuesday).State);
        Assert.Equal(LoadState.NeverReported, known.On("moves", Tuesday.AddDays(1)).State);
        Assert.Equal(LoadState.NeverReported, known.On("not reported", Tuesday).State);
    }

    /// <summary>The reports of a snapshot are made at its moment; what was made before it on its day is not part of it.</summary>
    [Fact]
    public void Completed_OnTheDayOfAReport_DecidesByWhenEachWasMade()
    {
        var known = Cases.Known(Cases.Holder("before"), Cases.Holder("within"), Cases.Holder("after")).And(
            Cases.Made(Cases.Report("before", 5, Monday), 9),
            Cases.Made(Cases.Report("within", 5, Monday), 10, sequence: 3),
            Cases.Made(Cases.Completed(Monday), 10, sequence: 7),
            Cases.Made(Cases.Report("after", 5, Monday), 11));

        Assert.Equal(LoadState.ConfirmedZero, known.On("before", Monday).State);
        Assert.Equal(LoadState.Reported, known.On("within", Monday).State);
        Assert.Equal(LoadState.Reported, known.On("after", Monday).State);
    }

    [Fact]
    public void Load_OfTwoSystems_IsTheirSumAndASnapshotOfOneLeavesTheOther()
    {
        var known = Cases.Known(Cases.Holder("W1"), Cases.Report("W1", 12, Monday), Cases.Report("W1", 4, Monday, "disability"), Cases.Completed(Tuesday));

        Assert.Equal(16, known.On("W1", Monday).Counts.Total);
        Assert.Equal((4, LoadState.Reported), (known.On("W1", Tuesday).Counts.Total, known.On("W1", Tuesday).State));
        Assert.Equal(
            [("disability", LoadState.Reported, 4, Monday), (Cases.System, LoadState.ConfirmedZero, 0, Tuesday)],
            CaseloadListing.BySystem(known, "W1", Tuesday).Select(each => (each.CaseSystem, each.State, each.Counts.Total, each.SinceDate)));
    }

    [Fact]
    public void Report_WithdrawnOrCorrected_IsAsIfItHadNeverBeenOtherwise()
    {
        var known = Cases.Known(Cases.Holder("W1"), Cases.Limit(30), Cases.Report("W1", 20, Monday), Cases.Report("W1", 35, Tuesday));
        var corrected = known.And(Cases.Report("W1", 25, Tuesday));
        var withdrawn = known.And(Cases.Made(Cases.Report("W1", 35, Tuesday), 100_000, withdrawn: true));

        Assert.Single(known.Breaches.OpenOn(A.Council, Tuesday));
        Assert.Equal(25, corrected.On("W1", Tuesday).Counts.Total);
        Assert.Equal(20, withdrawn.On("W1", Tuesday).Counts.Total);
        Assert.Empty(corrected.Breaches.OpenOn(A.Council, Tuesday));
        Assert.Empty(withdrawn.Breaches.OpenOn(A.Council, Tuesday));
    }

    /// <summary>An as-known question builds on a snapshot that the live model has built on too.</summary>
    [Fact]
    public void With_TwoSuccessorsOfOneSnapshot_KeepsEachToItself()
    {
        var known = Cases.Known([Cases.Holder("W1"), .. Enumerable.Range(1, 3).Select(i => Cases.Report("W1", i, Monday.AddDays(-i)))]);
        var one = known.And(Cases.Report("W1", 10, Tuesday));
        var other = known.And(Cases.Report("W1", 20, Tuesday));

        Assert.Equal(
            (1, 10, 20),
            (known.On("W1", Tuesday).Counts.Total, CountOf(one), CountOf(other)));

        static int CountOf(WorkforceSnapshot snapshot) => CaseloadListing.BySystem(snapshot, "W1", Tuesday).Single().Counts.Total;
    }

    [Fact]
    public void List_OfATeam_HasEverybodyInItAndThoseWithCasesWhomHrHasNowhere()
    {
        var known = Cases.Known(
            Cases.Holder("gone", last: new(2010, 8, 31)),
            Cases.Holder("here"),
            Cases.Holder("never reported"),
            Cases.Holder("elsewhere", unit: A.Council),
            Cases.Report("gone", 7, A.Start, unit: A.Team),
            Cases.Report("here", 12),
            Cases.Report("nameless", 2, unit: null),
            Cases.Report("stranger", 3, unit: A.Team),
            Cases.Report("stranger without cases", 0, unit: A.Team));

        Assert.Equal(
            [("gone", 7, false), ("here", 12, true), ("never reported", 0, true), ("stranger", 3, false)],
            CaseloadListing.List(known, new(A.Team, RoleSet.Census), Monday).Select(each => (each.WorkerId, each.Counts.Total, each.IsInPost)));
        Assert.Equal(["gone", "nameless", "stranger"], CaseloadListing.NotInPost(known, null, Monday).Select(each => each.WorkerId));
        Assert.Equal(["gone", "stranger"], CaseloadListing.NotInPost(known, A.Council, Monday).Select(each => each.WorkerId));
    }

    /// <summary>More FTE, then begun earlier, then the lesser id.</summary>
    [Theory]
    [InlineData(0.4, 0.6, "2010-05-01", "2010-06-01", A.Council)]
    [InlineData(0.5, 0.5, "2010-06-01", "2010-05-01", A.Council)]
    [InlineData(0.5, 0.5, "2010-05-01", "2010-05-01", A.Team)]
    public void Place_OfTwoEngagements_IsThatOfTheMainOne(decimal team, decimal council, string teamFrom, string councilFrom, string unit)
    {
        var known = Cases.Known(
            Cases.Holder("a", team, DateOnly.Parse(teamFrom), of: "W1"),
            Cases.Holder("b", council, DateOnly.Parse(councilFrom), of: "W1", unit: A.Council, role: Role.SeniorPractitioner),
            Cases.Report("W1", 9));
        var place = known.On("W1", Monday).Place!;

        Assert.Equal((unit, 1m), (place.UnitId, place.Fte.Value));
        Assert.Equal(unit == A.Team ? Role.CaseHolder : Role.SeniorPractitioner, place.Role);
    }

    [Fact]
    public void Unallocated_OfAUnit_HoldsUntilASnapshotWithoutIt()
    {
        var known = Cases.Known(
            new UnallocatedCases(Cases.System, A.Team, Monday, Cases.Assessments(5)),
            new UnallocatedCases(Cases.System, "unknown", Monday, Cases.Assessments(2)),
            Cases.Completed(Tuesday));

        Assert.Equal([(A.Team, 5)], CaseloadListing.Unallocated(known, A.Council, Monday).Select(each => (each.UnitId, each.Counts.Total)));
        Assert.Equal([(A.Team, 0)], CaseloadListing.Unallocated(known, A.Council, Tuesday).Select(each => (each.UnitId, each.Counts.Total)));
        Assert.Equal(2, CaseloadListing.Unallocated(known, null, Monday).Count);
    }

    [Fact]
    public void With_EffectsOfCaseloadChanges_SayWhichAreSuperseded()
    {
        var late = Cases.Made(Cases.Report("W1", 1, Monday), 1);
        var next = Cases.Known(Cases.Report("W1", 2, Monday)).And(Cases.Made(Cases.Report("W1", 3, Monday), 50));
        _ = next.With([new(1, 9, DateTime.UnixEpoch, late), new(2, 9, DateTime.UnixEpoch, Cases.Made(Cases.Report("W1", 4, Monday), 60))], 9, out var effects);

        Assert.Equal([true, false], effects.Select(effect => effect.Superseded));
    }
}
