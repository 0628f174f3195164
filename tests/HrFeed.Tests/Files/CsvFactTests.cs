using Workforce.V1;
using Date = Google.Type.Date;
using Decimal = Google.Type.Decimal;

namespace Workforce.HrFeed.Tests.Files;

public class CsvFactTests
{
    [Fact]
    public async Task Read_Unit_HasEveryField()
    {
        var change = await A.FactAsync(
            """
            kind,unit_id,parent_unit_id,unit_kind,name,first_date,last_date
            unit,T1,C1,team,"Assessment, North",2020-04-01,2026-03-31
            """);

        Assert.Equal(
            new StaffingChange
            {
                Unit = new OrganisationUnit
                {
                    UnitId = "T1",
                    ParentUnitId = "C1",
                    Kind = UnitKind.Team,
                    Name = "Assessment, North",
                    FirstDate = Day(2020, 4, 1),
                    LastDate = Day(2026, 3, 31),
                },
            },
            change);
    }

    [Fact]
    public async Task Read_Post_HasEveryField()
    {
        var change = await A.FactAsync(
            """
            kind,post_id,unit_id,role,fte,status,status_reason,title,first_date,last_date
            post,P1,T1,first-line manager,13.50,COVERED_OTHERWISE,Secondment,Team manager,2020-04-01,2026-03-31
            """);

        Assert.Equal(
            new StaffingChange
            {
                Post = new Post
                {
                    PostId = "P1",
                    UnitId = "T1",
                    Role = Role.FirstLineManager,
                    Fte = new Decimal { Value = "13.5" },
                    Status = PostStatus.CoveredOtherwise,
                    StatusReason = "Secondment",
                    Title = "Team manager",
                    FirstDate = Day(2020, 4, 1),
                    LastDate = Day(2026, 3, 31),
                },
            },
            change);
    }

    [Fact]
    public async Task Read_Worker_HasEveryField()
    {
        var change = await A.FactAsync("kind,worker_id,name\nworker,W1,Zoë Example");

        Assert.Equal(new StaffingChange { Worker = new Worker { WorkerId = "W1", Name = "Zoë Example" } }, change);
    }

    [Fact]
    public async Task Read_EngagementInPost_HasEveryField()
    {
        var change = await A.FactAsync(
            """
            kind,engagement_id,worker_id,footing,post_id,fte,first_date,last_date,start_origin,notice_given_date,leaving_reason,leaving_destination
            engagement,E1,W1,fixed term,P1,0.6,2021-09-06,2026-08-31,newly qualified,2026-06-01,resignation,other authority
            """);

        Assert.Equal(
            new StaffingChange
            {
                Engagement = new Engagement
                {
                    EngagementId = "E1",
                    WorkerId = "W1",
                    Footing = Footing.FixedTerm,
                    Placement = new Placement { PostId = "P1" },
                    Fte = new Decimal { Value = "0.6" },
                    FirstDate = Day(2021, 9, 6),
                    LastDate = Day(2026, 8, 31),
                    StartOrigin = StartOrigin.NewlyQualified,
                    NoticeGivenDate = Day(2026, 6, 1),
                    LeavingReason = LeavingReason.Resignation,
                    LeavingDestination = LeavingDestination.OtherAuthority,
                },
            },
            change);
    }

    [Fact]
    public async Task Read_Gap_HasEveryField()
    {
        var change = await A.FactAsync(
            """
            kind,reporting_gap_id,unit_id,figures,reason,first_date,last_date
            gap,G1,C1,agency fte; Agency Headcount,not returned,2021-10-01,2022-09-30
            """);

        Assert.Equal(
            new StaffingChange
            {
                ReportingGap = new ReportingGap
                {
                    ReportingGapId = "G1",
                    UnitId = "C1",
                    Figures = { ReportedFigure.AgencyFte, ReportedFigure.AgencyHeadcount },
                    Reason = ReportingGapReason.NotReturned,
                    FirstDate = Day(2021, 10, 1),
                    LastDate = Day(2022, 9, 30),
                },
            },
            change);
    }

    [Fact]
    public async Task Read_EngagementOutsideAnyPost_IsPlacedInTheUnit()
    {
        var change = await A.FactAsync(
            """
            kind,engagement_id,worker_id,footing,unit_id,role,fte,first_date
            engagement,E1,W1,Agency Extra,T1,Case Holder,1,2021-09-06
            """);

        Assert.Equal(
            new Placement { Unit = new UnitPlacement { UnitId = "T1", Role = Role.CaseHolder } }, change.Engagement.Placement);
        Assert.Null(change.Engagement.LastDate);
    }

    [Fact]
    public async Task Read_Terms_HasEveryField()
    {
        var change = await A.FactAsync("kind,engagement_id,post_id,fte,first_date\nterms,E1,P2,0.123456,2024-04-01");

        Assert.Equal(
            new StaffingChange
            {
                EngagementTerms = new EngagementTerms
                {
                    EngagementId = "E1",
                    Placement = new Placement { PostId = "P2" },
                    Fte = new Decimal { Value = "0.123456" },
                    FirstDate = Day(2024, 4, 1),
                },
            },
            change);
    }

    [Fact]
    public async Task Read_Pipeline_HasEveryField()
    {
        var change = await A.FactAsync(
            """
            kind,pipeline_starter_id,post_id,fte,stage,expected_start_date,offer_date,checks_completed_date
            pipeline,S1,P1,6,start date set,2026-10-01,2026-08-14,2026-09-01
            """);

        Assert.Equal(
            new StaffingChange
            {
                PipelineStarter = new PipelineStarter
                {
                    PipelineStarterId = "S1",
                    Placement = new Placement { PostId = "P1" },
                    Fte = new Decimal { Value = "6" },
                    Stage = PipelineStage.StartDateSet,
                    ExpectedStartDate = Day(2026, 10, 1),
                    OfferDate = Day(2026, 8, 14),
                    ChecksCompletedDate = Day(2026, 9, 1),
                },
            },
            change);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("no", false)]
    [InlineData("False", false)]
    [InlineData("", false)]
    public async Task Read_Withdrawn_IsYesOrNo(string word, bool withdrawn)
    {
        var change = await A.FactAsync($"kind,worker_id,withdrawn\nworker,W1,{word}");

        Assert.Equal(withdrawn, change.Withdrawn);
    }

    private static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };
}
