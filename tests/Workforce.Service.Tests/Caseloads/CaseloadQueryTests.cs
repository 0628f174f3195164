using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Caseloads;

/// <summary>Who holds how much, who is over, and what if.</summary>
public class CaseloadQueryTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task List_OfAUnit_NamesTheRuleThatAppliedToEach()
    {
        var council = await service.CouncilAsync();
        var wide = await service.LimitAsync(council.Council, "20", threshold => threshold.AmberLimit = A.Number("18"));
        var narrow = await service.LimitAsync(council.Teams[1], "15");
        await service.ReportAsync(
            Case.Report(council.First[0], 18), Case.Report(council.First[1], 20), Case.Report(council.First[2], 21), Case.Report(council.Second[0], 16));

        var list = await service.Caseloads.ListCaseloadsAsync(new() { UnitId = council.Area });

        var levels = list.Caseloads.Where(each => each.CaseCount > 0).Select(each => (each.WorkerId, each.Level, each.Limit.ThresholdId));
        Assert.Equal(
            [
                (council.First[0], CaseloadLevel.Within, wide.ThresholdId), // 18 of 18: not above amber.
                (council.First[1], CaseloadLevel.Amber, wide.ThresholdId), // 20 of 20: not above the limit.
                (council.First[2], CaseloadLevel.Over, wide.ThresholdId),
                (council.Second[0], CaseloadLevel.Over, narrow.ThresholdId),
            ],
            levels.OrderBy(each => Array.IndexOf([.. council.First, .. council.Second], each.WorkerId)));
        Assert.Equal(6, list.Caseloads.Count);
        Assert.All(list.Caseloads, each => Assert.Equal(("1", $"Name of {each.WorkerId}"), (each.Fte.Value, each.Name)));
    }

    [Fact]
    public async Task List_PageByPage_IsTheWholeList()
    {
        var council = await service.CouncilAsync();
        var read = new List<string>();
        var request = new ListCaseloadsRequest { UnitId = council.Council, PageSize = 4 };

        do
        {
            var page = await service.Caseloads.ListCaseloadsAsync(request);
            read.AddRange(page.Caseloads.Select(each => each.WorkerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([.. council.First.Concat(council.Second).Order(StringComparer.Ordinal)], read);
    }

    [Fact]
    public async Task List_OfThoseNotInPost_KeepsLeaversAndStrangers()
    {
        var council = await service.CouncilAsync();
        var (leaver, stranger) = (council.First[0], A.Id("stranger"));
        await service.PushAsync(A.Engagement($"{leaver}-job", leaver, $"{leaver}-post", with: engagement => engagement.LastDate = Case.Ago(10)));
        await service.ReportAsync(Case.Report(leaver, 5, unitId: council.Teams[0]), Case.Report(stranger, 6));

        var all = await service.Caseloads.ListCaseloadsAsync(new() { NotInPost = true, PageSize = 1000 });
        var ofTeam = await service.Caseloads.ListCaseloadsAsync(new() { NotInPost = true, UnitId = council.Teams[0] });

        Assert.Equal(
            (WorkerCaseload.Types.Employment.NotInPost, WorkerCaseload.Types.Employment.Unknown),
            (all.Caseloads.Single(each => each.WorkerId == leaver).Employment, all.Caseloads.Single(each => each.WorkerId == stranger).Employment));
        Assert.Equal([leaver], ofTeam.Caseloads.Select(each => each.WorkerId));
        var issues = await service.Measures.ListDataQualityIssuesAsync(new() { UnitId = council.Teams[0] });
        Assert.Equal(DataQualityIssue.Types.Kind.CasesWhileNotInPost, Assert.Single(issues.Issues).Kind);
    }

    [Fact]
    public async Task Worker_OfTwoCaseSystems_IsAddedUp()
    {
        var council = await service.CouncilAsync();
        var worker = council.First[0];
        await service.ReportAsync(Case.Report(worker, 12, Case.Ago(3), source: "old"), Case.Report(worker, 9, Case.Ago(1), source: "new"));

        var record = await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = worker });

        Assert.Equal((21, LoadState.Reported), (record.Caseload.CaseCount, record.Caseload.LoadState));
        Assert.Equal([("new", 9, Case.Ago(1)), ("old", 12, Case.Ago(3))], record.Systems.Select(each => (each.Source, each.Counts.AssessmentCount, each.FirstDate)));
    }

    [Fact]
    public async Task Worker_NeverReported_IsNotAZero()
    {
        var fresh = await RunningService.StartAsync();

        try
        {
            var council = await fresh.CouncilAsync();
            var record = await fresh.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = council.First[0] });
            var summary = await fresh.Caseloads.GetCaseloadSummaryAsync(new() { UnitId = council.Council });

            Assert.Equal(LoadState.NeverReported, record.Caseload.LoadState);
            Assert.Equal(NoValueReason.Missing, summary.WithAgency.Cases.NoValueReason);
            Assert.Equal(6, summary.NeverReportedCount);
        }
        finally
        {
            await fresh.DisposeAsync();
        }
    }

    [Fact]
    public async Task Worker_NobodyKnows_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await service.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = "nobody" }));

        Assert.Equal((StatusCode.NotFound, "WORKER_NOT_FOUND"), (exception.StatusCode, Details.Of(exception).Info().Reason));
    }

    /// <summary>5, 10, 10 and 31 cases of four holders at 1 FTE: mean 14, median 10, one of four above 30.</summary>
    [Fact]
    public async Task Summary_OfATeam_IsOverCaseHolders()
    {
        var council = await service.CouncilAsync();
        await service.LimitAsync(council.Council, "30");
        await service.ReportAsync(
            Case.Report(council.First[0], 5), Case.Report(council.First[1], 10), Case.Report(council.First[2], 10), Case.Report(council.Second[0], 31),
            Case.Unallocated(council.Teams[0], 4));

        var summary = await service.Caseloads.GetCaseloadSummaryAsync(new() { UnitId = council.Area, BandCases = { 10, 30 } });

        var figures = summary.WithAgency;
        Assert.Equal(("56", "4", "4"), (figures.Cases.Value.Value, figures.CaseHolders.Value.Value, figures.CaseHoldersFte.Value.Value));
        Assert.Equal(("14", "14", "10", "31"), (figures.MeanPerHolder.Value.Value, figures.MeanPerFte.Value.Value, figures.Median.Value.Value, figures.Maximum.Value.Value));
        Assert.Equal(("1", "25"), (figures.Over.Value.Value, figures.OverShare.Value.Value));
        Assert.Equal([(1, 10, 1), (10, 30, 2), (30, 0, 1)], figures.Bands.Select(band => (band.FromCases, band.UntilCases, band.WorkerCount)));
        Assert.Equal("4", summary.UnallocatedCases.Value.Value);
        Assert.Equal(figures, summary.WithoutAgency);
    }

    [Fact]
    public async Task Series_OfACaseloadFigure_IsTheSummaryOfEachMonth()
    {
        var council = await service.CouncilAsync();
        await service.ReportAsync(Case.Report(council.First[0], 12, A.Day(2025, 1, 31)), Case.Report(council.First[0], 20, A.Day(2025, 2, 28)));

        var series = await service.Measures.GetMonthlySeriesAsync(new()
        {
            UnitId = council.Council,
            FirstMonthDate = A.Day(2025, 1, 1),
            LastMonthDate = A.Day(2025, 2, 1),
            Measures = { new Measure { Caseload = CaseloadFigure.DfePerFte } },
        });

        Assert.Equal(["12", "20"], series.Months.Select(month => month.Values[0].Value.Value));
    }

    /// <summary>Above 20 from ten to six days ago, and from two days ago on, with a peak of 25.</summary>
    [Fact]
    public async Task Breaches_OpenAndWithinPeriods_AreToldApart()
    {
        var council = await service.CouncilAsync();
        var worker = council.First[0];
        await service.LimitAsync(council.Council, "20");
        await service.ReportAsync(
            Case.Report(worker, 21, Case.Ago(10)), Case.Report(worker, 25, Case.Ago(8)), Case.Report(worker, 20, Case.Ago(5)), Case.Report(worker, 22, Case.Ago(2)));

        async Task<IReadOnlyList<CaseloadBreach>> ListAsync(Action<ListCaseloadBreachesRequest>? with = null)
        {
            var request = new ListCaseloadBreachesRequest { UnitId = council.Area };
            with?.Invoke(request);
            return (await service.Caseloads.ListCaseloadBreachesAsync(request)).Breaches;
        }

        static DateRange Days(int first, int last) => new() { FirstDate = Case.Ago(first), LastDate = Case.Ago(last) };

        var open = Assert.Single(await ListAsync());
        Assert.Equal((worker, Case.Ago(2), null, 3, "22", "22", 2), (open.WorkerId, open.FirstDate, open.LastDate, open.DayCount, open.Load.Value, open.PeakLoad.Value, open.TwelveMonthCount));
        var past = Assert.Single(await ListAsync(request => request.OpenOnDate = Case.Ago(6)));
        Assert.Equal((Case.Ago(10), Case.Ago(6), 5, "25", "25", Case.Ago(8)), (past.FirstDate, past.LastDate, past.DayCount, past.Load.Value, past.PeakLoad.Value, past.PeakDate));
        Assert.Empty(await ListAsync(request => request.OpenOnDate = Case.Ago(5)));
        Assert.Equal([Case.Ago(10)], (await ListAsync(request => request.OpenedWithin = Days(12, 3))).Select(each => each.FirstDate));
        Assert.Equal([Case.Ago(10)], (await ListAsync(request => request.ClosedWithin = Days(5, 0))).Select(each => each.FirstDate));
        Assert.Equal([Case.Ago(2), Case.Ago(10)], (await ListAsync(request => request.StandingWithin = Days(6, 2))).Select(each => each.FirstDate));
        Assert.Empty(await ListAsync(request => request.Roles.Add(Role.SeniorPractitioner)));
    }

    [Fact]
    public async Task Breaches_PageByPage_AreTheWholeList()
    {
        var council = await service.CouncilAsync();
        await service.LimitAsync(council.Council, "20");
        await service.ReportAsync([.. council.First.Concat(council.Second).Select((worker, i) => Case.Report(worker, 21, Case.Ago(i)))]);
        var read = new List<string>();
        var request = new ListCaseloadBreachesRequest { UnitId = council.Council, PageSize = 4 };

        do
        {
            var page = await service.Caseloads.ListCaseloadBreachesAsync(request);
            read.AddRange(page.Breaches.Select(each => each.WorkerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([.. council.First.Concat(council.Second).Reverse()], read);
    }

    [Fact]
    public async Task Plan_Recorded_StandsWithTheBreach()
    {
        var council = await service.CouncilAsync();
        var worker = council.First[0];
        await service.LimitAsync(council.Council, "20");
        await service.ReportAsync(Case.Report(worker, 21, Case.Ago(3)));
        var request = new RecordBreachPlanRequest
        {
            RequestId = A.Id("request"),
            WorkerId = worker,
            Plan = new() { Acknowledged = true, Plan = "Two cases move by Friday", DueDate = Case.Ago(-5) },
        };

        var recorded = await service.Caseloads.RecordBreachPlanAsync(request);
        var again = await service.Caseloads.RecordBreachPlanAsync(request);
        request.Plan.Plan = "Another";
        var reused = await Assert.ThrowsAsync<RpcException>(async () => await service.Caseloads.RecordBreachPlanAsync(request));

        var plan = (await service.Caseloads.ListCaseloadBreachesAsync(new() { UnitId = council.Council })).Breaches.Single().Plan;
        Assert.Equal((true, "Two cases move by Friday", Case.Ago(-5), Case.Ago(0)), (plan.Acknowledged, plan.Plan, plan.DueDate, plan.BreachDate));
        Assert.Equal((recorded.Revision, plan), (again.Revision, recorded.Breach.Plan));
        Assert.Equal("REQUEST_ID_REUSED", Details.Of(reused).Info().Reason);
    }

    [Fact]
    public async Task Plan_WhereThereIsNoBreach_IsNotFound()
    {
        var council = await service.CouncilAsync();
        var request = new RecordBreachPlanRequest { RequestId = A.Id("request"), WorkerId = council.First[0], Plan = new() };

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await service.Caseloads.RecordBreachPlanAsync(request));

        Assert.Equal((StatusCode.NotFound, "BREACH_NOT_FOUND"), (exception.StatusCode, Details.Of(exception).Info().Reason));
        request.Plan.BreachDate = Case.Ago(-1);
        request.WorkerId = "";
        Assert.Equal(
            ["worker_id", "plan.breach_date"],
            await Details.RefusedFieldsAsync(async () => await service.Caseloads.RecordBreachPlanAsync(request)));
    }

    [Fact]
    public async Task Allocation_Previewed_SaysWhoWouldBeOverAndWhoHasRoom()
    {
        var council = await service.CouncilAsync();
        await service.LimitAsync(council.Council, "20");
        await service.ReportAsync(Case.Report(council.First[0], 19), Case.Report(council.First[1], 12), Case.Report(council.First[2], 15));

        var preview = await service.Caseloads.PreviewAllocationAsync(new()
        {
            WorkerId = council.First[0],
            UnitId = council.Teams[0],
            Additional = new() { ChildProtectionCount = 2 },
        });

        Assert.Equal((true, "19", "21", "1"), (preview.Worker.IsBreach, preview.Worker.Now.Load.Value, preview.Worker.Then.Load.Value, preview.Worker.Room.Value));
        Assert.Equal(
            [(council.First[1], "14", false), (council.First[2], "17", false)],
            preview.Candidates.Select(each => (each.Then.WorkerId, each.Then.Load.Value, each.IsBreach)));
        Assert.Empty((await service.Caseloads.ListCaseloadBreachesAsync(new() { UnitId = council.Council })).Breaches);
    }

    /// <summary>The council of 2010 moves from 30 to 25: who is over at once.</summary>
    [Fact]
    public async Task Threshold_Previewed_SaysWhoWouldBeOver()
    {
        var council = await service.CouncilAsync();
        await service.LimitAsync(council.Council, "30");
        await service.ReportAsync(Case.Report(council.First[0], 31), Case.Report(council.First[1], 26), Case.Report(council.First[2], 25));

        var preview = await service.Caseloads.PreviewThresholdAsync(new()
        {
            Threshold = new() { UnitId = council.Council, Basis = CaseloadBasis.Cases, Limit = A.Number("25") },
        });

        Assert.Equal((2, 1, 0), (preview.OverCount, preview.OverNowCount, preview.UnmeasuredCount));
        Assert.Equal([.. council.First.Take(2).Order(StringComparer.Ordinal)], preview.Over.Select(each => each.WorkerId));
    }

    [Fact]
    public async Task Questions_WithFaults_AreRefusedNamingThem()
    {
        static DateRange Backwards() => new() { FirstDate = Case.Ago(1), LastDate = Case.Ago(2) };
        var caseloads = service.Caseloads;

        Assert.Equal(["unit_id", "page_size"], await Details.RefusedFieldsAsync(async () => await caseloads.ListCaseloadsAsync(new() { PageSize = -1 })));
        Assert.Equal(["roles"], await Details.RefusedFieldsAsync(async () => await caseloads.ListCaseloadsAsync(new() { NotInPost = true, Roles = { Role.CaseHolder } })));
        Assert.Equal(["page_token"], await Details.RefusedFieldsAsync(async () => await caseloads.ListCaseloadBreachesAsync(new() { UnitId = "u", PageToken = "x" })));
        Assert.Equal(["view"], await Details.RefusedFieldsAsync(async () => await caseloads.ListCaseloadsAsync(new() { UnitId = "u", View = (CaseloadView)3 })));
        Assert.Equal(["view"], await Details.RefusedFieldsAsync(async () => await caseloads.ListCaseloadBreachesAsync(new() { UnitId = "u", View = (CaseloadView)3 })));
        Assert.Equal(["worker_id"], await Details.RefusedFieldsAsync(async () => await caseloads.GetWorkerCaseloadAsync(new())));
        Assert.Equal(["band_cases"], await Details.RefusedFieldsAsync(async () => await caseloads.GetCaseloadSummaryAsync(new() { UnitId = "u", BandCases = { 1, 5 } })));
        Assert.Equal(["opened_within.last_date"], await Details.RefusedFieldsAsync(async () => await caseloads.ListCaseloadBreachesAsync(new() { UnitId = "u", OpenedWithin = Backwards() })));
        Assert.Equal(["unit_id", "additional"], await Details.RefusedFieldsAsync(async () => await caseloads.PreviewAllocationAsync(new())));
        Assert.Equal(["additional", "max_candidates"], await Details.RefusedFieldsAsync(async () => await caseloads.PreviewAllocationAsync(new() { UnitId = "u", Additional = new(), MaxCandidates = 51 })));
        Assert.Equal(["threshold"], await Details.RefusedFieldsAsync(async () => await caseloads.PreviewThresholdAsync(new())));
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(async () => await caseloads.ListCaseloadsAsync(new() { UnitId = "nowhere" }))).StatusCode);
    }

    [Fact]
    public async Task Reading_AsKnownThen_LeavesOutALateReport()
    {
        var council = await service.CouncilAsync();
        await service.LimitAsync(council.Council, "20");
        var first = await service.ReportAsync(Case.Report(council.First[0], 21, Case.Ago(2)));
        await service.ReportAsync(Case.Report(council.First[0], 22, Case.Ago(9)));

        async Task<CaseloadBreach> BreachAsync(Reading? reading) =>
            (await service.Caseloads.ListCaseloadBreachesAsync(new() { UnitId = council.Council, Reading = reading })).Breaches.Single();

        Assert.Equal(Case.Ago(9), (await BreachAsync(null)).FirstDate);
        Assert.Equal(Case.Ago(2), (await BreachAsync(new() { AsKnownRevision = first[0].Revision })).FirstDate);
    }
}
