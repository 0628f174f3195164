using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Model;

namespace Workforce.Domain.Tests.Listings;

/// <summary>Issues of people, the pipeline and the feed; each goes once it is put right. What is known was made on 1 December 2010.</summary>
public class PeopleIssueTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);
    private static readonly DateOnly Reported = new(2010, 12, 1);
    private static readonly Placement P1 = Placement.InPost("P1");

    [Theory]
    [InlineData(PipelineStage.StartDateSet, true)]
    [InlineData(PipelineStage.Advertised, true)]
    [InlineData(PipelineStage.Started, false)]
    [InlineData(PipelineStage.FallenThrough, false)]
    public void List_ExpectedByTheDay_IsOverdueUnlessStartedOrFallenThrough(PipelineStage stage, bool isIssue)
    {
        var staffing = Known.Of(A.Post("P1"), A.Starter("S1", P1, expected: Day, stage: stage));

        Assert.Equal(isIssue ? [DataQualityKind.PipelineOverdue] : [], Kinds(staffing));
        Assert.Empty(Kinds(staffing, Day.AddDays(-1)));
    }

    [Fact]
    public void List_NoticeWithoutLastDate_IsAnIssueUntilThereIsOne()
    {
        var engagement = A.Employee("E1", P1) with { NoticeGivenDate = Day };
        var staffing = Known.Of(A.Post("P1"), engagement);

        Assert.Equal([DataQualityKind.NoticeWithoutLastDate], Kinds(staffing));
        Assert.Empty(Kinds(staffing, Day.AddDays(-1)));
        Assert.Empty(Kinds(staffing.And(engagement with { LastDate = new(2011, 1, 31) })));
    }

    /// <summary>docs/definitions.md 6.4: twenty workers "joined" eight months after the report that says so.</summary>
    [Fact]
    public void List_ReportedBeforeItHappened_IsAnIssue()
    {
        var offer = A.Starter("S1", P1, expected: new(2011, 8, 1)) with { OfferDate = Reported.AddDays(1) };
        var left = A.Employee("E1", P1, last: Reported.AddMonths(12)) with { LeavingReason = LeavingReason.Resignation };

        Assert.Equal([DataQualityKind.DateInFuture], Kinds(Known.Of(A.Post("P1"), offer)));
        Assert.Empty(Kinds(Known.Of(A.Post("P1"), offer with { OfferDate = Reported })));
        Assert.Equal([DataQualityKind.DateInFuture], Kinds(Known.Of(A.Post("P1"), left with { LastDate = Reported.AddMonths(12).AddDays(1) })));
        Assert.Empty(Kinds(Known.Of(A.Post("P1"), left)));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.6, 1)]
    public void List_TwoEngagementsOfOneWorker_AreAnIssueAboveOneAndAHalf(double second, int issues)
    {
        var staffing = Known.Of(
            A.Post("P1", fte: 3),
            A.Employee("E1", P1),
            A.Employee("E2", P1, fte: (decimal)second, last: Day.AddDays(5)) with { WorkerId = "W-E1" });

        Assert.Equal(Enumerable.Repeat(DataQualityKind.WorkerAboveFteLimit, issues), Kinds(staffing));
        Assert.Empty(Kinds(staffing, Day.AddDays(5)));
    }

    [Fact]
    public void List_WorkerWithoutEngagement_IsInNoUnit()
    {
        var staffing = Known.Of(new Worker("W1"));

        Assert.Equal([DataQualityKind.WorkerWithoutEngagement], Kinds(staffing));
        Assert.Empty(DataQualityIssue.List(staffing, A.Council, Day));
        Assert.Empty(Kinds(staffing.And(A.Employee("E1", Placement.InUnit(A.Team, Role.CaseHolder)) with { WorkerId = "W1" })));
    }

    /// <summary>Cover outside any post is seen in no post: 1.5 FTE over 1 vacant.</summary>
    [Fact]
    public void List_CoverOfAUnitAboveItsVacancies_IsAnIssueOfTheUnit()
    {
        var staffing = Known.Of(A.Post("P1"), A.AgencyCover("E1", P1), A.AgencyCover("E2", Placement.InUnit(A.Team, Role.CaseHolder), fte: 0.5m));
        var issue = Assert.Single(DataQualityIssue.List(staffing, A.Council, Day));

        Assert.Equal((DataQualityKind.UnitCoverAboveVacancies, "Unit 'R&A' has 1 FTE vacant and 1.5 FTE of agency cover."), (issue.Kind, issue.Description));
        Assert.Equal([AffectedMeasure.Vacancy, AffectedMeasure.Agency], issue.Measures);
    }

    [Fact]
    public void List_SourceSilentForLongerThanAsked_IsStale()
    {
        var staffing = Known.Of(A.Post("P1"));

        Assert.Empty(Kinds(staffing, Reported.AddDays(35)));
        var issue = Assert.Single(DataQualityIssue.List(staffing, null, Reported.AddDays(36)));
        Assert.Equal((DataQualityKind.SourceStale, FactReference.Source("itrent")), (issue.Kind, issue.Subjects.Single()));
        Assert.Empty(DataQualityIssue.List(staffing, null, Reported.AddDays(36), staleAfterDays: 36));
    }

    /// <summary>In summer, from 27 March to 30 October in 2011, half past eleven in UTC is half past midnight of the next day in London.</summary>
    [Theory]
    [InlineData("2011-03-26T23:30:00", "2011-03-26")]
    [InlineData("2011-03-27T23:30:00", "2011-03-28")]
    [InlineData("2011-10-29T23:30:00", "2011-10-30")]
    [InlineData("2011-10-30T23:30:00", "2011-10-30")]
    public void List_DatesReportedAroundMidnight_AreHeldAgainstLondonsDay(string utc, string reported)
    {
        var (made, day) = (Moment(utc), DateOnly.Parse(reported, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Empty(Kinds(Noticed(day), day));
        Assert.Equal([DataQualityKind.DateInFuture], Kinds(Noticed(day.AddDays(1)), day));
        Assert.Empty(Kinds(Offered(day), day));
        Assert.Equal([DataQualityKind.DateInFuture], Kinds(Offered(day.AddDays(1)), day));

        StaffingSnapshot Noticed(DateOnly notice) =>
            With(A.Employee("E1", P1, last: day.AddMonths(1)) with { NoticeGivenDate = notice });

        StaffingSnapshot Offered(DateOnly offer) => With(A.Starter("S1", P1) with { OfferDate = offer });

        StaffingSnapshot With(Fact fact) =>
            Known.Of(A.Post("P1"), A.Employee("E1", P1)).And(new Change("itrent", "late in the evening", new(made), Withdrawn: false, fact));
    }

    [Fact]
    public void List_SourceThatSentJustAfterMidnight_IsStaleADayLater()
    {
        var summer = Known.Of(A.Post("P1")).And(new Change("itrent", "2 June, 00:30", new(Moment("2011-06-01T23:30:00")), Withdrawn: false, A.Post("P2")));

        Assert.Empty(Kinds(summer, new DateOnly(2011, 6, 2).AddDays(35)));
        Assert.Equal([DataQualityKind.SourceStale], Kinds(summer, new DateOnly(2011, 6, 2).AddDays(36)));
    }

    /// <summary>A leaver with FTE, as far as the contract lets one be sent.</summary>
    [Fact]
    public void List_TermsFromTheLastDateOn_AreAnIssue() => Assert.Equal(
        [DataQualityKind.TermsAfterLeaving],
        Kinds(Known.Of(A.Post("P1"), A.Employee("E1", P1, last: Day.AddDays(-9)), A.Terms("E1", Day.AddDays(-9), P1))));

    [Theory]
    [InlineData(LeavingReason.Resignation, 1)]
    [InlineData(LeavingReason.MovedWithinAuthority, 0)]
    public void List_LeftTheCouncilAndStillThere_IsAnIssue(LeavingReason reason, int issues) => Assert.Equal(
        Enumerable.Repeat(DataQualityKind.WorkingAfterLeaving, issues),
        Kinds(Known.Of(
            A.Post("P1", fte: 2),
            A.Employee("E1", P1, fte: 0.5m, last: Day) with { LeavingReason = reason },
            A.Employee("E2", P1, fte: 0.5m) with { WorkerId = "W-E1" })));

    [Fact]
    public void List_Gap_IsNamedOnItsDays()
    {
        var staffing = Known.Of(new ReportingGap("G1", A.Team, Day, Day, FigureSet.Of(ReportedFigure.AgencyFte), ReportingGapReason.NotReturned));

        Assert.Equal([DataQualityKind.FiguresNotReported], Kinds(staffing));
        Assert.Empty(Kinds(staffing, Day.AddDays(1)));
        Assert.Empty(Kinds(staffing, Day.AddDays(-1)));
    }

    private static DateTime Moment(string utc) =>
        DateTime.SpecifyKind(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static IEnumerable<DataQualityKind> Kinds(StaffingSnapshot staffing, DateOnly? day = null) =>
        DataQualityIssue.List(staffing, null, day ?? Day).Select(issue => issue.Kind);

    /// <summary>A list that nobody waits for any more ends, however many people there are.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(A.Team)]
    public void List_Cancelled_Ends(string? unitId)
    {
        var staffing = Known.Of(A.Employee("E1", Placement.InUnit(A.Team, Role.CaseHolder)));

        Assert.ThrowsAny<OperationCanceledException>(
            () => DataQualityIssue.List(staffing, unitId, new(2026, 9, 30), cancellationToken: new(canceled: true)).ToList());
    }
}
