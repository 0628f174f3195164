using System.Globalization;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Policies;

public class ExplainMeasureTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Google.Type.Date Day = A.Day(2021, 11, 30);

    [Fact]
    public async Task ExplainMeasure_NetOfAgency_ListsPostsAndTheCoverThatIsTakenOff()
    {
        var (council, post) = await service.CouncilAsync(filled: 9);
        var (worker, cover) = (A.Id("worker"), A.Id("engagement"));
        await service.PushAsync(A.Worker(worker, "Ann Agency"), A.Engagement(cover, worker, post, "0.6", engagement => engagement.Footing = Footing.AgencyCover));

        var answer = await service.Measures.ExplainMeasureAsync(new()
        {
            UnitId = council,
            Measure = ATarget.VacancyRate(VacancyDefinition.EstablishmentNetOfAgency),
            AsOfDate = Day,
        });

        // (1 - 0.6) / 10 = 4 %.
        Assert.Equal(("0.4", "10", "4"), (answer.Value.Numerator.Value, answer.Value.Denominator.Value, answer.Value.Value.Value));
        Assert.Collection(
            answer.Evidence,
            row => Assert.Equal((MeasureEvidence.Types.Side.Numerator, "1", post, "9"), (row.Side, row.Amount.Value, row.Post.PostId, row.Post.InPostFte.Value)),
            row => Assert.Equal((MeasureEvidence.Types.Side.Numerator, "-0.6", cover, worker), (row.Side, row.Amount.Value, row.Engagement.EngagementId, row.Engagement.WorkerId)),
            row => Assert.Equal((MeasureEvidence.Types.Side.Denominator, "10", post, council), (row.Side, row.Amount.Value, row.Post.PostId, row.UnitId)));
        Assert.DoesNotContain("Ann", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainMeasure_Turnover_ListsTheLeaversWithWhyAndWhere()
    {
        var (council, post) = await service.CouncilAsync(filled: 8);
        var worker = A.Id("worker");
        await service.PushAsync(
            A.Worker(worker),
            A.Engagement(A.Id("engagement"), worker, post, "0.5", engagement =>
                (engagement.LastDate, engagement.LeavingReason, engagement.LeavingDestination) = (A.Day(2021, 3, 15), LeavingReason.Resignation, LeavingDestination.Agency)));

        var answer = await service.Measures.ExplainMeasureAsync(new()
        {
            UnitId = council,
            Measure = ATarget.Turnover(TurnoverMeasure.Types.Span.TwelveMonths, headcount: false),
            AsOfDate = Day,
        });

        var leaver = Assert.Single(answer.Evidence, row => row.Leaver is not null);
        Assert.Equal(("0.5", A.Day(2021, 3, 15)), (leaver.Amount.Value, leaver.AsOfDate));
        Assert.Equal((worker, LeavingReason.Resignation, LeavingDestination.Agency), (leaver.Leaver.WorkerId, leaver.Leaver.LeavingReason, leaver.Leaver.LeavingDestination));
        Assert.Equal(8, answer.Evidence.Count(row => row.Engagement is not null));
    }

    /// <summary>Two are expected in a post with 1 vacant FTE: the one due first takes it, and nobody is counted twice.</summary>
    [Fact]
    public async Task ExplainMeasure_WithPipeline_TakesOffNoMoreThanIsVacant()
    {
        var (council, post) = await service.CouncilAsync(filled: 9);
        string[] starters = [A.Id("starter"), A.Id("starter")];
        await service.PushAsync([.. starters.Select((id, i) => A.Change(change => change.PipelineStarter = new()
        {
            PipelineStarterId = id,
            Placement = new() { PostId = post },
            Fte = A.Number("0.8"),
            Stage = PipelineStage.Offered,
            ExpectedStartDate = A.Day(2022, 1, 10 - i),
        }))]);

        var answer = await service.Measures.ExplainMeasureAsync(new()
        {
            UnitId = council,
            Measure = ATarget.VacancyRate(VacancyDefinition.EstablishmentWithPipeline),
            AsOfDate = Day,
        });

        Assert.Equal("0", answer.Value.Numerator.Value);
        Assert.Equal(
            [(starters[1], "-0.8"), (starters[0], "-0.2")],
            answer.Evidence.Where(row => row.PipelineStarter is not null).Select(row => (row.PipelineStarter.PipelineStarterId, row.Amount.Value)).Reverse());
    }

    [Fact]
    public async Task ExplainMeasure_InPages_AddsUpThoughMoreArrivesInBetween()
    {
        var (council, post) = await service.CouncilAsync(filled: 9);
        var request = new ExplainMeasureRequest { UnitId = council, Measure = new() { Figure = StaffingFigure.InPost }, AsOfDate = Day, PageSize = 4 };
        var pages = new List<ExplainMeasureResponse> { await service.Measures.ExplainMeasureAsync(request) };

        while (pages[^1].NextPageToken.Length > 0)
        {
            var worker = A.Id("worker");
            await service.PushAsync(A.Worker(worker), A.Engagement(A.Id("engagement"), worker, post));
            pages.Add(await service.Measures.ExplainMeasureAsync(new(request) { PageToken = pages[^1].NextPageToken }));
        }

        Assert.Equal(3, pages.Count);
        Assert.Single(pages.Select(page => (page.Revision, page.Value)).Distinct());
        Assert.Equal(9m, pages.SelectMany(page => page.Evidence).Sum(row => decimal.Parse(row.Amount.Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task ExplainMeasure_MissingValue_HasNoRows()
    {
        var council = A.Id("council");
        await service.PushAsync(A.Unit(council));

        var answer = await service.Measures.ExplainMeasureAsync(new() { UnitId = council, Measure = ATarget.VacancyRate(), AsOfDate = Day });

        Assert.Equal(NoValueReason.Missing, answer.Value.NoValueReason);
        Assert.Empty(answer.Evidence);
    }

    [Fact]
    public async Task ExplainMeasure_FieldsAtFault_NamesThemAll()
    {
        Task<IReadOnlyList<string>> RefusedAsync(ExplainMeasureRequest request) =>
            Details.RefusedFieldsAsync(async () => await service.Measures.ExplainMeasureAsync(request));

        Assert.Equal(["unit_id", "measure", "page_size", "page_token"], await RefusedAsync(new() { PageSize = -1, PageToken = "?" }));
        Assert.Equal(["as_of_date"], await RefusedAsync(new() { UnitId = "u", AsOfDate = A.Day(2100, 1, 1), Measure = ATarget.Turnover(TurnoverMeasure.Types.Span.Month) }));
    }
}
