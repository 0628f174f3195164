using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Policies;

public class FrozenFigureTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task FreezeFigure_ThenCorrected_StaysAsItWasAndSaysWhatItWouldBeNow()
    {
        var (council, post) = await service.CouncilAsync(filled: 9);
        var request = ATarget.Figure(council);
        var frozen = (await service.Measures.FreezeFigureAsync(request)).Figure;

        // 1 / 10 = 10 %; corrected to 12 funded FTE: 3 / 12 = 25 %.
        await service.PushAsync(A.Post(post, council, "12"));

        Assert.Equal(("1", "10", "10"), (frozen.Value.Numerator.Value, frozen.Value.Denominator.Value, frozen.Value.Value.Value));
        Assert.Equal((1, Rounding.Types.Mode.HalfAwayFromZero), (frozen.Rounding.DecimalPlaces, frozen.Rounding.Mode));
        Assert.Equal(frozen, Assert.Single(await ListAsync(new() { UnitId = council })));

        var now = Assert.Single(await ListAsync(new() { UnitId = council, WithCurrent = true }));
        Assert.Equal((frozen.Value, "25", true, true), (now.Value, now.CurrentValue.Value.Value, now.ValueChanged, now.InputsChanged));
        Assert.Equal("10", (await service.Measures.GetVacancyRateAsync(
            new() { UnitId = council, AsOfDate = request.AsOfDate, Reading = new() { AsKnownRevision = frozen.AsKnownRevision } })).Rate.Value.Value);
    }

    /// <summary>docs/definitions.md 6.1: 13.5 of 78.3, in whole per cent; to be told again as it was told.</summary>
    [Fact]
    public async Task FreezeFigure_InWholePerCent_KeepsItsRoundingAndAllItWasMadeOf()
    {
        var (council, post, worker) = (A.Id("council"), A.Id("post"), A.Id("worker"));
        await service.PushAsync(
        [
            A.Unit(council),
            A.Post(post, council, "78.3"),
            A.Worker(worker),
            .. Enumerable.Range(0, 65).Select(i => A.Engagement(A.Id("engagement"), worker, post, i < 64 ? "1" : "0.8")),
        ]);

        var figure = (await service.Measures.FreezeFigureAsync(ATarget.Figure(council, each => each.Rounding = new() { DecimalPlaces = 0 }))).Figure;

        // 13.5 / 78.3 = 0.17241379310344...
        Assert.Equal(("13.5", "78.3", "17", "17.2413793103"), (
            figure.Value.Numerator.Value, figure.Value.Denominator.Value, figure.Value.Value.Value, figure.Value.UnroundedValue.Value));
    }

    [Fact]
    public async Task FreezeFigure_SameAgain_IsTheFirstAnswer_AndOtherContentIsRefused()
    {
        var (council, post) = await service.CouncilAsync(filled: 9);
        var request = ATarget.Figure(council);
        var first = await service.Measures.FreezeFigureAsync(request);
        await service.PushAsync(A.Post(post, council, "12"));

        Assert.Equal(first, await service.Measures.FreezeFigureAsync(request));
        Assert.Equal(first, await service.Measures.FreezeFigureAsync(new(request) { Reading = new() { AsKnownRevision = first.Figure.AsKnownRevision } }));

        foreach (var other in new[]
        {
            new FreezeFigureRequest(request) { Label = "cabinet" },
            new FreezeFigureRequest(request) { AsOfDate = A.Day(2021, 10, 31) },
            new FreezeFigureRequest(request) { Measure = ATarget.VacancyRate(VacancyDefinition.Dfe) },
            new FreezeFigureRequest(request) { Rounding = new() { DecimalPlaces = 2 } },
            new FreezeFigureRequest(request) { Reading = new() { AsKnownRevision = first.Revision } },
        })
        {
            var exception = await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.FreezeFigureAsync(other));
            var info = Details.Of(exception).Info();
            Assert.Equal((StatusCode.AlreadyExists, "FIGURE_ID_REUSED", request.FigureId), (exception.StatusCode, info.Reason, info.Metadata["figure_id"]));
        }

        Assert.Equal(first.Figure, Assert.Single(await ListAsync(new() { UnitId = council })));
    }

    [Fact]
    public async Task FreezeFigure_AsKnownThen_IsWhatWasKnownThen()
    {
        var (council, post) = await service.CouncilAsync(filled: 9);
        var then = (await service.PushAsync(A.Post(post, council, "10")))[0].Revision;
        await service.PushAsync(A.Post(post, council, "12"));

        var figure = (await service.Measures.FreezeFigureAsync(ATarget.Figure(council, each => each.Reading = new() { AsKnownRevision = then }))).Figure;

        Assert.Equal(("10", then), (figure.Value.Value.Value, figure.AsKnownRevision));
    }

    [Fact]
    public async Task FreezeFigure_ManyAtOnceUnderOneId_AllGetTheOne()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        var request = ATarget.Figure(council);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await service.Measures.FreezeFigureAsync(request)));

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task FreezeFigure_FieldsAtFault_NamesThemAll()
    {
        Task<IReadOnlyList<string>> RefusedAsync(FreezeFigureRequest request) =>
            Details.RefusedFieldsAsync(async () => await service.Measures.FreezeFigureAsync(request));

        Assert.Equal(["figure_id", "label", "unit_id", "measure", "as_of_date"], await RefusedAsync(new()));
        Assert.Equal(["measure.vacancy_rate"], await RefusedAsync(ATarget.Figure("u", each => each.Measure = ATarget.VacancyRate(VacancyDefinition.Unspecified))));
        Assert.Equal(["as_of_date"], await RefusedAsync(ATarget.Figure("u", each =>
            (each.Measure, each.AsOfDate) = (ATarget.Turnover(TurnoverMeasure.Types.Span.TwelveMonths), A.Day(2100, 1, 1)))));
    }

    [Fact]
    public async Task ListFrozenFigures_ByUnitAndLabel_InPages()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        var prefix = A.Id("scrutiny");

        foreach (var label in new[] { $"{prefix} 1", $"{prefix} 2", $"cabinet {prefix}" })
        {
            await service.Measures.FreezeFigureAsync(ATarget.Figure(council, each => each.Label = label));
        }

        var first = await service.Measures.ListFrozenFiguresAsync(new() { LabelPrefix = prefix, PageSize = 1 });
        var second = await service.Measures.ListFrozenFiguresAsync(new() { LabelPrefix = prefix, PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal([$"{prefix} 1", $"{prefix} 2"], first.Figures.Concat(second.Figures).Select(figure => figure.Label).Order(StringComparer.Ordinal));
        Assert.Equal("", second.NextPageToken);
        Assert.Equal(3, (await ListAsync(new() { UnitId = council })).Count);
    }

    private async Task<IReadOnlyList<FrozenFigure>> ListAsync(ListFrozenFiguresRequest request) =>
        (await service.Measures.ListFrozenFiguresAsync(request)).Figures;
}
