using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Caseloads;

/// <summary>The caseloads of a unit together.</summary>
public class CaseloadSummaryTests
{
    private static readonly Scope Team = new(A.Team, RoleSet.Census);

    /// <summary>
    /// docs/definitions.md 6.1, item 4: over 30, and mean, by month. The workers are made up, since none are printed: five whose cases come to
    /// five times the mean.
    /// </summary>
    [Theory]
    [InlineData(7, new[] { 31, 33, 18, 15, 13 }, 2, 22)] // 110 / 5
    [InlineData(8, new[] { 32, 31, 17, 16, 14 }, 2, 22)] // 110 / 5
    [InlineData(9, new[] { 31, 31, 32, 6, 5 }, 3, 21)] // 105 / 5
    [InlineData(10, new[] { 34, 33, 30, 20, 13 }, 2, 26)] // 130 / 5
    [InlineData(11, new[] { 31, 25, 20, 11, 8 }, 1, 19)] // 95 / 5
    public void On_MonthsOf2010_AreWhatTheCouncilPublished(int month, int[] cases, int over, int mean)
    {
        var from = new DateOnly(2010, month, 1);
        var known = Cases.Known([
            Cases.Limit(30),
            .. cases.Select((_, i) => Cases.Holder($"W{i}")),
            .. cases.Select((count, i) => Cases.Report($"W{i}", count, from)),
        ]);
        var figures = CaseloadSummary.On(known, Team, from.AddMonths(1).AddDays(-1), []).WithAgency;

        Assert.Equal((over, mean), (figures.Over.Rounded(new(0)), figures.MeanPerHead.Rounded(new(0))));
        Assert.Equal(over, known.Breaches.OpenOn(A.Team, from).Count());
        Assert.Equal(MeasureValue.Missing, CaseloadSummary.On(known, Team, from.AddDays(-1), []).WithAgency.Cases);
    }

    private static readonly WorkforceSnapshot Mixed = Cases.Known(
        Cases.Limit(20, amber: 15),
        Cases.Holder("a"),
        Cases.Holder("b", 0.5m),
        Cases.Holder("c", footing: Footing.AgencyCover),
        Cases.Holder("d", role: Role.QualifiedWithoutCases),
        Cases.Holder("manager", role: Role.FirstLineManager),
        Cases.Report("a", 21),
        Cases.Report("b", 10),
        Cases.Report("c", 16),
        Cases.Report("d", 0),
        Cases.Report("stranger", 4, unit: A.Team),
        new UnallocatedCases(Cases.System, A.Team, A.Start, Cases.Assessments(6)));

    [Fact]
    public void On_CaseHolders_CountsThoseWithCasesWithAndWithoutAgency()
    {
        var summary = CaseloadSummary.On(Mixed, Team, new(2010, 9, 30), [10, 20]);
        var (with, without) = (summary.WithAgency, summary.WithoutAgency);

        // 21 + 10 + 16 of three heads, 1 + 0.5 + 1 FTE.
        Assert.Equal((47m, 3m, 2.5m), (with.Cases.Unrounded, with.CaseHolders.Unrounded, with.CaseHoldersFte.Unrounded));
        Assert.Equal((15.7m, 18.8m, 16m, 21m), (with.MeanPerHead.Rounded(Rounding.Official), with.MeanPerFte.Unrounded, with.Median.Unrounded, with.Maximum.Unrounded));
        Assert.Equal((1m, 33.3m, 1m), (with.Over.Unrounded, with.ShareOver.Rounded(Rounding.Official), with.Amber.Unrounded));
        Assert.Equal([(1, 10, 0), (10, 20, 2), (20, (int?)null, 1)], with.Bands.Select(band => (band.FromCases, band.UntilCases, band.Heads)));

        // 21 + 10 of two heads, 1.5 FTE: the median is the mean of the two.
        Assert.Equal((31m, 20.7m, 15.5m), (without.Cases.Unrounded, without.MeanPerFte.Rounded(Rounding.Official), without.Median.Unrounded));
        Assert.Equal((6m, 1, 4), (summary.Unallocated.Unrounded, summary.NotInPostHeads, summary.NotInPostCases));
        Assert.Equal((0, 1), (summary.UnmeasuredHeads, summary.NeverReportedHeads));
    }

    [Fact]
    public void On_NobodyWithCases_IsNotApplicableAndNotZero()
    {
        var known = Cases.Known(Cases.Holder("a"), Cases.Completed(A.Start, covering: A.Council));
        var figures = CaseloadSummary.On(known, Team, A.Start, []).WithAgency;

        Assert.Equal((0m, NoValueReason.NotApplicable), (figures.Cases.Unrounded, figures.MeanPerFte.Reason));
        Assert.Equal((NoValueReason.NotApplicable, NoValueReason.NotApplicable), (figures.Median.Reason, figures.Maximum.Reason));
        Assert.Equal(NoValueReason.NotApplicable, figures.ShareOver.Reason);
    }

    [Fact]
    public void On_NobodyWithCasesInAUnitThatNoSnapshotCovers_IsMissing()
    {
        var known = Cases.Known(Cases.Holder("a"), A.Unit("Other"), Cases.Completed(A.Start, covering: "Other"));

        Assert.Equal(MeasureValue.Missing, CaseloadSummary.On(known, Team, A.Start, []).WithAgency.Cases);
    }

    /// <summary>docs/definitions.md 1.4, City of London and Slough 2022: 90 / 8 = 11.25 and 1492 / 80 = 18.65, half away from zero.</summary>
    [Theory]
    [InlineData(8, 90, "11.3")]
    [InlineData(80, 1492, "18.7")]
    public void Answer_DfePerFte_RoundsAsPublished(int holders, int cases, string shown)
    {
        var known = Cases.Known([
            .. Enumerable.Range(0, holders).Select(i => Cases.Holder($"W{i}")),
            .. Enumerable.Range(0, holders).Select(i => Cases.Report($"W{i}", (cases / holders) + (i < cases % holders ? 1 : 0))),
        ]);
        var measure = Measure.Of(new(MeasureKind.Caseload, (int)CaseloadFigure.DfePerFte));

        Assert.Equal(decimal.Parse(shown), measure.Answer(known, Flows, Team, new(2010, 9, 30)).Rounded(measure.Round(Rounding.Official)));
    }

    [Theory]
    [InlineData(CaseloadFigure.MeanPerHead, "15.7")]
    [InlineData(CaseloadFigure.DfePerFte, "18.8")]
    [InlineData(CaseloadFigure.Median, "16")]
    [InlineData(CaseloadFigure.Maximum, "21")]
    [InlineData(CaseloadFigure.NumberOver, "1")]
    [InlineData(CaseloadFigure.ShareOver, "33.3")]
    [InlineData(CaseloadFigure.Cases, "47")]
    public void Answer_EachFigure_IsThatOfTheSummary(CaseloadFigure figure, string shown)
    {
        var measure = Measure.Of(new CaseloadMeasure(figure).Code);

        Assert.Equal(new CaseloadMeasure(figure), measure);
        Assert.Equal(decimal.Parse(shown), measure.Answer(Mixed, Flows, Team, new(2010, 9, 30)).Rounded(measure.Round(Rounding.Official)));
    }

    private static StaffFlows Flows(StaffingSnapshot snapshot, Scope scope) => throw new InvalidOperationException("A caseload needs no flows.");
}
