using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

public class ListTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task ListPosts_InPages_AreAllListedOnceInOrder()
    {
        var council = A.Id("council");
        var posts = Enumerable.Range(0, 7).Select(_ => A.Id("post")).Order(StringComparer.Ordinal).ToList();
        await service.PushAsync([A.Unit(council), .. posts.Select(post => A.Post(post, council))]);
        var request = new ListPostsRequest { UnitId = council, PageSize = 3 };
        var listed = new List<string>();
        var pages = 0;

        do
        {
            var page = await service.Staffing.ListPostsAsync(request);
            listed.AddRange(page.Posts.Select(post => post.Post.PostId));
            request.PageToken = page.NextPageToken;
            pages++;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(posts, listed);
        Assert.Equal(3, pages);
    }

    /// <summary>
    /// 1,000 workers with names of 200 characters and ids of some 40 are more than 240,000 bytes: five pages at least where one may have 57,344.
    /// </summary>
    [Fact]
    public async Task ListStaffingChanges_LongRows_AreAllListedOnceInPagesThatACallerTakesAtOnce()
    {
        var revision = (await service.Staffing.ListStaffingChangesAsync(new() { PageSize = 1 })).Revision;
        var workers = Enumerable.Range(0, 1000).Select(_ => A.Id("worker")).ToList();
        await service.PushAsync([.. workers.Select(worker => A.Worker(worker, new string('n', 200)))]);
        var request = new ListStaffingChangesRequest { AfterRevision = revision, PageSize = 1000 };
        var listed = new List<string>();
        var pages = 0;

        do
        {
            var page = await service.Staffing.ListStaffingChangesAsync(request);
            Assert.InRange(page.CalculateSize(), 1, 65_000);
            listed.AddRange(page.Changes.Select(change => change.Change.Worker?.WorkerId ?? ""));
            request.PageToken = page.NextPageToken;
            pages++;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(workers.Order(StringComparer.Ordinal), listed.Where(workers.ToHashSet().Contains).Order(StringComparer.Ordinal));
        Assert.InRange(pages, 5, 20);
    }

    [Fact]
    public async Task ListPosts_TokenOfAnotherQuestionOrMadeUp_IsRefused()
    {
        var council = A.Id("council");
        await service.PushAsync(A.Unit(council), A.Post(A.Id("post"), council), A.Post(A.Id("post"), council));
        var page = await service.Staffing.ListPostsAsync(new() { UnitId = council, PageSize = 1 });

        Task<IReadOnlyList<string>> Refused(ListPostsRequest request) =>
            Details.RefusedFieldsAsync(async () => await service.Staffing.ListPostsAsync(request));

        Assert.Equal(["page_token"], await Refused(new() { UnitId = council, VacantOnly = true, PageToken = page.NextPageToken }));
        Assert.Equal(["page_token"], await Refused(new() { UnitId = council, PageToken = "made-up" }));
        Assert.Equal(["page_token"], await Refused(new() { UnitId = council, PageToken = "\u00A3$%" }));
        Assert.Equal(["page_size"], await Refused(new() { UnitId = council, PageSize = -1 }));
    }

    [Fact]
    public async Task ListPosts_VacantOnly_LeavesOutFilledPosts()
    {
        var (council, filled, half, worker) = (A.Id("council"), A.Id("post"), A.Id("post"), A.Id("worker"));
        await service.PushAsync(
            A.Unit(council),
            A.Worker(worker),
            A.Post(filled, council),
            A.Post(half, council),
            A.Engagement(A.Id("engagement"), worker, filled),
            A.Engagement(A.Id("engagement"), worker, half, "0.5"));

        var vacant = await service.Staffing.ListPostsAsync(new() { UnitId = council, VacantOnly = true });

        var post = Assert.Single(vacant.Posts);
        Assert.Equal((half, "0.5", "0.5"), (post.Post.PostId, post.InPostFte.Value, post.VacantFte.Value));
    }

    [Fact]
    public async Task ListWorkers_OnTheLastDay_NoLongerListsTheLeaver()
    {
        var (council, post, leaver, stayer) = (A.Id("council"), A.Id("post"), A.Id("worker-a"), A.Id("worker-b"));
        await service.PushAsync(
            A.Unit(council),
            A.Worker(leaver, "Ann Invented"),
            A.Worker(stayer),
            A.Post(post, council, "2"),
            A.Engagement(A.Id("engagement"), leaver, post, with: engagement => engagement.LastDate = A.Day(2025, 9, 30)),
            A.Engagement(A.Id("engagement"), stayer, post, "0.6"));

        async Task<IEnumerable<(string, string)>> On(Google.Type.Date day) =>
            (await service.Staffing.ListWorkersAsync(new() { UnitId = council, AsOfDate = day })).Workers.Select(each => (each.WorkerId, each.Fte.Value));

        Assert.Equal([(leaver, "1"), (stayer, "0.6")], await On(A.Day(2025, 9, 29)));
        Assert.Equal([(stayer, "0.6")], await On(A.Day(2025, 9, 30)));
    }

    [Fact]
    public async Task GetWorker_WithTerms_ShowsTheWholeHistory()
    {
        var (council, post, worker, engagement) = (A.Id("council"), A.Id("post"), A.Id("worker"), A.Id("engagement"));
        await service.PushAsync(
            A.Unit(council),
            A.Post(post, council),
            A.Worker(worker, "Bea Invented"),
            A.Engagement(engagement, worker, post),
            A.Change(change => change.EngagementTerms = new()
            {
                EngagementId = engagement,
                FirstDate = A.Day(2023, 4, 1),
                Placement = new() { PostId = post },
                Fte = A.Number("0.6"),
            }));

        var record = await service.Staffing.GetWorkerAsync(new() { WorkerId = worker });
        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await service.Staffing.GetWorkerAsync(new() { WorkerId = "no-such-worker" }));

        Assert.Equal("Bea Invented", record.Worker.Name);
        Assert.Equal((engagement, "0.6"), (record.Engagements.Single().Engagement.EngagementId, record.Engagements.Single().Terms.Single().Fte.Value));
        Assert.Equal((StatusCode.NotFound, "WORKER_NOT_FOUND"), (unknown.StatusCode, Details.Of(unknown).Info().Reason));
    }

    [Fact]
    public async Task ListOrganisationUnits_OfACouncil_ListsEachAfterItsParent()
    {
        var (council, service1, team) = (A.Id("council"), A.Id("service"), A.Id("team"));
        await service.PushAsync(A.Unit(team, service1), A.Unit(service1, council), A.Unit(council));

        var units = await service.Staffing.ListOrganisationUnitsAsync(new() { UnitId = council });

        Assert.Equal([council, service1, team], units.Units.Select(unit => unit.UnitId));
    }

    [Fact]
    public async Task ListOrganisationUnits_LastRowOfAPageGone_GoesOnAfterIt()
    {
        var (council, first, second) = (A.Id("council"), A.Id("service"), A.Id("service"));
        var (teamOfFirst, teamOfSecond) = (A.Id("team"), A.Id("team"));
        await service.PushAsync(A.Unit(council), A.Unit(first, council), A.Unit(second, council), A.Unit(teamOfFirst, first), A.Unit(teamOfSecond, second));
        var request = new ListOrganisationUnitsRequest { UnitId = council, PageSize = 3 };

        var page = await service.Staffing.ListOrganisationUnitsAsync(request);
        await service.PushAsync(A.Unit(teamOfFirst, first, unit => unit.LastDate = A.Day(2020, 1, 1)));
        request.PageToken = page.NextPageToken;
        var rest = await service.Staffing.ListOrganisationUnitsAsync(request);

        Assert.Equal([council, first, teamOfFirst], page.Units.Select(unit => unit.UnitId));
        Assert.Equal([second, teamOfSecond], rest.Units.Select(unit => unit.UnitId));
    }

    [Fact]
    public async Task ListStaffingChanges_FromARevision_ResumesAndReturnsWhatWasSent()
    {
        var before = (await service.PushAsync(A.Unit(A.Id("council")))).Single().Revision;
        var sent = Enumerable.Range(0, 5).Select(_ => A.Worker(A.Id("worker"), "Cy Invented")).ToList();
        await service.PushAsync(sent);
        var request = new ListStaffingChangesRequest { AfterRevision = before, PageSize = 2 };
        var listed = new List<RecordedChange>();

        do
        {
            var page = await service.Staffing.ListStaffingChangesAsync(request);
            listed.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(sent, listed.Select(each => each.Change).Where(sent.Contains));
        Assert.All(listed, each => Assert.True(each.Revision > before));
        Assert.Equal(["after_revision"], await Details.RefusedFieldsAsync(async () =>
            await service.Staffing.ListStaffingChangesAsync(new() { AfterRevision = -1 })));
    }

    [Fact]
    public async Task ListStaffingChanges_TokenWithAPlaceThatIsNone_IsRefused()
    {
        // As anybody can make one: the digest of the question and the place, and the place.
        var question = new ListStaffingChangesRequest();
        var key = "x"u8.ToArray();
        var digest = System.Security.Cryptography.SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes("workforce.v1.ListStaffingChangesRequest"), 0, 0, .. key])[..12];
        question.PageToken = System.Buffers.Text.Base64Url.EncodeToString([.. digest, .. key]);

        Assert.Equal(["page_token"], await Details.RefusedFieldsAsync(async () => await service.Staffing.ListStaffingChangesAsync(question)));
    }

    [Fact]
    public async Task ListDataQualityIssues_ContradictionsAndHeldChanges_AreNamed()
    {
        var (council, post, worker, engagement) = (A.Id("council"), A.Id("post"), A.Id("worker"), A.Id("engagement"));
        var held = A.Post(A.Id("post"), "a-unit-that-never-comes");
        await service.PushAsync(
            A.Unit(council),
            A.Post(post, council),
            A.Worker(worker, "Di Invented"),
            A.Engagement(engagement, worker, post, "1.2"),
            held);

        var ofCouncil = await service.Measures.ListDataQualityIssuesAsync(new() { UnitId = council });
        var everywhere = await service.Measures.ListDataQualityIssuesAsync(new() { PageSize = 1000 });

        Assert.Equal(
            [DataQualityIssue.Types.Kind.FteAboveOne, DataQualityIssue.Types.Kind.PostOverFilled],
            ofCouncil.Issues.Select(issue => issue.Kind));
        var waiting = Assert.Single(everywhere.Issues, issue => issue.Subjects.Any(subject => subject.PostId == held.Post.PostId));
        Assert.Equal(DataQualityIssue.Types.Kind.ChangeHeld, waiting.Kind);
        Assert.Equal("a-unit-that-never-comes", waiting.WaitingFor.Single().UnitId);
        Assert.DoesNotContain(everywhere.Issues, issue => issue.Description.Contains("Invented", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListDataQualityIssues_SilentSourceAndOverdueStarter_NameRowsAndMeasures()
    {
        var (council, starter, source) = (A.Id("council"), A.Id("starter"), A.Id("source"));
        var unit = A.Unit(council);
        unit.Source = source;
        await service.PushAsync(
            unit,
            A.Starter(starter, new() { Unit = new() { UnitId = council, Role = Role.CaseHolder } }, "1", PipelineStage.Offered, each =>
                each.ExpectedStartDate = A.Day(2026, 1, 31)));

        // The source's one change was made on 1 January.
        var issues = await ListAsync(new() { PageSize = 1000, AsOfDate = A.Day(2026, 2, 1), StaleAfterDays = 30 });

        Assert.Equal(
            [(DataQualityIssue.Types.Kind.PipelineOverdue, starter, ""), (DataQualityIssue.Types.Kind.SourceStale, "", source)],
            issues.SelectMany(issue => issue.Subjects.Select(subject => (issue.Kind, subject.PipelineStarterId, subject.Source)))
                .Where(issue => issue.PipelineStarterId == starter || issue.Source == source));
        Assert.Equal(
            [DataQualityIssue.Types.AffectedMeasure.Vacancy, DataQualityIssue.Types.AffectedMeasure.Pipeline],
            issues.First(issue => issue.Subjects[0].PipelineStarterId == starter).AffectedMeasures);
        Assert.DoesNotContain(
            await ListAsync(new() { PageSize = 1000, AsOfDate = A.Day(2026, 2, 1) }),
            issue => issue.Subjects[0].Source == source);
        Assert.Equal(["stale_after_days"], await Details.RefusedFieldsAsync(() => ListAsync(new() { StaleAfterDays = -1 })));

        async Task<IReadOnlyList<DataQualityIssue>> ListAsync(ListDataQualityIssuesRequest request)
        {
            var listed = new List<DataQualityIssue>();

            do
            {
                var page = await service.Measures.ListDataQualityIssuesAsync(request);
                listed.AddRange(page.Issues);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);

            return listed;
        }
    }
}
