using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

public class VacancyRateTests(RunningService service) : IClassFixture<RunningService>
{
    /// <summary>Five posts of 1 FTE, two filled, one filled by half, two covered by agency: 2.5 of 5 vacant, 2 covered.</summary>
    private async Task<string> ACouncilAsync()
    {
        var (council, team) = (A.Id("council"), A.Id("team"));
        var posts = Enumerable.Range(0, 5).Select(_ => A.Id("post")).ToArray();
        var worker = A.Id("worker");

        await service.PushAsync(
        [
            A.Unit(council),
            A.Unit(team, council),
            .. posts.Select(post => A.Post(post, team)),
            A.Worker(worker),
            A.Engagement(A.Id("engagement"), worker, posts[0]),
            A.Engagement(A.Id("engagement"), worker, posts[1]),
            A.Engagement(A.Id("engagement"), worker, posts[2], "0.5"),
            A.Engagement(A.Id("engagement"), worker, posts[3], with: engagement => engagement.Footing = Footing.AgencyCover),
            A.Engagement(A.Id("engagement"), worker, posts[4], with: engagement => engagement.Footing = Footing.AgencyCover),
            A.Change(change => change.PipelineStarter = new()
            {
                PipelineStarterId = A.Id("starter"),
                Placement = new() { PostId = posts[3] },
                Fte = A.Number("1"),
                Stage = PipelineStage.Offered,
                ExpectedStartDate = A.Day(2026, 9, 1),
            }),
        ]);

        return council;
    }

    [Theory]
    [InlineData(VacancyDefinition.Unspecified, "50")] // 2.5 / 5
    [InlineData(VacancyDefinition.Establishment, "50")]
    [InlineData(VacancyDefinition.EstablishmentNetOfAgency, "10")] // (2.5 - 2) / 5
    [InlineData(VacancyDefinition.EstablishmentWithPipeline, "30")] // (2.5 - 1) / 5 on 30 September
    [InlineData(VacancyDefinition.Dfe, "50")] // 2.5 / (2.5 + 2.5)
    public async Task GetVacancyRate_EachDefinition_DividesWhatItNames(VacancyDefinition definition, string percent)
    {
        var council = await ACouncilAsync();

        var rate = await service.Measures.GetVacancyRateAsync(new()
        {
            UnitId = council,
            AsOfDate = A.Day(2026, 6, 30),
            Definition = definition,
        });

        Assert.Equal(percent, rate.Rate.Value.Value);
        Assert.Equal(("5", "2.5", "2.5", "2"), (rate.EstablishmentFte.Value, rate.InPostFte.Value, rate.VacantFte.Value, rate.AgencyCoverFte.Value));
        Assert.Equal(6, rate.Roles.Count);
        Assert.Contains(rate.Sources, source => source.Source == "test");
    }

    [Fact]
    public async Task GetVacancyRate_PipelineBeforeTheStart_DoesNotCountTheStarter()
    {
        var council = await ACouncilAsync();

        var rate = await service.Measures.GetVacancyRateAsync(new()
        {
            UnitId = council,
            AsOfDate = A.Day(2026, 6, 30),
            Definition = VacancyDefinition.EstablishmentWithPipeline,
            PipelineThroughDate = A.Day(2026, 8, 31),
        });

        Assert.Equal("50", rate.Rate.Value.Value);
    }

    [Fact]
    public async Task GetVacancyRate_OverCovered_RoundsToZeroWithoutASign()
    {
        // Peterborough, November 2010: (13.5 - 13.7) / 78.3 = -0.2554 per cent.
        var (council, vacant, filled, worker) = (A.Id("council"), A.Id("post"), A.Id("post"), A.Id("worker"));
        await service.PushAsync(
        [
            A.Unit(council),
            A.Post(vacant, council, "13.5"),
            A.Post(filled, council, "64.8"),
            A.Worker(worker),
            .. Enumerable.Range(0, 54).Select(_ => A.Engagement(A.Id("engagement"), worker, filled, "1.2")),
            .. Enumerable.Range(0, 10).Select(_ => A.Engagement(A.Id("engagement"), worker, vacant, "1.37", engagement => engagement.Footing = Footing.AgencyCover)),
        ]);
        var request = new GetVacancyRateRequest
        {
            UnitId = council,
            Definition = VacancyDefinition.EstablishmentNetOfAgency,
            Rounding = new() { DecimalPlaces = 0 },
        };

        var whole = await service.Measures.GetVacancyRateAsync(request);
        request.Rounding = null;
        var oneDecimal = await service.Measures.GetVacancyRateAsync(request);
        request.Rounding = new() { Mode = Rounding.Types.Mode.Truncated };
        var oneTruncated = await service.Measures.GetVacancyRateAsync(request);

        Assert.Equal("-0.2", oneTruncated.Rate.Value.Value);
        Assert.Equal("0", whole.Rate.Value.Value);
        Assert.Equal("-0.3", oneDecimal.Rate.Value.Value);
        Assert.Equal(("-0.2", "78.3"), (oneDecimal.Rate.Numerator.Value, oneDecimal.Rate.Denominator.Value));
        Assert.Equal("-0.2554278416", oneDecimal.Rate.UnroundedValue.Value); // -20 / 78.3 = -0.25542784163...
    }

    [Fact]
    public async Task GetVacancyRate_NothingReported_IsMissingAndNotZero()
    {
        var council = A.Id("council");
        await service.PushAsync(A.Unit(council));

        var rate = await service.Measures.GetVacancyRateAsync(new() { UnitId = council });

        Assert.Equal(NoValueReason.Missing, rate.Rate.NoValueReason);
        Assert.Null(rate.Rate.Value);
    }

    [Fact]
    public async Task GetVacancyRate_PostsEnded_IsNotApplicable()
    {
        var council = A.Id("council");
        await service.PushAsync(A.Unit(council), A.Post(A.Id("post"), council, with: post => post.LastDate = A.Day(2025, 3, 31)));

        var rate = await service.Measures.GetVacancyRateAsync(new() { UnitId = council, AsOfDate = A.Day(2025, 3, 31) });

        Assert.Equal(NoValueReason.NotApplicable, rate.Rate.NoValueReason);
        Assert.Equal(("0", "0"), (rate.Rate.Numerator.Value, rate.Rate.Denominator.Value));
    }

    [Fact]
    public async Task GetVacancyRate_UnitNotKnown_IsNotFoundWithItsId()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
            await service.Measures.GetVacancyRateAsync(new() { UnitId = "no-such-unit" }));

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
        Assert.Equal("UNIT_NOT_FOUND", Details.Of(exception).Info().Reason);
        Assert.Equal("no-such-unit", Details.Of(exception).Info().Metadata["unit_id"]);
    }

    [Fact]
    public async Task GetVacancyRate_SeveralFaults_NamesThemAll()
    {
        var fields = await Details.RefusedFieldsAsync(async () => await service.Measures.GetVacancyRateAsync(new()
        {
            AsOfDate = A.Day(2026, 2, 30),
            Definition = (VacancyDefinition)77,
            Roles = { Role.CaseHolder, (Role)42 },
            Rounding = new() { DecimalPlaces = 7 },
            PipelineThroughDate = A.Day(1, 1, 1),
        }));

        Assert.Equal(
            ["as_of_date", "definition", "pipeline_through_date", "roles[1]", "rounding.decimal_places", "unit_id"],
            fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task GetVacancyRate_AbsurdlyManyRoles_AreRefusedInFewWords()
    {
        var fields = await Details.RefusedFieldsAsync(async () => await service.Measures.GetVacancyRateAsync(new()
        {
            UnitId = "any",
            Roles = { Enumerable.Repeat((Role)99, 100_000) },
        }));

        Assert.Equal(["roles"], fields);
    }
}
