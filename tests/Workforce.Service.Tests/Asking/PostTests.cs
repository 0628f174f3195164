using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

/// <summary>How long posts are vacant, who covers them, and how long they take to fill.</summary>
public class PostTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly string _council = A.Id("council");
    private readonly string _held = A.Id("post-a");
    private readonly string _filled = A.Id("post-b");
    private readonly string _quick = A.Id("post-c");

    private static StaffingChange[] Someone(string post, Google.Type.Date first, Google.Type.Date? last = null, Footing footing = Footing.Permanent)
    {
        var worker = A.Id("worker");
        return
        [
            A.Worker(worker),
            A.Engagement(A.Id("engagement"), worker, post, with: engagement =>
                (engagement.FirstDate, engagement.LastDate, engagement.Footing) = (first, last, footing)),
        ];
    }

    [Fact]
    public async Task ListPosts_HeldAndCovered_TellsSinceWhenWhyAndByWhom()
    {
        var cover = Someone(_held, A.Day(2024, 7, 1), footing: Footing.AgencyCover);
        await service.PushAsync(
        [
            A.Unit(_council),
            A.Post(_held, _council),
            A.Post(_held, _council, with: post => (post.FirstDate, post.Status, post.StatusReason) = (A.Day(2024, 8, 1), PostStatus.Held, "pending")),
            A.Post(_held, _council, with: post =>
                (post.FirstDate, post.Status, post.StatusReason) = (A.Day(2024, 9, 1), PostStatus.Held, "pending restructure")),
            .. Someone(_held, A.Day(2023, 1, 1), A.Day(2024, 6, 10)),
            .. cover,
            A.Post(_filled, _council),
            .. Someone(_filled, A.Day(2023, 1, 1)),
        ]);

        var posts = (await service.Staffing.ListPostsAsync(new() { UnitId = _council, AsOfDate = A.Day(2024, 9, 30) })).Posts;

        // From 10 June, at whose close the leaver has gone, to 30 September: 20 + 31 + 31 + 30 days.
        Assert.Equal((A.Day(2024, 6, 10), 112), (posts[0].VacantSinceDate, posts[0].VacantDays));
        Assert.Equal((PostStatus.Held, "pending restructure", A.Day(2024, 8, 1)), (posts[0].Post.Status, posts[0].Post.StatusReason, posts[0].StatusSinceDate));
        Assert.Equal(
            [new PostCover { EngagementId = cover[1].Engagement.EngagementId, WorkerId = cover[0].Worker.WorkerId, Fte = A.Number("1"), FirstDate = A.Day(2024, 7, 1) }],
            posts[0].Cover);
        Assert.Equal((1, null, 0, 0), (posts[0].CoverCount, posts[1].VacantSinceDate, posts[1].VacantDays, posts[1].CoverCount));
    }

    [Fact]
    public async Task GetVacancyDuration_ThreePosts_AreInTheirBands()
    {
        await service.PushAsync(
        [
            A.Unit(_council),
            A.Post(_held, _council),
            .. Someone(_held, A.Day(2023, 1, 1), A.Day(2024, 6, 30)),
            A.Post(_quick, _council),
            .. Someone(_quick, A.Day(2023, 1, 1), A.Day(2024, 7, 1)),
            A.Post(_filled, _council, "2.5", post => post.FirstDate = A.Day(2023, 9, 30)),
            .. Someone(_filled, A.Day(2023, 9, 30)),
            .. Someone(_filled, A.Day(2024, 1, 1)),
        ]);

        var duration = await service.Measures.GetVacancyDurationAsync(new() { UnitId = _council, AsOfDate = A.Day(2024, 9, 30) });

        // Since 30 June: three months to the day, 92 days. Since 1 July: under three, 91. Since 30 September 2023: a year, 366 days.
        Assert.Equal((3, "2.5", "183", "92"), (duration.PostsCount, duration.VacantFte.Value, duration.MeanDays.Value.Value, duration.MedianDays.Value.Value));
        Assert.Equal(
            [(0, 3, 1, "1"), (3, 6, 1, "1"), (6, 9, 0, "0"), (9, 12, 0, "0"), (12, 0, 1, "0.5")],
            duration.Bands.Select(band => (band.FromMonths, band.UntilMonths, band.PostsCount, band.VacantFte.Value)));
    }

    [Fact]
    public async Task GetTimeToFill_FilledCutAndHandedOver_CountsWhoWasFound()
    {
        await service.PushAsync(
        [
            A.Unit(_council),

            // Vacant from 1 March, offered on 1 May, filled on 1 July: 122 and 61 days.
            A.Post(_filled, _council),
            .. Someone(_filled, A.Day(2023, 1, 1), A.Day(2024, 3, 1)),
            .. Someone(_filled, A.Day(2024, 7, 1)),
            A.Starter(A.Id("starter"), new() { PostId = _filled }, "1", PipelineStage.Started, starter => starter.OfferDate = A.Day(2024, 5, 1)),
            A.Starter(A.Id("starter"), new() { PostId = _filled }, "1", PipelineStage.FallenThrough, starter => starter.OfferDate = A.Day(2024, 6, 1)),

            // Handed over on the next day: nothing was lost.
            A.Post(_quick, _council),
            .. Someone(_quick, A.Day(2023, 1, 1), A.Day(2024, 5, 31)),
            .. Someone(_quick, A.Day(2024, 6, 1)),

            // Vacant from 1 February and ended on 1 August: nobody was found.
            A.Post(_held, _council, with: post => post.LastDate = A.Day(2024, 8, 1)),
            .. Someone(_held, A.Day(2023, 1, 1), A.Day(2024, 2, 1)),
        ]);

        var fills = await service.Measures.GetTimeToFillAsync(new() { UnitId = _council, Period = new() { CensusYearToDate = A.Day(2024, 9, 30) } });
        var before = await service.Measures.GetTimeToFillAsync(new() { UnitId = _council, Period = new() { TwelveMonthsToDate = A.Day(2024, 6, 30) } });

        Assert.Equal((1, "122", "122"), (fills.Total.FilledCount, fills.Total.MeanDays.Value.Value, fills.Total.MedianDays.Value.Value));
        Assert.Equal((1, "61", "61"), (fills.Total.OffersCount, fills.Total.OfferMeanDays.Value.Value, fills.Total.OfferMedianDays.Value.Value));
        Assert.Equal([(Role.CaseHolder, fills.Total)], fills.ByRole.Select(role => (role.Role, role.Times)));
        Assert.Equal((0, NoValueReason.NotApplicable), (before.Total.FilledCount, before.Total.MeanDays.NoValueReason));
        Assert.Empty(before.ByRole);
    }

    /// <summary>docs/definitions.md 6.1: of 17 team manager posts 2 are held vacant, 11.8 per cent; 4 of 17 before.</summary>
    [Fact]
    public async Task GetEstablishment_TeamManagersOf2010_AreApartFromSocialWorkers()
    {
        var (managers, workers) = (A.Id("post"), A.Id("post"));
        await service.PushAsync(
        [
            A.Unit(_council),
            A.Post(managers, _council, "15", post => post.Role = Role.FirstLineManager),
            .. new[] { A.Id("post"), A.Id("post") }.Select(id => A.Post(id, _council, with: post =>
                (post.Role, post.Status, post.StatusReason) = (Role.FirstLineManager, PostStatus.Held, "pending restructure"))),
            .. Enumerable.Range(0, 15).SelectMany(_ => Someone(managers, A.Day(2022, 1, 1))),
            A.Post(workers, _council, "61.3"),
            .. Enumerable.Range(0, 50).SelectMany(_ => Someone(workers, A.Day(2022, 1, 1))),
        ]);

        var establishment = await service.Measures.GetEstablishmentAsync(new() { UnitId = _council, AsOfDate = A.Day(2024, 9, 30) });
        var rate = await service.Measures.GetVacancyRateAsync(
            new() { UnitId = _council, AsOfDate = A.Day(2024, 9, 30), Roles = { Role.FirstLineManager } });

        Assert.Equal(
            [(Role.FirstLineManager, "17", "2", "2"), (Role.CaseHolder, "61.3", "11.3", "0")],
            establishment.ByRole.Select(role =>
                (role.Role, role.Figures.EstablishmentFte.Value, role.Figures.VacantFte.Value, role.Figures.VacantHeldFte.Value)));

        // 2 / 17 = 11.76
        Assert.Equal("11.8", rate.Rate.Value.Value);
    }
}
