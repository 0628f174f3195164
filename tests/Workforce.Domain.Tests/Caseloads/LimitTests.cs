using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Tests.Caseloads;

/// <summary>Which limit applies, and what is above it (docs/definitions.md 3).</summary>
public class LimitTests
{
    private static readonly DateOnly Day = new(2010, 9, 1);

    [Theory]
    [InlineData(30, CaseloadLevel.Amber)]
    [InlineData(31, CaseloadLevel.Over)]
    [InlineData(27, CaseloadLevel.Within)] // 27 of an amber limit of 27.
    [InlineData(28, CaseloadLevel.Amber)]
    public void Level_AtTheLimit_IsABreachOnlyAboveIt(int cases, CaseloadLevel level)
    {
        var known = Cases.Known(Cases.Holder("W1"), Cases.Report("W1", cases), Cases.Limit(30, amber: 27));

        Assert.Equal(level, known.On("W1", Day).Level);
        Assert.Equal(level is CaseloadLevel.Over, known.Breaches.Of("W1", Day) is not null);
    }

    [Fact]
    public void Limit_PlanOf2010_IsThirtyUntilTheEndOfTheYearAndTwentyFiveFromThenOn()
    {
        var known = Cases.Known(
            Cases.Holder("W1"),
            Cases.Report("W1", 28, new(2010, 7, 1)),
            Cases.Limit(30, id: "by December", last: new(2010, 12, 31)),
            Cases.Limit(25, id: "by March", from: new(2011, 1, 1)));

        Assert.Equal((30m, "by December"), LimitOn(new(2010, 12, 31)));
        Assert.Equal((25m, "by March"), LimitOn(new(2011, 1, 1)));

        var breach = Assert.Single(known.Breaches.Of("W1"));
        Assert.Equal((new DateOnly(2011, 1, 1), null, 28m), (breach.FirstDate, breach.LastDate, breach.Peak.Value));
        Assert.Equal(BreachChangeKind.Opened, Assert.Single(BreachChange.Overnight(known, new(2010, 12, 31))).Kind);
        Assert.Empty(BreachChange.Overnight(known, new(2010, 12, 30)));

        (decimal, string) LimitOn(DateOnly day) => (known.On("W1", day).Limit!.Limit, known.On("W1", day).Limit!.Threshold.ThresholdId);
    }

    [Theory]
    [InlineData(LimitRounding.None, "22.5", 22, 23)] // 90 % of 25.
    [InlineData(LimitRounding.Down, "22", 22, 23)]
    [InlineData(LimitRounding.HalfUp, "23", 23, 24)]
    [InlineData(LimitRounding.Up, "23", 23, 24)]
    public void Limit_ForTheNewlyQualified_IsAPartOfItRoundedAsStated(LimitRounding rounding, string limit, int within, int over)
    {
        var known = Cases.Known(
            Cases.Holder("W1", origin: StartOrigin.NewlyQualified, from: new(2010, 8, 31)),
            Cases.Limit(25, protection: NewlyQualifiedProtection.Of([(12, 90m)]), rounding: rounding));

        var withinIt = known.And(Cases.Report("W1", within, Day)).On("W1", Day);
        Assert.Equal((decimal.Parse(limit), 90m, CaseloadLevel.Within), (withinIt.Limit!.Limit, withinIt.Limit.Percent, withinIt.Level));
        Assert.Equal(CaseloadLevel.Over, known.And(Cases.Report("W1", over, Day)).On("W1", Day).Level);
    }

    /// <summary>Six whole months after 31 August 2010 is 28 February 2011, the last of that month.</summary>
    [Theory]
    [InlineData("2010-08-31", "15")]
    [InlineData("2011-02-27", "15")]
    [InlineData("2011-02-28", "22.5")]
    [InlineData("2011-08-30", "22.5")]
    [InlineData("2011-08-31", "25")]
    public void Limit_AsMonthsPass_GoesUpByTheSteps(string day, string limit)
    {
        // A contract renewed on 1 January, the day after the last but one: the employment is unbroken.
        var known = Cases.Known(
            Cases.Holder("first", of: "W1", origin: StartOrigin.NewlyQualified, from: new(2010, 8, 31), last: new(2010, 12, 31)),
            Cases.Holder("second", of: "W1", origin: StartOrigin.Other, from: new(2011, 1, 1)),
            Cases.Limit(25, protection: NewlyQualifiedProtection.Of([(6, 60m), (12, 90m)])));

        Assert.Equal(decimal.Parse(limit), known.On("W1", DateOnly.Parse(day)).Limit!.Limit);
    }

    /// <summary>docs/definitions.md 3: 18 cases at half time are 36 per FTE, above 30, and 18 cases are not.</summary>
    [Fact]
    public void Load_PerFte_DividesByTheFteOfAllEngagements()
    {
        var known = Cases.Known(Cases.Holder("W1", fte: 0.5m), Cases.Report("W1", 18), Cases.Limit(30, basis: CaseloadBasis.CasesPerFte));
        var asCases = known.And(Cases.Limit(30));
        var withAgency = known.And(Cases.Holder("extra", fte: 0.25m, of: "W1", footing: Footing.AgencyExtra));

        Assert.Equal((36m, CaseloadLevel.Over), (known.On("W1", Day).Load!.Value.Value, known.On("W1", Day).Level));
        Assert.Equal((18m, CaseloadLevel.Within), (asCases.On("W1", Day).Load!.Value.Value, asCases.On("W1", Day).Level));
        Assert.Equal(24m, withAgency.On("W1", Day).Load!.Value.Value); // 18 / 0.75.
    }

    [Fact]
    public void Load_PerFteOfSomebodyWithoutFte_IsAnExceptionAndNotANumber()
    {
        var known = Cases.Known(Cases.Report("stranger", 18, unit: A.Team), Cases.Limit(30, basis: CaseloadBasis.CasesPerFte));
        var load = known.On("stranger", Day);

        Assert.Equal((null, CaseloadLevel.NotMeasurable, UnmeasuredReason.NoFte), (load.Load, load.Level, load.Unmeasured));
        Assert.Empty(known.Breaches.Of("stranger"));
    }

    /// <summary>Wirral (docs/definitions.md 3): at most 100 points, 15 of them stable; somebody in the first year carries 90.</summary>
    [Theory]
    [InlineData(10, null, "95", CaseloadLevel.Within)] // 15 + 10 x 8.
    [InlineData(11, null, "103", CaseloadLevel.Over)]
    [InlineData(9, StartOrigin.NewlyQualified, "87", CaseloadLevel.Within)]
    [InlineData(10, StartOrigin.NewlyQualified, "95", CaseloadLevel.Over)]
    [InlineData(0, null, "0", CaseloadLevel.Within)] // Who has no cases is no case holder.
    public void Load_InPoints_AddsTheStablePointsToTheWeights(int cases, StartOrigin? origin, string points, CaseloadLevel level)
    {
        var known = Cases.Known(
            Cases.Holder("W1", origin: origin),
            new CaseloadReport(Cases.System, "W1", A.Start, default(CaseCounts) with { ChildProtection = cases }),
            new CaseWeighting(A.Council, A.Start, 15, new(4, 5, 8, 6, 2, 3, 1)),
            Cases.Limit(100, basis: CaseloadBasis.WeightedPoints, protection: NewlyQualifiedProtection.Of([(12, 90m)])));

        Assert.Equal((decimal.Parse(points), level), (known.On("W1", Day).Load!.Value.Value, known.On("W1", Day).Level));
        Assert.Equal(
            cases == 0 ? null : UnmeasuredReason.NoWeighting,
            known.And(Cases.Made(new CaseWeighting(A.Council, A.Start, 0, new(0, 0, 0, 0, 0, 0, 0)), 100_000, withdrawn: true)).On("W1", Day).Unmeasured);
    }

    /// <summary>The worker's own, then the nearest unit's; of one unit the role's.</summary>
    [Fact]
    public void Threshold_OfSeveral_IsTheNarrowest()
    {
        var known = Cases.Known(Cases.Holder("W1"), Cases.Report("W1", 1));

        foreach (var next in new[]
        {
            Cases.Limit(40, "council", A.Council),
            Cases.Limit(35, "council's case holders", A.Council, Role.CaseHolder),
            Cases.Limit(30, "team"),
            Cases.Limit(25, "team's case holders", role: Role.CaseHolder),
            Cases.Limit(20, "own, by the council", A.Council, worker: "W1"),
            Cases.Limit(15, "own, by the team", worker: "W1"),
        })
        {
            known = known.And(next);
            Assert.Equal(next.ThresholdId, known.On("W1", Day).Limit!.Threshold.ThresholdId);
        }

        var others = known.And(Cases.Limit(1, "managers", role: Role.FirstLineManager), Cases.Limit(1, "another's", worker: "W2"));
        Assert.Equal("own, by the team", others.On("W1", Day).Limit!.Threshold.ThresholdId);
    }

    [Fact]
    public void Overlapping_ThresholdsOfOneScope_AreFound()
    {
        var known = Cases.Known(
            Cases.Limit(30, "first", last: new(2010, 12, 31)),
            Cases.Limit(30, "role", role: Role.CaseHolder),
            Cases.Limit(30, "council", A.Council));

        Assert.Equal("first", Assert.Single(ThresholdScope.Overlapping(known.Caseloads, Cases.Limit(25, "next", from: new(2010, 12, 31)))).ThresholdId);
        Assert.Empty(ThresholdScope.Overlapping(known.Caseloads, Cases.Limit(25, "next", from: new(2011, 1, 1))));
        Assert.Empty(ThresholdScope.Overlapping(known.Caseloads, Cases.Limit(25, "first")));
    }

    /// <summary>Two replicas may each have accepted one of two that overlap.</summary>
    [Fact]
    public void Threshold_OfTwoThatOverlap_IsTheOneBegunLastAndThenMadeLast()
    {
        var earlier = Cases.Made(Cases.Limit(30, "b"), 10);
        var later = Cases.Made(Cases.Limit(25, "a"), 11);
        var begunLater = Cases.Made(Cases.Limit(20, "c", from: new(2010, 6, 1)), 1);
        var known = Cases.Known(Cases.Holder("W1"));

        Assert.Equal(25m, known.And(earlier, later).On("W1", Day).Limit!.Limit);
        Assert.Equal(25m, known.And(later).And(earlier).On("W1", Day).Limit!.Limit);
        Assert.Equal(20m, known.And(earlier, later, begunLater).On("W1", Day).Limit!.Limit);
    }
}
