using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

public class PipelineTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Google.Type.Date AsOf = A.Day(2024, 8, 14);
    private static readonly Google.Type.Date Through = A.Day(2024, 10, 31);

    private readonly string _council = A.Id("council");
    private readonly string _posts = A.Id("post");

    private Placement Outside => new() { Unit = new() { UnitId = _council, Role = Role.CaseHolder } };

    private StaffingChange[] Someone(string fte, Action<Engagement>? with = null)
    {
        var worker = A.Id("worker");
        return [A.Worker(worker), A.Engagement(A.Id("engagement"), worker, _posts, fte, with)];
    }

    /// <summary>docs/definitions.md 6.3: 83 established, 19.5 open once leavers and starters are counted; 23.5 per cent.</summary>
    [Fact]
    public async Task GetPipeline_Of14August_IsTheGapTheCouncilPrinted()
    {
        await service.PushAsync(
        [
            A.Unit(_council),
            A.Post(_posts, _council, "83"),
            .. Enumerable.Range(0, 60).SelectMany(_ => Someone("1")),
            .. Someone("0.5"),
            .. Enumerable.Range(0, 3).SelectMany(_ => Someone("1", engagement => engagement.LastDate = A.Day(2024, 9, 30))),
            .. Someone("1", engagement => engagement.FirstDate = A.Day(2024, 9, 2)),
            A.Starter(A.Id("starter"), Outside, "2", PipelineStage.Checks, starter => starter.ExpectedStartDate = A.Day(2024, 9, 2)),
            A.Starter(A.Id("starter"), Outside, "5", PipelineStage.Offered, starter => starter.ExpectedStartDate = A.Day(2025, 1, 6)),
            A.Starter(A.Id("starter"), Outside, "1", PipelineStage.Offered),
            A.Starter(A.Id("starter"), Outside, "5", PipelineStage.Shortlisted, starter => starter.ExpectedStartDate = A.Day(2024, 9, 2)),
        ]);

        var pipeline = await service.Measures.GetPipelineAsync(new() { UnitId = _council, AsOfDate = AsOf, ThroughDate = Through });

        // 83 - 63.5 + 3 - 1 - 2 = 19.5; 19.5 / 83 = 23.494
        Assert.Equal(
            ("83", "63.5", "3", "1", "0", "2"),
            (pipeline.EstablishmentFte.Value, pipeline.InPostFte.Value, pipeline.LeaversFte.Value, pipeline.StartersFte.Value, pipeline.MovedFte.Value, pipeline.ExpectedFte.Value));
        Assert.Equal(("19.5", "23.5", 3, 1), (pipeline.Gap.Value.Value, pipeline.GapRate.Value.Value, pipeline.LeaversCount, pipeline.StartersCount));
        Assert.Equal(
            [
                (PipelineStage.Shortlisted, 1, "5", "5", "0", "0"),
                (PipelineStage.Offered, 2, "6", "0", "0", "1"),
                (PipelineStage.Checks, 1, "2", "2", "0", "0"),
            ],
            pipeline.Stages.Select(stage =>
                (stage.Stage, stage.EntriesCount, stage.Fte.Value, stage.DueFte.Value, stage.OverdueFte.Value, stage.UndatedFte.Value)));

        // The post is one line, so the rate that goes post by post says the same.
        var rate = await service.Measures.GetVacancyRateAsync(new()
        {
            UnitId = _council,
            AsOfDate = AsOf,
            PipelineThroughDate = Through,
            Definition = VacancyDefinition.EstablishmentWithPipeline,
        });
        Assert.Equal("23.5", rate.Rate.Value.Value);
    }

    [Fact]
    public async Task ListPipeline_InPages_ListsWhoIsExpectedStartsAndLeaves()
    {
        var (overdue, undated, late) = (A.Id("starter"), A.Id("starter"), A.Id("starter"));
        var (starts, leaves, notice) = (
            Someone("1", engagement => engagement.FirstDate = A.Day(2024, 9, 2)),
            Someone("0.6", engagement => engagement.LastDate = A.Day(2024, 9, 30)),
            Someone("1", engagement => engagement.NoticeGivenDate = A.Day(2024, 8, 1)));
        await service.PushAsync(
        [
            A.Unit(_council),
            A.Post(_posts, _council, "83"),
            .. Someone("1"),
            .. starts,
            .. leaves,
            .. notice,
            A.Starter(overdue, new() { PostId = _posts }, "1", PipelineStage.StartDateSet, starter => starter.ExpectedStartDate = A.Day(2024, 8, 14)),
            A.Starter(undated, Outside, "1", PipelineStage.Advertised),
            A.Starter(late, Outside, "1", PipelineStage.Offered, starter => starter.ExpectedStartDate = A.Day(2024, 11, 1)),
            A.Starter(A.Id("starter"), Outside, "1", PipelineStage.Started, starter => starter.ExpectedStartDate = A.Day(2024, 9, 1)),
        ]);

        var request = new ListPipelineRequest { UnitId = _council, AsOfDate = AsOf, ThroughDate = Through, PageSize = 2 };
        List<PipelineEntry> entries = [];

        do
        {
            var page = await service.Measures.ListPipelineAsync(request);
            entries.AddRange(page.Entries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(
            [
                (overdue, "1", A.Day(2024, 8, 14), true),
                (undated, "1", null, false),
                (starts[1].Engagement.EngagementId, "1", A.Day(2024, 9, 2), false),
                (leaves[1].Engagement.EngagementId, "0.6", A.Day(2024, 9, 30), false),
                (notice[1].Engagement.EngagementId, "1", null, false),
            ],
            entries.Select(entry => (Id(entry), entry.Fte.Value, (Google.Type.Date?)entry.DueDate, entry.Overdue)));

        static string Id(PipelineEntry entry) => entry.WhoCase switch
        {
            PipelineEntry.WhoOneofCase.Expected => entry.Expected.PipelineStarterId,
            PipelineEntry.WhoOneofCase.Starter => entry.Starter.EngagementId,
            _ => entry.Leaver.EngagementId,
        };
    }

    [Fact]
    public async Task GetPipeline_ThroughADayBefore_NamesTheField()
    {
        var fields = await Details.RefusedFieldsAsync(async () =>
            await service.Measures.GetPipelineAsync(new() { UnitId = _council, AsOfDate = AsOf, ThroughDate = A.Day(2024, 8, 13) }));

        Assert.Equal(["through_date"], fields);
    }
}
