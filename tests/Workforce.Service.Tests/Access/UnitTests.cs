using Grpc.Core;
using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Access;

/// <summary>Rights within parts of the organisation: council of s1 (t1, t2) and s2 (t3).</summary>
public class UnitTests(GuardedService service) : IClassFixture<GuardedService>
{
    private CallInvoker With(params string[] grants) => service.By(service.Tokens.Granting(grants));

    private static Task<VacancyRate> RateAsync(CallInvoker caller, string unitId, Google.Type.Date? day = null) =>
        new MeasuresService.MeasuresServiceClient(caller).GetVacancyRateAsync(new() { UnitId = unitId, AsOfDate = day }).ResponseAsync;

    internal static Task AssertDeniedAsync(string right, Func<Task> call) => AssertDeniedAsync(call, right);

    private static async Task AssertDeniedAsync(Func<Task> call, string right) =>
        Assert.Equal((StatusCode.PermissionDenied, right), await GuardedService.RefusalAsync(call));

    [Fact]
    public async Task Question_OfAUnitGranted_AndOfOneBelowIt_IsAnswered()
    {
        var caller = With("measures.read@s1");

        await RateAsync(caller, "s1");
        await RateAsync(caller, "t2");
    }

    /// <summary>An answer that is kept for one caller is none for another: each call is decided.</summary>
    [Fact]
    public async Task Question_AskedOverAndOver_IsStillRefusedToWhoMayNotAskIt()
    {
        var (may, mayNot) = (With("measures.read@s1"), With("measures.read@s2"));

        for (var time = 0; time < 4; time++)
        {
            await RateAsync(may, "t1");
            await AssertDeniedAsync("measures.read", () => RateAsync(mayNot, "t1"));
        }
    }

    /// <summary>What there is and what there is not are told alike: the same status, message and details.</summary>
    [Fact]
    public async Task Question_OfAnotherUnit_AndOfNone_AreRefusedAlike()
    {
        var caller = With("measures.read@s1");
        var refusals = new List<RpcException>();

        foreach (var unitId in new[] { "s2", "council", "t3", "no-such-unit", " bad id ", new string('x', 1000) })
        {
            refusals.Add(await Assert.ThrowsAsync<RpcException>(() => RateAsync(caller, unitId)));
        }

        Assert.All(refusals, refusal => Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode));
        Assert.Single(refusals.Select(refusal => (refusal.Status.Detail, Details.Of(refusal))).Distinct());
    }

    [Fact]
    public async Task Question_OfNoUnit_IsToldSoToWhoMaySeeAll() =>
        Assert.Equal((StatusCode.NotFound, "UNIT_NOT_FOUND"), await GuardedService.RefusalAsync(() => RateAsync(With("measures.read@*"), "no-such-unit")));

    [Fact]
    public async Task Worker_OfAnotherUnit_AndNobody_AreRefusedAlike()
    {
        var staffing = new StaffingService.StaffingServiceClient(With("staffing.read@t1"));

        Assert.Equal("w1", (await staffing.GetWorkerAsync(new() { WorkerId = "w1" })).Worker.WorkerId);
        await AssertDeniedAsync("staffing.read", () => staffing.GetWorkerAsync(new() { WorkerId = "w2" }).ResponseAsync);
        await AssertDeniedAsync("staffing.read", () => staffing.GetWorkerAsync(new() { WorkerId = "nobody" }).ResponseAsync);
    }

    /// <summary>A right in one unit is none in another, though both are granted something.</summary>
    [Fact]
    public async Task Rights_AreOfTheirOwnUnits()
    {
        var caller = With("measures.read@t1", "staffing.read@t3");

        await RateAsync(caller, "t1");
        await AssertDeniedAsync("measures.read", () => RateAsync(caller, "t3"));
    }

    [Fact]
    public async Task Units_OfALongerList_MustAllBeGranted()
    {
        var measures = new MeasuresService.MeasuresServiceClient(With("measures.read@s1"));
        var measure = new Measure { VacancyRate = VacancyDefinition.Establishment };

        await measures.GetAggregateAsync(new() { UnitIds = { "t1", "t2" }, Measure = measure });
        await AssertDeniedAsync("measures.read", () => measures.GetAggregateAsync(new() { UnitIds = { "t1", "t3" }, Measure = measure }).ResponseAsync);
    }

    [Fact]
    public async Task List_OfAllUnits_HoldsThoseThatMayBeSeen()
    {
        var listed = await new StaffingService.StaffingServiceClient(With("measures.read@s2", "caseload.read@t1")).ListOrganisationUnitsAsync(new());

        Assert.Equal(["t1", "s2", "t3"], listed.Units.Select(unit => unit.UnitId));
    }

    [Fact]
    public async Task Rows_AreSeenByMeasure()
    {
        var caller = With("staffing.read@t1");
        var measures = new MeasuresService.MeasuresServiceClient(caller);

        await measures.ExplainMeasureAsync(new() { UnitId = "t1", Measure = new() { VacancyRate = VacancyDefinition.Establishment } });
        await AssertDeniedAsync("caseload.read", () => measures.ExplainMeasureAsync(new() { UnitId = "t1", Measure = new() { Caseload = CaseloadFigure.Cases } }).ResponseAsync);
    }

    /// <summary>A token of one caller's page is of no use to another who may not see the unit, nor for another unit.</summary>
    [Fact]
    public async Task PageToken_OfAnother_OpensNothing()
    {
        var first = await new StaffingService.StaffingServiceClient(service.Administrator).ListOrganisationUnitsAsync(new() { UnitId = "s1", PageSize = 1 });
        var staffing = new StaffingService.StaffingServiceClient(With("staffing.read@t3"));

        await AssertDeniedAsync(
            () => staffing.ListOrganisationUnitsAsync(new() { UnitId = "s1", PageSize = 1, PageToken = first.NextPageToken }).ResponseAsync,
            "staffing.write or staffing.read or caseload.write or caseload.read or measures.read or policy.write or planning.read");
        Assert.Equal(
            ["page_token"],
            await Details.RefusedFieldsAsync(() => staffing.ListOrganisationUnitsAsync(new() { UnitId = "t3", PageSize = 1, PageToken = first.NextPageToken }).ResponseAsync));
    }

    [Fact]
    public async Task Policy_OfAnotherUnit_IsNotReplaced()
    {
        var threshold = Case.Threshold("t3", "20");
        await new CaseloadService.CaseloadServiceClient(service.Administrator).SetCaseloadThresholdAsync(new() { RequestId = A.Id("request"), Threshold = threshold });
        var caseloads = new CaseloadService.CaseloadServiceClient(With("policy.write@s1"));
        threshold.UnitId = "t1";

        await AssertDeniedAsync("policy.write", () => caseloads.SetCaseloadThresholdAsync(new() { RequestId = A.Id("request"), Threshold = threshold }).ResponseAsync);
    }

    /// <summary>A forbidden change is rejected by itself; what it refers to may come just before it in the same message.</summary>
    [Fact]
    public async Task Push_OfAPart_TakesWhatIsThere_AndRejectsTheRest()
    {
        var (team, post, worker) = (A.Id("team"), A.Id("post"), A.Id("worker"));
        var acknowledged = await GuardedService.PushAsync(
            With("staffing.write@s1"),
            A.Unit(team, "s1"),
            A.Post(post, team),
            A.Worker(worker),
            A.Engagement(A.Id("engagement"), worker, post),
            // Another's part; a part of nobody; the whole; another's post, taken over; another's person.
            A.Post(A.Id("post"), "t3"),
            A.Post(A.Id("post"), "no-such-unit"),
            A.Unit(A.Id("root")),
            A.Post("p3", "t1"),
            A.Unit("t3", "s1"),
            A.Post(A.Id("post"), "t1"));

        Assert.Equal(
            [
                Outcome.Applied, Outcome.Applied, Outcome.Applied, Outcome.Applied,
                Outcome.Rejected, Outcome.Rejected, Outcome.Rejected, Outcome.Rejected, Outcome.Rejected,
                Outcome.Applied,
            ],
            acknowledged.Select(each => each.Outcome));
        Assert.All(
            acknowledged.Where(each => each.Outcome is Outcome.Rejected),
            each => Assert.Equal(("PERMISSION_DENIED", "staffing.write"), (each.Error.Info().Reason, each.Error.Info().Metadata["requires"])));
    }

    /// <summary>
    /// A post and an engagement were there from 2024 and are here since July 2025. Said anew under the first day, they would be gone from the past there: that
    /// is for who may change things there as well.
    /// </summary>
    [Fact]
    public async Task Push_OfWhatWasElsewhereUnderTheSameDay_IsForWhoMayChangeBoth()
    {
        var (council, here, there, post, worker, engagement) = (A.Id("council"), A.Id("team"), A.Id("team"), A.Id("post"), A.Id("worker"), A.Id("engagement"));
        var (before, since) = (A.Day(2024, 1, 1), A.Day(2025, 7, 1));

        StaffingChange Post(string unitId, Google.Type.Date first) => A.Post(post, unitId, with: each => each.FirstDate = first);
        Placement In(string unitId) => new() { Unit = new() { UnitId = unitId, Role = Role.CaseHolder } };
        StaffingChange Engaged(string unitId) => A.Engagement(engagement, worker, post, with: each => (each.FirstDate, each.Placement) = (before, In(unitId)));

        await GuardedService.PushAsync(
            service.Administrator,
            A.Unit(council),
            A.Unit(here, council),
            A.Unit(there, council),
            Post(there, before),
            Post(here, since),
            A.Worker(worker),
            Engaged(there),
            A.Change(change => change.EngagementTerms = new() { EngagementId = engagement, FirstDate = since, Placement = In(here), Fte = A.Number("1") }));

        var one = await GuardedService.PushAsync(With($"staffing.write@{here}"), Post(here, before), Engaged(here), Post(here, since));
        Assert.Equal([Outcome.Rejected, Outcome.Rejected, Outcome.Applied], one.Select(each => each.Outcome));

        var both = await GuardedService.PushAsync(With($"staffing.write@{here}", $"staffing.write@{there}"), Post(here, before), Engaged(here));
        Assert.Equal([Outcome.Applied, Outcome.Applied], both.Select(each => each.Outcome));
    }

    /// <summary>Who could bring another unit's worker into their own would then read all that is known of that worker.</summary>
    [Fact]
    public async Task Push_OfAnEngagementOfAnotherUnitsWorker_IsForWhoMayChangeThatUnit()
    {
        var (post, worker) = (A.Id("post"), A.Id("worker"));
        await GuardedService.PushAsync(
            service.Administrator,
            A.Post(post, "t1"),
            A.Worker(worker),
            A.Engagement(A.Id("engagement"), worker, post, with: each => each.Placement = new() { Unit = new() { UnitId = "t3", Role = Role.CaseHolder } }));

        var refused = await GuardedService.PushAsync(With("staffing.write@s1"), A.Engagement(A.Id("engagement"), worker, post));
        Assert.Equal(Outcome.Rejected, Assert.Single(refused).Outcome);

        var taken = await GuardedService.PushAsync(With("staffing.write@s1", "staffing.write@t3"), A.Engagement(A.Id("engagement"), worker, post));
        Assert.Equal(Outcome.Applied, Assert.Single(taken).Outcome);
    }

    [Fact]
    public async Task Report_OfAPart_TakesItsWorkers_AndNoSnapshotOfAll()
    {
        var caseloads = new CaseloadService.CaseloadServiceClient(With("caseload.write@t1"));
        using var call = caseloads.ReportCaseloads();
        await call.RequestStream.WriteAsync(new()
        {
            Changes = { Case.Report("w1", 12, source: "part"), Case.Report("w2", 12, source: "part"), Case.Report("nobody", 1, source: "part"), Case.Completed("part", 1) },
        });
        await call.RequestStream.CompleteAsync();
        var outcomes = new List<Outcome>();

        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            outcomes.AddRange(response.Acknowledgements.Select(each => each.Outcome));
        }

        Assert.Equal([Outcome.Applied, Outcome.Rejected, Outcome.Rejected, Outcome.Rejected], outcomes);
    }

    /// <summary>
    /// Team m is of s1 until 30 June 2024 and of s2 from 1 July. Who has s1 may ask of the days until then, who has s2 of those after, and of a
    /// run of days over both only who has what is above both.
    /// </summary>
    [Fact]
    public async Task Unit_ThatMoves_IsSeenByTheDayOfTheQuestion()
    {
        var moved = A.Id("moved");
        await GuardedService.PushAsync(
            service.Administrator,
            A.Unit(moved, "s1"),
            A.Unit(moved, "s2", unit => unit.FirstDate = A.Day(2024, 7, 1)),
            A.Post(A.Id("post"), moved));
        var (before, after) = (A.Day(2024, 6, 30), A.Day(2024, 7, 1));
        var (first, second, both) = (With("measures.read@s1"), With("measures.read@s2"), With("measures.read@s1", "measures.read@s2"));

        await RateAsync(first, moved, before);
        await AssertDeniedAsync("measures.read", () => RateAsync(first, moved, after));
        await AssertDeniedAsync("measures.read", () => RateAsync(first, moved));
        await AssertDeniedAsync("measures.read", () => RateAsync(second, moved, before));
        await RateAsync(second, moved, after);

        await SeriesAsync(first, 5, 6);
        await AssertDeniedAsync("measures.read", () => SeriesAsync(first, 6, 7));
        await SeriesAsync(second, 8, 9);

        // July's is of its last day; but a series is asked of all its days.
        await SeriesAsync(second, 7, 9);
        await AssertDeniedAsync("measures.read", () => SeriesAsync(second, 6, 9));

        // Two grants, of which neither covers the whole: each unit asked for must lie within one of them on all days.
        await AssertDeniedAsync("measures.read", () => SeriesAsync(both, 5, 9));
        await SeriesAsync(With("measures.read@council"), 5, 9);

        Task SeriesAsync(CallInvoker caller, int from, int to) => new MeasuresService.MeasuresServiceClient(caller).GetMonthlySeriesAsync(new()
        {
            UnitId = moved,
            FirstMonthDate = A.Day(2024, from, 0),
            LastMonthDate = A.Day(2024, to, 0),
            Measures = { new Measure { VacancyRate = VacancyDefinition.Establishment } },
        }).ResponseAsync;
    }

    /// <summary>An issue says how many cases somebody has who is not in post: that takes the right to read caseloads as well.</summary>
    [Fact]
    public async Task Issues_OfCaseloads_AreListedForWhoMayReadCaseloads()
    {
        var worker = A.Id("unknown");
        using var report = new CaseloadService.CaseloadServiceClient(service.Administrator).ReportCaseloads();
        await report.RequestStream.WriteAsync(new() { Changes = { Case.Report(worker, 7, source: A.Id("system"), unitId: "t1") } });
        await report.RequestStream.CompleteAsync();
        Assert.True(await report.ResponseStream.MoveNext());
        Assert.Equal(Outcome.Applied, report.ResponseStream.Current.Acknowledgements[0].Outcome);

        var question = new ListDataQualityIssuesRequest { PageSize = 1000 };

        Assert.DoesNotContain(await IssuesAsync("staffing.read@*"), IsOfWorker);
        Assert.Contains(await IssuesAsync("staffing.read@*", "caseload.read@*"), IsOfWorker);

        bool IsOfWorker(DataQualityIssue issue) => issue.Description.Contains(worker, StringComparison.Ordinal);

        async Task<IReadOnlyList<DataQualityIssue>> IssuesAsync(params string[] grants) =>
            (await new MeasuresService.MeasuresServiceClient(With(grants)).ListDataQualityIssuesAsync(question)).Issues;
    }

    /// <summary>A team that was taken for one of s1 and never was is not to be seen by asking what was thought then.</summary>
    [Fact]
    public async Task List_OfWhatWasKnownOnce_HoldsWhatMayBeSeenByWhatIsKnownNow()
    {
        var mistaken = A.Id("mistaken");
        await GuardedService.PushAsync(service.Administrator, A.Unit(mistaken, "s1"));
        var staffing = new StaffingService.StaffingServiceClient(With("staffing.read@s1"));
        var before = await staffing.ListOrganisationUnitsAsync(new());
        Assert.Contains(before.Units, unit => unit.UnitId == mistaken);

        await GuardedService.PushAsync(service.Administrator, A.Unit(mistaken, "s2"));
        var then = await staffing.ListOrganisationUnitsAsync(new() { Reading = new() { AsKnownRevision = before.Revision } });

        Assert.DoesNotContain(then.Units, unit => unit.UnitId == mistaken);
        Assert.Contains(then.Units, unit => unit.UnitId == "t1");
    }

    [Fact]
    public async Task Watch_OfAUnitThatMovesAway_Ends()
    {
        var moving = A.Id("moving");
        await GuardedService.PushAsync(service.Administrator, A.Unit(moving, "s1"));
        using var watch = new CaseloadService.CaseloadServiceClient(With("caseload.read@s1")).WatchCaseloadBreaches(new() { UnitId = moving });
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));

        await GuardedService.PushAsync(service.Administrator, A.Unit(moving, "s2", unit => unit.FirstDate = A.Day(2023, 1, 1)));

        await AssertDeniedAsync("caseload.read", async () =>
        {
            while (await watch.ResponseStream.MoveNext(CancellationToken.None))
            {
            }
        });
    }
}
