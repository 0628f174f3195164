using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Policies;

public class TargetTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task SetTarget_NewOne_IsListedWithTheValueAndRagOfTheDay()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        var request = ATarget.Request(council, target => (target.AmberMargin, target.Note) = (A.Number("2.5"), "Notice to Improve"));

        var set = await service.Measures.SetTargetAsync(request);
        var status = await OnlyAsync(council, A.Day(2021, 11, 30));

        Assert.True(set.Revision > 0);
        Assert.Equal([Role.SeniorManager, Role.MiddleManager, Role.FirstLineManager, Role.SeniorPractitioner, Role.CaseHolder, Role.QualifiedWithoutCases], set.Target.Roles);
        Assert.Equal((set.Target, set.SetTime), (status.Target, status.SetTime));
        Assert.Equal("Notice to Improve", status.Target.Note);

        // 1 of 10 vacant is 10 %: 2 beyond the limit, within the margin of 2.5, and not due before the end of the year.
        Assert.Equal(("10", Rag.Amber, "2", false), (status.Value.Value.Value, status.Rag, status.BeyondLimit.Value, status.Due));
        Assert.True((await OnlyAsync(council, A.Day(2021, 12, 31))).Due);
        Assert.Null((await OnlyAsync(council, A.Day(2021, 5, 31))).Value);
    }

    [Fact]
    public async Task SetTarget_SameRequestAgain_GivesTheSameAnswerEvenOnceItWasSetAnew()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        var request = ATarget.Request(council);
        var first = await service.Measures.SetTargetAsync(request);

        Assert.Equal(first, await service.Measures.SetTargetAsync(request));

        var later = request.Clone();
        (later.RequestId, later.Target.Limit) = (A.Id("request"), A.Number("6"));
        await service.Measures.SetTargetAsync(later);

        Assert.Equal(first, await service.Measures.SetTargetAsync(request));
        Assert.Equal("6", (await OnlyAsync(council)).Target.Limit.Value);
    }

    [Fact]
    public async Task SetTarget_RequestIdUsedForSomethingElse_IsRefusedAndChangesNothing()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        var request = ATarget.Request(council);
        var first = await service.Measures.SetTargetAsync(request);
        var other = request.Clone();
        other.Target.Limit = A.Number("6");

        foreach (var reused in new[] { other, new SetTargetRequest(request) { Withdrawn = true } })
        {
            var exception = await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.SetTargetAsync(reused));
            var info = Details.Of(exception).Info();

            Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (exception.StatusCode, info.Reason));
            Assert.Equal((request.RequestId, $"{first.Revision}"), (info.Metadata["request_id"], info.Metadata["revision"]));
        }

        Assert.Equal("8", (await OnlyAsync(council)).Target.Limit.Value);
    }

    [Fact]
    public async Task SetTarget_WithALastDateOrWithdrawn_EndsOrGoes_AndStandsAsItWasKnownBefore()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        var request = ATarget.Request(council);
        var set = await service.Measures.SetTargetAsync(request);

        request.RequestId = A.Id("request");
        request.Target.LastDate = A.Day(2021, 10, 31);
        await service.Measures.SetTargetAsync(request);
        Assert.Null((await OnlyAsync(council, A.Day(2021, 11, 30))).Value);

        request.RequestId = A.Id("request");
        request.Withdrawn = true;
        await service.Measures.SetTargetAsync(request);
        Assert.Empty((await ListAsync(new() { UnitId = council })).Targets);

        var then = await ListAsync(new() { UnitId = council, AsOfDate = A.Day(2021, 11, 30), WithValues = true, Reading = new() { AsKnownRevision = set.Revision } });
        Assert.Equal("10", Assert.Single(then.Targets).Value.Value.Value);
    }

    [Fact]
    public async Task SetTarget_UnitNotKnown_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.SetTargetAsync(ATarget.Request("nowhere")));

        Assert.Equal((StatusCode.NotFound, "UNIT_NOT_FOUND"), (exception.StatusCode, Details.Of(exception).Info().Reason));
    }

    [Fact]
    public async Task SetTarget_EveryFieldAtFault_NamesThemAll()
    {
        Assert.Equal(["request_id", "target"], await RefusedAsync(new()));
        Assert.Equal(
            [
                "target.measure", "target.first_date", "target.must_be_met_by_date", "target.target_id", "target.unit_id", "target.direction",
                "target.limit",
            ],
            await RefusedAsync(new() { RequestId = "r", Target = new() }));
        Assert.Equal(
            ["target.must_be_met_by_date", "target.limit", "target.amber_margin", "target.last_date"],
            await RefusedAsync(ATarget.Request("u", target =>
            {
                target.Limit = A.Number("101");
                target.AmberMargin = A.Number("-1");
                target.MustBeMetByDate = A.Day(2021, 5, 31);
                target.LastDate = A.Day(2021, 5, 31);
            })));
    }

    /// <summary>docs/definitions.md 6.1: 8 % of what? A target that leaves it open is none.</summary>
    [Fact]
    public async Task SetTarget_DefinitionLeftOpen_NamesIt()
    {
        Task<IReadOnlyList<string>> OfAsync(Measure measure) => RefusedAsync(ATarget.Request("u", target => target.Measure = measure));

        Assert.Equal(["target.measure"], await OfAsync(new()));
        Assert.Equal(["target.measure.vacancy_rate"], await OfAsync(new() { VacancyRate = VacancyDefinition.Unspecified }));
        Assert.Equal(["target.measure.agency_rate"], await OfAsync(new() { AgencyRate = AgencyDefinition.Unspecified }));
        Assert.Equal(["target.measure.figure"], await OfAsync(new() { Figure = StaffingFigure.Unspecified }));
        Assert.Equal(["target.measure.turnover.definition", "target.measure.turnover.span"], await OfAsync(new() { Turnover = new() }));
    }

    [Theory]
    [InlineData("-0.01", false)]
    [InlineData("0", true)]
    [InlineData("100", true)]
    [InlineData("100.01", false)]
    [InlineData("8.0000001", false)]
    [InlineData("8%", false)]
    public async Task SetTarget_LimitOfARate_IsFrom0To100(string limit, bool isTaken)
    {
        var (council, _) = await service.CouncilAsync(filled: 0);
        var request = ATarget.Request(council, target => target.Limit = A.Number(limit));

        if (isTaken)
        {
            Assert.Equal(limit, (await service.Measures.SetTargetAsync(request)).Target.Limit.Value);
        }
        else
        {
            Assert.Equal(["target.limit"], await RefusedAsync(request));
        }
    }

    [Fact]
    public async Task SetTarget_BeyondTwentyForOneMeasureUnitAndRoles_IsRefusedUntilOneIsWithdrawn()
    {
        var (council, _) = await service.CouncilAsync(filled: 0);
        var first = ATarget.Request(council);
        await service.Measures.SetTargetAsync(first);

        for (var i = 1; i < 20; i++)
        {
            await service.Measures.SetTargetAsync(ATarget.Request(council));
        }

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await service.Measures.SetTargetAsync(ATarget.Request(council)));
        Assert.Equal((StatusCode.FailedPrecondition, "TOO_MANY_TARGETS", "20"),
            (exception.StatusCode, Details.Of(exception).Info().Reason, Details.Of(exception).Info().Metadata["max_targets"]));

        await service.Measures.SetTargetAsync(ATarget.Request(council, target => target.Measure = ATarget.VacancyRate(VacancyDefinition.Dfe)));
        await service.Measures.SetTargetAsync(new(first) { RequestId = A.Id("request"), Withdrawn = true });
        await service.Measures.SetTargetAsync(ATarget.Request(council));
    }

    [Fact]
    public async Task ListTargets_OfAUnit_AreItsOwnAndThoseBelow_InPages()
    {
        var (council, team, other) = (A.Id("council"), A.Id("team"), A.Id("council"));
        await service.PushAsync(A.Unit(council), A.Unit(team, council), A.Unit(other));
        var ids = new List<string>();

        foreach (var unit in new[] { council, team, other })
        {
            ids.Add((await service.Measures.SetTargetAsync(ATarget.Request(unit))).Target.TargetId);
        }

        var first = await ListAsync(new() { UnitId = council, PageSize = 1 });
        var second = await ListAsync(new() { UnitId = council, PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal(
            ids[..2].Order(StringComparer.Ordinal),
            first.Targets.Concat(second.Targets).Select(status => status.Target.TargetId));
        Assert.Equal("", second.NextPageToken);
        Assert.Equal(ids[1], Assert.Single((await ListAsync(new() { UnitId = team })).Targets).Target.TargetId);
        Assert.Empty((await ListAsync(new() { UnitId = team, AsOfDate = A.Day(2021, 5, 31), MeasuredOnly = true })).Targets);
        Assert.Superset(ids.ToHashSet(), (await ListAsync(new() { PageSize = 1000 })).Targets.Select(status => status.Target.TargetId).ToHashSet());
    }

    /// <summary>A target is no feed of the council's: it makes no source look fresh.</summary>
    [Fact]
    public async Task SetTarget_AddsNoSource_AndSourcesOfItsKindAreRefusedInAPush()
    {
        var (council, _) = await service.CouncilAsync(filled: 9);
        await service.Measures.SetTargetAsync(ATarget.Request(council));
        var change = A.Unit(A.Id("council"));
        change.Source = "workforce/targets";

        var acknowledgement = Assert.Single(await service.PushAsync(change));

        Assert.Equal(["source"], acknowledgement.Error.Fields());
        Assert.DoesNotContain(
            (await service.Measures.GetVacancyRateAsync(new() { UnitId = council })).Sources,
            source => source.Source.StartsWith("workforce", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SetTarget_AfterARestart_StandsAndIsKnownByItsRequest()
    {
        var own = await RunningService.StartAsync("--Workforce:MaxSources=1");

        try
        {
            var (council, _) = await own.CouncilAsync(filled: 9);
            var request = ATarget.Request(council);
            var set = await own.Measures.SetTargetAsync(request);
            await own.RestartAsync();

            Assert.Equal(set, await own.Measures.SetTargetAsync(request));
            Assert.Equal(set.Target, Assert.Single((await own.Measures.ListTargetsAsync(new())).Targets).Target);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private async Task<TargetStatus> OnlyAsync(string unitId, Google.Type.Date? day = null) =>
        Assert.Single((await ListAsync(new() { UnitId = unitId, AsOfDate = day, WithValues = true })).Targets);

    private async Task<ListTargetsResponse> ListAsync(ListTargetsRequest request) => await service.Measures.ListTargetsAsync(request);

    private Task<IReadOnlyList<string>> RefusedAsync(SetTargetRequest request) =>
        Details.RefusedFieldsAsync(async () => await service.Measures.SetTargetAsync(request));
}
