using Google.Protobuf.WellKnownTypes;
using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Policies;

public class CompareAsKnownTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Google.Type.Date Day = A.Day(2021, 11, 30);

    /// <summary>1 / 10 = 10 %; the post has 12 FTE: 3 / 12 = 25 %; somebody more in it: 2 / 12 = 16.666... %.</summary>
    [Fact]
    public async Task CompareAsKnown_TwoCorrectionsBetween_ListsThemAndNotWhatHasNoPart()
    {
        var (council, post) = await service.CouncilAsync(filled: 9);
        var (then, worker, other) = (service.Model.Current.Revision, A.Id("worker"), A.Id("council"));
        var corrected = A.Post(post, council, "12");
        var late = A.Engagement(A.Id("engagement"), worker, post);
        await service.PushAsync(A.Unit(other), A.Post(A.Id("post"), other, "7"));
        await service.PushAsync(corrected);
        await service.Measures.SetTargetAsync(ATarget.Request(council));
        await service.PushAsync(A.Worker(worker, "A name"), late);

        var answer = await CompareAsync(council, then);

        Assert.Equal((then, "10"), (answer.Earlier.Revision, answer.Earlier.Value.Value.Value));
        Assert.Equal((answer.Revision, "16.7"), (answer.Later.Revision, answer.Later.Value.Value.Value));
        Assert.Equal("6.6666666666", answer.Difference.Value);
        Assert.Equal([corrected, late], answer.Changes.Select(moving => moving.Change.Change));
        Assert.Equal([("10", "25"), ("25", "16.7")], answer.Changes.Select(moving => (moving.Before.Value.Value, moving.After.Value.Value)));
        Assert.Equal("", answer.NextPageToken);
    }

    /// <summary>A unit that says that it could not report takes the value away: that is a step like any other.</summary>
    [Fact]
    public async Task CompareAsKnown_FiguresSaidToBeUnreported_IsTheStepToMissing()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        var then = service.Model.Current.Revision;
        var gap = A.Change(change => change.ReportingGap = new()
        {
            ReportingGapId = A.Id("gap"),
            UnitId = council,
            FirstDate = A.Day(2021, 1, 1),
            Figures = { ReportedFigure.Vacancies },
            Reason = ReportingGapReason.NotReturned,
        });
        await service.PushAsync(gap);

        var step = Assert.Single((await CompareAsync(council, then)).Changes);

        Assert.Equal(gap, step.Change.Change);
        Assert.Equal(("10", NoValueReason.Missing), (step.Before.Value.Value, step.After.NoValueReason));
    }

    [Fact]
    public async Task CompareAsKnown_OfACaseload_HasTheContentOfWhatMovedIt()
    {
        var council = await service.CouncilAsync(workersPerTeam: 1);
        var (then, day) = (service.Model.Current.Revision, Case.Ago(0));
        var report = Case.Report(council.First[0], 31);
        await service.ReportAsync(report);
        var threshold = await service.LimitAsync(council.Council, "30");

        var cases = await service.Measures.CompareAsKnownAsync(Question(CaseloadFigure.Cases));
        var over = await service.Measures.CompareAsKnownAsync(Question(CaseloadFigure.NumberOver));

        var moving = Assert.Single(cases.Changes);
        Assert.Equal((report.ChangeId, report.Caseload, null), (moving.CaseloadChange.ChangeId, moving.CaseloadChange.Caseload, moving.Change));
        Assert.Equal((NoValueReason.Missing, "31"), (moving.Before.NoValueReason, moving.After.Value.Value));
        Assert.Equal(threshold, over.Changes[^1].CaseloadChange.Threshold);

        CompareAsKnownRequest Question(CaseloadFigure figure) => new()
        {
            UnitId = council.Council,
            Measure = new() { Caseload = figure },
            AsOfDate = day,
            EarlierReading = new() { AsKnownRevision = then },
        };
    }

    /// <summary>The engagement came first and was held: what moved the figure is the worker's record that let it in.</summary>
    [Fact]
    public async Task CompareAsKnown_ChangeThatWaited_IsTheOneItWaitedFor()
    {
        var (council, post) = await service.CouncilAsync(filled: 9);
        var (then, worker) = (service.Model.Current.Revision, A.Worker(A.Id("worker")));
        await service.PushAsync(A.Engagement(A.Id("engagement"), worker.Worker.WorkerId, post));
        await service.PushAsync(worker);

        Assert.Equal(worker, Assert.Single((await CompareAsync(council, then)).Changes).Change.Change);
    }

    [Fact]
    public async Task CompareAsKnown_InPages_IsOfTheRevisionsOfTheFirst()
    {
        var (council, post) = await service.CouncilAsync(filled: 9);
        var then = service.Model.Current.Revision;

        // All in one revision but the last.
        await service.PushAsync([.. Enumerable.Range(11, 5).Select(fte => A.Post(post, council, $"{fte}"))]);
        await service.PushAsync(A.Post(post, council, "20"));

        var pages = new List<CompareAsKnownResponse> { await CompareAsync(council, then, size: 2) };

        while (pages[^1].NextPageToken.Length > 0)
        {
            await service.PushAsync(A.Post(post, council, "40"));
            pages.Add(await CompareAsync(council, then, size: 2, pages[^1].NextPageToken));
        }

        var changes = pages.SelectMany(page => page.Changes).ToList();
        Assert.Equal(["11", "12", "13", "14", "15", "20"], changes.Select(moving => moving.Change.Change.Post.Fte.Value));
        Assert.Equal(changes.Skip(1).Select(moving => moving.Before), changes.SkipLast(1).Select(moving => moving.After));
        Assert.Equal((pages[0].Earlier.Value, pages[0].Later.Value), (changes[0].Before, changes[^1].After));
        Assert.All(pages, page => Assert.Equal((pages[0].Earlier, pages[0].Later, pages[0].Difference), (page.Earlier, page.Later, page.Difference)));
    }

    [Fact]
    public async Task CompareAsKnown_MissingBefore_HasNoDifferenceAndYetAChange()
    {
        var council = A.Id("council");
        await service.PushAsync(A.Unit(council));
        var then = service.Model.Current.Revision;
        await service.PushAsync(A.Post(A.Id("post"), council, "7"));

        var answer = await CompareAsync(council, then);

        Assert.Equal((NoValueReason.Missing, "100"), (answer.Earlier.Value.NoValueReason, answer.Later.Value.Value.Value));
        Assert.Null(answer.Difference);
        Assert.Equal(answer.Earlier.Value, Assert.Single(answer.Changes).Before);
    }

    [Fact]
    public async Task CompareAsKnown_ReadingsThatMakeNoSense_NamesTheField()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        // Whichever test comes first, there is a revision before the last.
        await service.PushAsync(A.Unit(A.Id("other")));
        var last = service.Model.Current.Revision;

        Task<IReadOnlyList<string>> RefusedAsync(Reading? earlier, Reading? later = null) => Details.RefusedFieldsAsync(async () =>
            await service.Measures.CompareAsKnownAsync(new() { UnitId = council, Measure = ATarget.VacancyRate(), EarlierReading = earlier, Reading = later }));

        Assert.Equal(["earlier_reading"], await RefusedAsync(null));
        Assert.Equal(["earlier_reading"], await RefusedAsync(new() { MinRevision = 1 }));
        Assert.Equal(["earlier_reading"], await RefusedAsync(new() { AsKnownRevision = last }, new() { AsKnownRevision = 1 }));
        Assert.Equal(["earlier_reading.as_known_revision"], await RefusedAsync(new() { AsKnownRevision = 1_000_000 }));
        Assert.Equal(["earlier_reading.as_known_time"], await RefusedAsync(new() { AsKnownTime = Timestamp.FromDateTime(DayClock.OfTheRun.Now.AddDays(1)) }));
        Assert.Equal(["reading.as_known_revision"], await RefusedAsync(new() { AsKnownRevision = 1 }, new() { AsKnownRevision = 0 }));
    }

    private async Task<CompareAsKnownResponse> CompareAsync(string council, long then, int size = 0, string token = "") =>
        await service.Measures.CompareAsKnownAsync(new()
        {
            UnitId = council,
            Measure = ATarget.VacancyRate(),
            AsOfDate = Day,
            EarlierReading = new() { AsKnownRevision = then },
            PageSize = size,
            PageToken = token,
        });
}
